package se.delaktig.budget.json;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.json.AsOfParameters;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.kernel.json.AsOfJson;
import se.delaktig.kernel.json.FigureJson;
import se.delaktig.kernel.json.FiguresInJson;

/** A project's money for other programs, in kronor. */
@RestController
class BudgetJson {
  private final Gate gate;
  private final BudgetStatements statements;
  private final FiguresInJson figures;
  private final AsOfParameters asOf;

  BudgetJson(Gate gate, BudgetStatements statements, FiguresInJson figures, AsOfParameters asOf) {
    this.figures = figures;
    this.gate = gate;
    this.asOf = asOf;
    this.statements = statements;
  }

  /**
   * @param asOf the time it holds for
   * @param figures the totals, each with what it counts
   * @param lines planned, used and left by sub-budget and category
   */
  record Budget(
      String project, AsOfJson asOf, List<FigureJson> figures, List<BudgetStatement.Line> lines) {}

  @GetMapping("/api/projects/{project}/budget")
  Budget budget(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String happened,
      @RequestParam(required = false) @Nullable String known) {
    Sight sight = asOf.at(gate.see(Query.BUDGET, project), happened, known);
    BudgetStatement statement = statements.of(sight);
    return new Budget(
        project,
        asOf.of(sight),
        figures.of(
            Stream.of(
                statement.grantShare(),
                statement.spendable(),
                statement.used(),
                statement.staff(),
                statement.earned(),
                statement.cashFigure(),
                statement.cofinancing(),
                statement.needed(),
                statement.hourValue())),
        statement.lines());
  }
}
