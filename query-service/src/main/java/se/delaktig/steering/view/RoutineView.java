package se.delaktig.steering.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.steering.event.RoutineEvent;

/** Each routine in a document of its own, by its number. */
@Component
public class RoutineView implements View<Routine> {
  @Override
  public String name() {
    return "routines";
  }

  @Override
  public Class<Routine> stateType() {
    return Routine.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof RoutineEvent event
        ? Set.of(Integer.toString(event.number()))
        : Set.of();
  }

  @Override
  public Routine empty(String id) {
    return Routine.unknown();
  }

  @Override
  public Routine after(Routine state, RecordedEvent recorded) {
    return recorded.event() instanceof RoutineEvent event ? state.after(event) : state;
  }
}
