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

/** Cash that was given as co-financing, each giver's reference in one document. */
@Component
public class CashView implements View<GivenCash> {
  @Override
  public String name() {
    return "cash";
  }

  @Override
  public Class<GivenCash> stateType() {
    return GivenCash.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof BudgetEvent event
        ? switch (event) {
          case CashCofinancingRecorded e -> Set.of(e.cash().value());
          case CashCofinancingWithdrawn e -> Set.of(e.cash().value());
          case AidDeclared e -> Set.of();
          case BudgetDecided e -> Set.of();
          case CostRecorded e -> Set.of();
          case CostReversed e -> Set.of();
          case EvidenceAttached e -> Set.of();
          case EvidenceWithdrawn e -> Set.of();
          case StaffTimeRecorded e -> Set.of();
          case StaffTimeSigned e -> Set.of();
          case StaffAppointed e -> Set.of();
        }
        : Set.of();
  }

  @Override
  public GivenCash empty(String id) {
    return new GivenCash(id, List.of());
  }

  @Override
  public GivenCash after(GivenCash state, RecordedEvent recorded) {
    return recorded.event() instanceof BudgetEvent event
        ? switch (event) {
          case CashCofinancingRecorded e -> state.after(e, recorded.at());
          case CashCofinancingWithdrawn e -> state.after(e);
          case AidDeclared e -> state;
          case BudgetDecided e -> state;
          case CostRecorded e -> state;
          case CostReversed e -> state;
          case EvidenceAttached e -> state;
          case EvidenceWithdrawn e -> state;
          case StaffTimeRecorded e -> state;
          case StaffTimeSigned e -> state;
          case StaffAppointed e -> state;
        }
        : state;
  }
}
