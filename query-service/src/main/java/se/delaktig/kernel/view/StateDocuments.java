package se.delaktig.kernel.view;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.event.ProgrammeJson;
import tools.jackson.databind.json.JsonMapper;

/** States of views as BSON documents: decimals as text, so that they stay exact. */
@Component
class StateDocuments {
  private final JsonMapper json =
      ProgrammeJson.builder()
          .withConfigOverride(
              BigDecimal.class,
              decimal -> decimal.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
          .build();

  @SuppressWarnings("unchecked")
  Document write(Object state) {
    return new Document(json.convertValue(state, Map.class));
  }

  <S> S read(Document document, Class<S> type) {
    return json.convertValue(document, type);
  }
}
