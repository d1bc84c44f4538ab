package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.event.Stated;

/**
 * How the ESF support is divided by the latest decision.
 *
 * @param latest absent where nothing has been decided
 */
public record DecidedBudget(@Nullable BudgetDecided latest) {
  public static DecidedBudget none() {
    return new DecidedBudget(null);
  }

  /** What is planned for a category; empty where the decision does not say. */
  public Optional<Stated<BigDecimal>> planned(SubBudget subBudget, CostCategory category) {
    return latest == null
        ? Optional.empty()
        : latest.lines().stream()
            .filter(line -> line.subBudget() == subBudget && line.category() == category)
            .map(BudgetDecided.Line::amount)
            .findFirst();
  }
}
