package se.delaktig.budget.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.policy.Staff;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** Who holds the posts of each project's staffing, in one document. */
@Component
public class StaffView implements View<Staff> {
  /** The id of a ledger's only document. */
  public static final String ONLY = "staffing";

  @Override
  public String name() {
    return "staffing";
  }

  @Override
  public Class<Staff> stateType() {
    return Staff.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof StaffAppointed ? Set.of(ONLY) : Set.of();
  }

  @Override
  public Staff empty(String id) {
    return Staff.none();
  }

  @Override
  public Staff after(Staff state, RecordedEvent recorded) {
    return recorded.event() instanceof StaffAppointed event ? state.after(event) : state;
  }
}
