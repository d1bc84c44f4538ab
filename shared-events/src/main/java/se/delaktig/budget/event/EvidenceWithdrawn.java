package se.delaktig.budget.event;

import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.event.StoredAs;

/** A file no longer stands as evidence of a voucher. It is kept, and still read by whoever may. */
@StoredAs("evidence-withdrawn")
public record EvidenceWithdrawn(VoucherId voucher, FileId file, Reason reason)
    implements BudgetEvent {
  /** Why. */
  public enum Reason {
    WRONG_VOUCHER,
    UNREADABLE,
    REPLACED
  }
}
