package se.delaktig.kernel.view;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.event.Id;
import se.delaktig.kernel.event.ProgrammeJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * States of views as JSON: decimals as text, so that they stay exact, and sets and maps in order,
 * so that equal states are equal texts.
 */
@Component
class StateText {
  private final JsonMapper json =
      ProgrammeJson.builder()
          .addModule(
              new SimpleModule("delaktig-in-order")
                  .addSerializer(new SetInOrder())
                  .addSerializer(new MapInOrder()))
          .withConfigOverride(
              BigDecimal.class,
              decimal -> decimal.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
          .build();

  String write(Object state) {
    return json.writeValueAsString(state);
  }

  <S> S read(String text, Class<S> type) {
    return json.readValue(text, type);
  }

  private static String text(Object value) {
    return switch (value) {
      case Id id -> id.value();
      case Enum<?> constant -> constant.name();
      default -> value.toString();
    };
  }

  @SuppressWarnings("rawtypes")
  private static final class SetInOrder extends StdSerializer<Set> {
    SetInOrder() {
      super(Set.class);
    }

    @Override
    public void serialize(Set set, JsonGenerator generator, SerializationContext context) {
      Stream<?> inOrder =
          ((Collection<?>) set).stream().sorted((one, other) -> text(one).compareTo(text(other)));
      generator.writeStartArray();
      inOrder.forEach(element -> context.writeValue(generator, element));
      generator.writeEndArray();
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class MapInOrder extends StdSerializer<Map> {
    MapInOrder() {
      super(Map.class);
    }

    @Override
    public void serialize(Map map, JsonGenerator generator, SerializationContext context) {
      Map<String, Object> inOrder = new TreeMap<>();
      ((Map<?, ?>) map).forEach((key, value) -> inOrder.put(text(key), value));
      generator.writeStartObject();
      inOrder.forEach((name, value) -> {
        generator.writeName(name);
        context.writeValue(generator, value);
      });
      generator.writeEndObject();
    }
  }
}
