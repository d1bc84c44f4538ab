package se.delaktig.participants.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.participants.event.MaskEvent;
import se.delaktig.participants.event.MaskId;

/** When protected identities were shown to whom, a document for each mask. */
@Component
public class UnmaskingsView implements View<Unmaskings> {
  @Override
  public String name() {
    return "unmaskings";
  }

  @Override
  public Class<Unmaskings> stateType() {
    return Unmaskings.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof MaskEvent event ? Set.of(event.mask().value()) : Set.of();
  }

  @Override
  public Unmaskings empty(String id) {
    return Unmaskings.none(new MaskId(id));
  }

  @Override
  public Unmaskings after(Unmaskings state, RecordedEvent recorded) {
    return recorded.event() instanceof MaskEvent event ? state.after(event, recorded.at()) : state;
  }
}
