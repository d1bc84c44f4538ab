package se.delaktig.placements.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.placements.event.PlacementEvent;

/** Each placement with all its steps, in one document. */
@Component
public class PlacementView implements View<Chain> {
  @Override
  public String name() {
    return "placements";
  }

  @Override
  public Class<Chain> stateType() {
    return Chain.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof PlacementEvent event
        ? Set.of(event.placement().value())
        : Set.of();
  }

  @Override
  public Chain empty(String id) {
    return Chain.unknown(id);
  }

  @Override
  public Chain after(Chain state, RecordedEvent recorded) {
    return recorded.event() instanceof PlacementEvent event ? state.after(event) : state;
  }
}
