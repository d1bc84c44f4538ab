package se.delaktig.budget.event;

import se.delaktig.kernel.event.StoredAs;

/** Recorded cash was taken back whole; what is right is recorded anew. */
@StoredAs("cash-cofinancing-withdrawn")
public record CashCofinancingWithdrawn(CashId cash, Reason reason) implements BudgetEvent {
  /** Why. */
  public enum Reason {
    WRONG_AMOUNT,
    /** Another day, or another kind of giver. */
    WRONG_DETAILS,
    RECORDED_TWICE,
    NOT_THE_PROJECTS,
    /** The giver has it back. */
    PAID_BACK
  }
}
