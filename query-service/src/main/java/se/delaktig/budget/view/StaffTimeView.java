package se.delaktig.budget.view;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CashCofinancingWithdrawn;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.EvidenceAttached;
import se.delaktig.budget.event.EvidenceWithdrawn;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** The hours of each post in each month with their signatures, in one document. */
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
    return recorded.event() instanceof BudgetEvent event
        ? switch (event) {
          case StaffTimeRecorded e -> Set.of(e.time().value());
          case StaffTimeSigned e -> Set.of(e.time().value());
          case StaffAppointed e -> Set.of();
          case AidDeclared e -> Set.of();
          case BudgetDecided e -> Set.of();
          case CashCofinancingRecorded e -> Set.of();
          case CashCofinancingWithdrawn e -> Set.of();
          case CostRecorded e -> Set.of();
          case CostReversed e -> Set.of();
          case EvidenceAttached e -> Set.of();
          case EvidenceWithdrawn e -> Set.of();
        }
        : Set.of();
  }

  @Override
  public PostMonth empty(String id) {
    return new PostMonth(id, null, 0, List.of());
  }

  @Override
  public PostMonth after(PostMonth state, RecordedEvent recorded) {
    return recorded.event() instanceof BudgetEvent event
        ? switch (event) {
          case StaffTimeRecorded e -> state.after(e);
          case StaffTimeSigned e -> state.after(e, recorded.actor(), recorded.at());
          case StaffAppointed e -> state;
          case AidDeclared e -> state;
          case BudgetDecided e -> state;
          case CashCofinancingRecorded e -> state;
          case CashCofinancingWithdrawn e -> state;
          case CostRecorded e -> state;
          case CostReversed e -> state;
          case EvidenceAttached e -> state;
          case EvidenceWithdrawn e -> state;
        }
        : state;
  }
}
