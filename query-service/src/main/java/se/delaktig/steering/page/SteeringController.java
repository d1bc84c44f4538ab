package se.delaktig.steering.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.page.BudgetTables;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.goals.page.GoalsTable;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.page.FocusReport;
import se.delaktig.steering.view.Pace;
import se.delaktig.steering.view.SteeringStatement;
import se.delaktig.steering.view.SteeringStatements;

/** The steering group's page: how it goes, without people, on one paper. */
@Controller
class SteeringController {
  private final Gate gate;
  private final SteeringStatements statements;
  private final GoalsStatements goals;
  private final GoalsTable goalsTable;
  private final SteeringCards cards;
  private final SteeringTables tables;
  private final PlaceTables places;
  private final BudgetStatements budgets;
  private final BudgetTables budgetTables;
  private final AsOfPages asOf;
  private final FocusReport focuses;
  private final Words words;
  private final Fmt fmt;

  SteeringController(
      Gate gate,
      SteeringStatements statements,
      GoalsStatements goals,
      GoalsTable goalsTable,
      SteeringCards cards,
      SteeringTables tables,
      PlaceTables places,
      BudgetStatements budgets,
      BudgetTables budgetTables,
      AsOfPages asOf,
      FocusReport focuses,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.goals = goals;
    this.goalsTable = goalsTable;
    this.cards = cards;
    this.tables = tables;
    this.places = places;
    this.budgets = budgets;
    this.budgetTables = budgetTables;
    this.asOf = asOf;
    this.focuses = focuses;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping("/projekt/{project}/styrgrupp")
  String dashboard(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight seen = gate.see(Query.STEERING, project);
    if (!seen.whole()) {
      throw new AccessDeniedException("the dashboard is of the whole project");
    }
    Sight sight = asOf.at(seen, hande, kant, model);
    SteeringStatement statement = statements.of(sight);
    PlanAddresses there = PlanAddresses.of(project, asOf.asked(model));
    model.addAttribute("conclusion", conclusion(statement));
    model.addAttribute("summary", summary(statement));
    model.addAttribute("numbersOnly", sight.numbersOnly());
    Optional<BudgetStatement> money =
        gate.look(Query.BUDGET, project)
            .map(budget -> asOf.at(budget, hande, kant, model))
            .map(budgets::of);
    model.addAttribute("figures", cards.steering(statement, money));
    Optional<BudgetStatement> divided = money.filter(one -> one.budget().inForce() != null);
    model.addAttribute("money", divided.map(budgetTables::of).orElse(List.of()));
    model.addAttribute(
        "support",
        money
            .map(budget ->
                words.say(
                    "steering.money.how",
                    fmt.wholeKronor(budget.grant()),
                    fmt.wholeKronor(budget.cash().total()),
                    fmt.percent(budget.grantShare().orZero().movePointLeft(2)),
                    fmt.wholeKronor(statement.programme().planned().totalBudget()),
                    fmt.wholeKronor(budget.left())))
            .orElse(null));
    model.addAttribute("budgetPage", "/projekt/" + project + "/budget");
    model.addAttribute("plan", tables.activities(statement, there));
    model.addAttribute("expectedWords", expectedWords(statement));
    model.addAttribute("organisations", places.organisations(statement, there));
    model.addAttribute("months", tables.months(statement, conclusion(statement)));
    model.addAttribute("pace", pace(statement));
    model.addAttribute(
        "leftOut",
        statement.hours().total().leftOut().isEmpty() ? null : tables.leftOut(statement, false));
    model.addAttribute("goalCount", statement.programme().planned().goals().size());
    model.addAttribute(
        "goals",
        goalsTable.of(
            goals.of(sight),
            goal ->
                Optional.of(
                    "/projekt/"
                        + project
                        + "/mal/"
                        + goal
                        + "/varde"
                        + asOf.asked(model).query())));
    model.addAttribute("focuses", focuses.of(sight).orElse(null));
    model.addAttribute("day", fmt.date(statement.today()));
    model.addAttribute("denominators", denominators(statement));
    model.addAttribute("sincePage", "/projekt/" + project + "/styrgrupp/sedan");
    model.addAttribute("hoursPage", "/projekt/" + project + "/timmar");
    return "steering/dashboard";
  }

  /** The page's heading: the answer. */
  String conclusion(SteeringStatement statement) {
    int behind = statement.behind();
    if (Tone.against(statement.logged(), statement.expected()) == Tone.NEUTRAL) {
      return words.say("steering.conclusion.in-step");
    }
    return behind > 0
        ? words.say("steering.conclusion.behind", hours(behind))
        : words.say("steering.conclusion.ahead", hours(-behind));
  }

  private String summary(SteeringStatement statement) {
    return words.say(
        "steering.summary",
        hours(statement.logged()),
        hours(statement.planned()),
        fmt.share(statement.logged(), statement.planned()),
        hours(statement.hours().total().certified()));
  }

  /** By which straight line "expected today" is drawn. */
  private String expectedWords(SteeringStatement statement) {
    return statement
        .period()
        .map(period ->
            words.say(
                "steering.expected.how",
                fmt.date(period.from()),
                fmt.date(period.to()),
                hours(statement.expected())))
        .orElse(words.say("steering.expected.not-stated"));
  }

  private String pace(SteeringStatement statement) {
    Pace pace = statement.pace().orElse(null);
    Period period = statement.period().orElse(null);
    if (pace == null || period == null) {
      return words.say("steering.expected.not-stated");
    }
    OptionalInt needed = pace.neededPerWeek();
    String lately = fmt.hoursAndMinutes((long) statement.latelyPerWeek());
    return needed.isPresent()
        ? words.say(
            "steering.pace",
            fmt.date(period.to()),
            fmt.hoursAndMinutes((long) needed.getAsInt()),
            lately)
        : words.say("steering.pace.too-late", fmt.date(period.to()), hours(pace.left()));
  }

  /** What percentages are of, where the source says two things. */
  private String denominators(SteeringStatement statement) {
    StringBuilder text = new StringBuilder();
    for (ProjectPlan.SourceConflict conflict : statement.programme().planned().conflicts()) {
      String chosen =
          statement.programme().settled().getOrDefault(conflict.id(), conflict.chosen());
      for (ProjectPlan.Alternative other : conflict.alternatives()) {
        if (other.id().equals(chosen)) {
          text.append(words.say("steering.denominator.chosen", fmt.number(other.value())));
        }
      }
      for (ProjectPlan.Alternative other : conflict.alternatives()) {
        if (!other.id().equals(chosen)) {
          text.append(' ')
              .append(words.say("steering.denominator.other", fmt.number(other.value())));
        }
      }
    }
    return text.toString();
  }

  private String hours(int minutes) {
    return fmt.wholeHours((long) minutes);
  }
}
