package se.delaktig.participants.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.ProtectionEvent;

/** What has been done about people's own data, a document each. */
@Component
public class DataProtectionView implements View<DataProtection> {
  @Override
  public String name() {
    return "data-protection";
  }

  @Override
  public Class<DataProtection> stateType() {
    return DataProtection.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof ProtectionEvent event
        ? Set.of(event.person().value())
        : Set.of();
  }

  @Override
  public DataProtection empty(String id) {
    return DataProtection.nothing(new PersonId(id));
  }

  @Override
  public DataProtection after(DataProtection state, RecordedEvent recorded) {
    return recorded.event() instanceof ProtectionEvent event
        ? state.after(event, recorded.at())
        : state;
  }
}
