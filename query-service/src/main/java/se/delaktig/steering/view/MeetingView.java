package se.delaktig.steering.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.steering.event.MeetingEvent;

/** Each meeting in a document of its own. */
@Component
public class MeetingView implements View<Meeting> {
  @Override
  public String name() {
    return "meetings";
  }

  @Override
  public Class<Meeting> stateType() {
    return Meeting.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof MeetingEvent event
        ? Set.of(event.meeting().value())
        : Set.of();
  }

  @Override
  public Meeting empty(String id) {
    return Meeting.unknown(id);
  }

  @Override
  public Meeting after(Meeting state, RecordedEvent recorded) {
    return recorded.event() instanceof MeetingEvent event ? state.after(event, recorded) : state;
  }
}
