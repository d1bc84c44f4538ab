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

/** Each cost with what has been taken back of it, in one document. */
@Component
public class CostView implements View<VoucherCost> {
  @Override
  public String name() {
    return "costs";
  }

  @Override
  public Class<VoucherCost> stateType() {
    return VoucherCost.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof BudgetEvent event
        ? switch (event) {
          case CostRecorded e -> Set.of(e.cost().value());
          case CostReversed e -> Set.of(e.cost().value());
          case AidDeclared e -> Set.of();
          case BudgetDecided e -> Set.of();
          case CashCofinancingRecorded e -> Set.of();
          case CashCofinancingWithdrawn e -> Set.of();
          case EvidenceAttached e -> Set.of();
          case EvidenceWithdrawn e -> Set.of();
          case StaffTimeRecorded e -> Set.of();
          case StaffTimeSigned e -> Set.of();
          case StaffAppointed e -> Set.of();
        }
        : Set.of();
  }

  @Override
  public VoucherCost empty(String id) {
    return new VoucherCost(id, List.of());
  }

  @Override
  public VoucherCost after(VoucherCost state, RecordedEvent recorded) {
    return recorded.event() instanceof BudgetEvent event
        ? switch (event) {
          case CostRecorded e -> state.after(e, recorded.at());
          case CostReversed e -> state.after(e);
          case AidDeclared e -> state;
          case BudgetDecided e -> state;
          case CashCofinancingRecorded e -> state;
          case CashCofinancingWithdrawn e -> state;
          case EvidenceAttached e -> state;
          case EvidenceWithdrawn e -> state;
          case StaffTimeRecorded e -> state;
          case StaffTimeSigned e -> state;
          case StaffAppointed e -> state;
        }
        : state;
  }
}
