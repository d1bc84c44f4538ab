package se.delaktig.steering.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.steering.event.ObservationEvent;

/** Each observation in a document of its own, by its number. */
@Component
public class ObservationView implements View<Observation> {
  @Override
  public String name() {
    return "observations";
  }

  @Override
  public Class<Observation> stateType() {
    return Observation.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof ObservationEvent event
        ? Set.of(Integer.toString(event.number()))
        : Set.of();
  }

  @Override
  public Observation empty(String id) {
    return Observation.unknown();
  }

  @Override
  public Observation after(Observation state, RecordedEvent recorded) {
    return recorded.event() instanceof ObservationEvent event
        ? state.after(event, recorded)
        : state;
  }
}
