package se.delaktig.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.policy.Places;

/**
 * How the ESF support is divided. Lines that add up to something else than the support are recorded
 * all the same; the budget shows the difference.
 */
public record Division(@Nullable BudgetDecided decided) {
  public static Division none() {
    return new Division(null);
  }

  public Division after(BudgetDecided event) {
    return new Division(event);
  }

  public Outcome<BudgetEvent> decide(DecideBudget c, Places places, LocalDate today) {
    Set<String> seen = new HashSet<>();
    for (BudgetDecided.Line line : c.lines()) {
      OrganisationId organisation = line.organisation();
      if (organisation != null && !places.organisations().containsKey(organisation)) {
        return Outcome.refused(UnknownThing.organisation());
      }
      if (!seen.add(line.subBudget() + "|" + line.category() + "|" + organisation)) {
        return Outcome.refused(new BudgetRejection.LineTwice());
      }
      BigDecimal amount = line.amount().value();
      if (amount != null && amount.signum() < 0) {
        return Outcome.refused(new BudgetRejection.AmountBelowZero());
      }
    }
    DecideBudget.Ruling ruling = c.ruling();
    if (ruling == null && decided != null && decided.ruling() != null) {
      return Outcome.refused(new BudgetRejection.WhichDecision());
    }
    if (ruling != null && ruling.on().isAfter(today)) {
      return Outcome.refused(new BudgetRejection.InTheFuture("ruling.on"));
    }
    if (ruling != null && ruling.from().isAfter(today)) {
      return Outcome.refused(new BudgetRejection.InTheFuture("ruling.from"));
    }
    BudgetDecided next =
        new BudgetDecided(
            c.project(),
            c.decision().strip(),
            c.lines(),
            ruling == null
                ? null
                : new BudgetDecided.Ruling(ruling.number(), ruling.on(), ruling.from()));
    return next.equals(decided)
        ? Outcome.refused(new BudgetRejection.NothingChanged())
        : Outcome.accepted(next);
  }
}
