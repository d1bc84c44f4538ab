package se.delaktig.budget.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** The hours of each post in each month, in one document. */
@Component
public class StaffTimeView implements View<PostMonth> {
  @Override
  public String name() {
    return "staff-time";
  }

  @Override
  public Class<PostMonth> stateType() {
    return PostMonth.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof StaffTimeRecorded event
        ? Set.of(event.time().value())
        : Set.of();
  }

  @Override
  public PostMonth empty(String id) {
    return new PostMonth(id, null);
  }

  @Override
  public PostMonth after(PostMonth state, RecordedEvent recorded) {
    return recorded.event() instanceof StaffTimeRecorded event
        ? new PostMonth(state.time(), event)
        : state;
  }
}
