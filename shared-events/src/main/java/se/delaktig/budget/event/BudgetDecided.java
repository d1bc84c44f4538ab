package se.delaktig.budget.event;

import java.math.BigDecimal;
import java.util.List;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/** How the ESF support is divided was decided, or decided anew. */
@StoredAs("budget-decided")
public record BudgetDecided(ProjectId project, String decision, List<Line> lines)
    implements BudgetEvent {
  /**
   * A line of the budget.
   *
   * @param amount kronor
   */
  public record Line(SubBudget subBudget, CostCategory category, Stated<BigDecimal> amount) {}
}
