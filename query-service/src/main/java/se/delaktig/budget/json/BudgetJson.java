package se.delaktig.budget.json;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.kernel.view.Figure;

/** A project's money for other programs, in kronor. */
@RestController
class BudgetJson {
  private final Gate gate;
  private final BudgetStatements statements;

  BudgetJson(Gate gate, BudgetStatements statements) {
    this.gate = gate;
    this.statements = statements;
  }

  /**
   * @param figures the totals, each with what it counts
   * @param lines planned, used and left by sub-budget and category
   */
  record Budget(String project, List<Figure> figures, List<BudgetStatement.Line> lines) {}

  @GetMapping("/api/projects/{project}/budget")
  Budget budget(@PathVariable String project) {
    BudgetStatement statement = statements.of(gate.see(Query.BUDGET, project));
    return new Budget(
        project,
        List.of(
            statement.grantShare(),
            statement.used(),
            statement.staff(),
            statement.earned(),
            statement.needed(),
            statement.hourValue()),
        statement.lines());
  }
}
