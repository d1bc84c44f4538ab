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

/** Each voucher's evidence, in one document. */
@Component
public class EvidenceView implements View<VoucherEvidence> {
  @Override
  public String name() {
    return "evidence";
  }

  @Override
  public Class<VoucherEvidence> stateType() {
    return VoucherEvidence.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof BudgetEvent event
        ? switch (event) {
          case EvidenceAttached e -> Set.of(e.voucher().value());
          case EvidenceWithdrawn e -> Set.of(e.voucher().value());
          case AidDeclared e -> Set.of();
          case BudgetDecided e -> Set.of();
          case CashCofinancingRecorded e -> Set.of();
          case CashCofinancingWithdrawn e -> Set.of();
          case CostRecorded e -> Set.of();
          case CostReversed e -> Set.of();
          case StaffTimeRecorded e -> Set.of();
          case StaffTimeSigned e -> Set.of();
          case StaffAppointed e -> Set.of();
        }
        : Set.of();
  }

  @Override
  public VoucherEvidence empty(String id) {
    return new VoucherEvidence(id, List.of());
  }

  @Override
  public VoucherEvidence after(VoucherEvidence state, RecordedEvent recorded) {
    return recorded.event() instanceof BudgetEvent event
        ? switch (event) {
          case EvidenceAttached e -> state.after(e, recorded.at());
          case EvidenceWithdrawn e -> state.after(e);
          case AidDeclared e -> state;
          case BudgetDecided e -> state;
          case CashCofinancingRecorded e -> state;
          case CashCofinancingWithdrawn e -> state;
          case CostRecorded e -> state;
          case CostReversed e -> state;
          case StaffTimeRecorded e -> state;
          case StaffTimeSigned e -> state;
          case StaffAppointed e -> state;
        }
        : state;
  }
}
