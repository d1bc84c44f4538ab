package se.delaktig.budget.event;

import se.delaktig.kernel.event.StoredAs;

/** A recorded cost was taken back whole; what is right is recorded anew. */
@StoredAs("cost-reversed")
public record CostReversed(CostId cost, Reason reason) implements BudgetEvent {
  /** Why. */
  public enum Reason {
    WRONG_AMOUNT,
    WRONG_CATEGORY,
    /** Another day, supplier, VAT or reference. */
    WRONG_DETAILS,
    RECORDED_TWICE,
    NOT_THE_PROJECTS
  }
}
