package se.delaktig.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.command.CorrectCashCofinancing;
import se.delaktig.budget.command.RecordCashCofinancing;
import se.delaktig.budget.command.WithdrawCashCofinancing;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CashCofinancingWithdrawn;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.policy.Places;

/**
 * Cash of one giver under one reference. Whether it counts is not asked here: cash of a day outside
 * the project, or under rules by which none counts, is recorded all the same.
 *
 * @param last as it was recorded last; absent where it never was
 * @param stands whether that was not taken back
 */
public record CashContribution(@Nullable CashCofinancingRecorded last, boolean stands) {
  public static CashContribution unknown() {
    return new CashContribution(null, false);
  }

  public CashContribution after(CashCofinancingRecorded event) {
    return new CashContribution(event, true);
  }

  public CashContribution after(CashCofinancingWithdrawn event) {
    return new CashContribution(last, false);
  }

  public Outcome<BudgetEvent> record(RecordCashCofinancing c, Places places, LocalDate today) {
    if (!places.organisations().containsKey(c.organisation())) {
      return Outcome.refused(UnknownThing.organisation());
    }
    Rejection refused = refused(c.received(), c.amount(), today);
    if (refused != null) {
      return Outcome.refused(refused);
    }
    return stands
        ? Outcome.refused(new BudgetRejection.CashAlreadyRecorded())
        : Outcome.accepted(
            new CashCofinancingRecorded(
                c.cash(),
                c.organisation(),
                c.sector(),
                c.received(),
                c.amount(),
                c.reference().strip()));
  }

  /** What was wrong is taken back and what is right recorded, or neither. */
  public Outcome<BudgetEvent> correct(CorrectCashCofinancing c, LocalDate today) {
    if (last == null) {
      return Outcome.refused(unknownCash());
    }
    if (!stands) {
      return Outcome.refused(new BudgetRejection.CashAlreadyWithdrawn());
    }
    Rejection refused = refused(c.received(), c.amount(), today);
    if (refused != null) {
      return Outcome.refused(refused);
    }
    if (c.sector() == last.sector()
        && c.received().equals(last.received())
        && c.amount().compareTo(last.amount()) == 0) {
      return Outcome.refused(new BudgetRejection.NothingChanged());
    }
    return Outcome.accepted(
        new CashCofinancingWithdrawn(c.cash(), c.reason()),
        new CashCofinancingRecorded(
            c.cash(), last.organisation(), c.sector(), c.received(), c.amount(), last.reference()));
  }

  public Outcome<BudgetEvent> withdraw(WithdrawCashCofinancing c) {
    if (last == null) {
      return Outcome.refused(unknownCash());
    }
    return stands
        ? Outcome.accepted(new CashCofinancingWithdrawn(c.cash(), c.reason()))
        : Outcome.refused(new BudgetRejection.CashAlreadyWithdrawn());
  }

  private static @Nullable Rejection refused(
      LocalDate received, BigDecimal amount, LocalDate today) {
    if (amount.signum() <= 0) {
      return new BudgetRejection.AmountNotAboveZero("amount");
    }
    return received.isAfter(today) ? new BudgetRejection.InTheFuture("received") : null;
  }

  private static UnknownThing unknownCash() {
    return new UnknownThing("budget.cash-unknown", "cash");
  }
}
