package se.delaktig.budget.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/**
 * How the ESF support is divided was decided, or decided anew.
 *
 * @param decision the decision it comes from, in words
 * @param lines all of them; those of an earlier decision hold no longer
 * @param ruling which decision of the fund it is (beslut om stöd, ändringsbeslut); absent where
 *     that was not recorded
 */
@StoredAs(value = "budget-decided", revision = 2)
public record BudgetDecided(
    ProjectId project, String decision, List<Line> lines, @Nullable Ruling ruling)
    implements BudgetEvent {
  /**
   * A line of the budget.
   *
   * @param amount kronor
   * @param organisation whose part it is; absent for what is not divided among organisations
   */
  public record Line(
      SubBudget subBudget,
      CostCategory category,
      Stated<BigDecimal> amount,
      @Nullable OrganisationId organisation) {
    /** A line that is not divided among organisations. */
    public Line(SubBudget subBudget, CostCategory category, Stated<BigDecimal> amount) {
      this(subBudget, category, amount, null);
    }
  }

  /**
   * A decision of the fund.
   *
   * @param number the decision's number, {@code 2017/00434-3}
   * @param on the day of the decision
   * @param from the first day it holds for
   */
  public record Ruling(String number, LocalDate on, LocalDate from) {}

  /** A division of which nobody recorded which decision it is. */
  public BudgetDecided(ProjectId project, String decision, List<Line> lines) {
    this(project, decision, lines, null);
  }
}
