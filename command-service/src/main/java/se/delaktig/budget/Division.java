package se.delaktig.budget;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.Outcome;

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

  public Outcome<BudgetEvent> decide(DecideBudget c) {
    Map<SubBudget, Set<CostCategory>> seen = new EnumMap<>(SubBudget.class);
    for (BudgetDecided.Line line : c.lines()) {
      Set<CostCategory> categories =
          seen.computeIfAbsent(line.subBudget(), sub -> EnumSet.noneOf(CostCategory.class));
      if (!categories.add(line.category())) {
        return Outcome.refused(new BudgetRejection.LineTwice());
      }
      BigDecimal amount = line.amount().value();
      if (amount != null && amount.signum() < 0) {
        return Outcome.refused(new BudgetRejection.AmountBelowZero());
      }
    }
    BudgetDecided next = new BudgetDecided(c.project(), c.decision().strip(), c.lines());
    return next.equals(decided)
        ? Outcome.refused(new BudgetRejection.NothingChanged())
        : Outcome.accepted(next);
  }
}
