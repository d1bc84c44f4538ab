package se.delaktig.budget;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.command.ReverseCost;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.policy.Places;

/**
 * A voucher's cost in one category. Once reversed it may be recorded anew.
 *
 * @param recorded as it was recorded last
 * @param reversed whether that was taken back
 */
public record Cost(@Nullable CostRecorded recorded, boolean reversed) {
  public static Cost unknown() {
    return new Cost(null, false);
  }

  public Cost after(CostRecorded event) {
    return new Cost(event, false);
  }

  public Cost after(CostReversed event) {
    return new Cost(recorded, true);
  }

  public Outcome<BudgetEvent> record(RecordCost c, Places places, LocalDate today) {
    if (!places.organisations().containsKey(c.organisation())) {
      return Outcome.refused(UnknownThing.organisation());
    }
    if (c.category() == CostCategory.INDIRECT) {
      return Outcome.refused(new BudgetRejection.IndirectIsComputed());
    }
    if (c.paid().isAfter(today)) {
      return Outcome.refused(new BudgetRejection.InTheFuture("paid"));
    }
    if (c.amount().signum() <= 0) {
      return Outcome.refused(new BudgetRejection.AmountNotAboveZero("amount"));
    }
    if (recorded != null && !reversed) {
      return Outcome.refused(new BudgetRejection.AlreadyRecorded());
    }
    return Outcome.accepted(
        new CostRecorded(
            c.cost(),
            c.organisation(),
            c.subBudget(),
            c.category(),
            c.paid(),
            c.amount(),
            c.voucher().strip(),
            null));
  }

  public Outcome<BudgetEvent> reverse(ReverseCost c) {
    if (recorded == null) {
      return Outcome.refused(new UnknownThing("budget.cost-unknown", "cost"));
    }
    return reversed
        ? Outcome.refused(new BudgetRejection.AlreadyReversed())
        : Outcome.accepted(new CostReversed(c.cost(), c.reason()));
  }
}
