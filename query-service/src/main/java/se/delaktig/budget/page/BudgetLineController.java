package se.delaktig.budget.page;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.BudgetForecast;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.LineFigures;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;

/**
 * A line of the budget: each of its figures with what it adds up from, down to the single costs for
 * those who may see them.
 */
@Controller
class BudgetLineController {
  private final Gate gate;
  private final BudgetStatements statements;
  private final ExplainedFigures explained;
  private final AsOfPages asOf;
  private final Words words;
  private final Fmt fmt;

  BudgetLineController(
      Gate gate,
      BudgetStatements statements,
      ExplainedFigures explained,
      AsOfPages asOf,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.explained = explained;
    this.asOf = asOf;
    this.words = words;
    this.fmt = fmt;
  }

  /** The page of a line. */
  static String address(String project, BudgetStatement.Line line) {
    return "/projekt/"
        + project
        + "/budget/"
        + inAddress(line.subBudget())
        + "/"
        + inAddress(line.category());
  }

  private static String inAddress(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @GetMapping("/projekt/{project}/budget/{sub}/{category}")
  String line(
      @PathVariable String project,
      @PathVariable String sub,
      @PathVariable String category,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.BUDGET, project), hande, kant, model);
    SubBudget in = named(SubBudget.values(), sub);
    CostCategory of = named(CostCategory.values(), category);
    BudgetStatement statement = statements.of(sight);
    BudgetForecast forecast =
        new BudgetForecast(statement, statements.staff(sight), statement.hours().day());
    model.addAttribute(
        "heading",
        words.say(
            "budget.line.heading",
            words.say("budget.category." + of),
            words.say("budget.sub." + in)));
    model.addAttribute(
        "cards", cards(sight, statement, new LineFigures(statement, forecast, in, of)));
    model.addAttribute("above", "/projekt/" + project + "/budget" + asOf.asked(model).query());
    model.addAttribute("aboveName", words.say("nav.budget"));
    return "kernel/row";
  }

  private static <E extends Enum<E>> E named(E[] all, String inAddress) {
    return Stream.of(all)
        .filter(one -> inAddress(one).equals(inAddress))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private List<FigureCard> cards(Sight sight, BudgetStatement statement, LineFigures line) {
    boolean details = gate.look(Query.COSTS, sight.project().value()).isPresent();
    Map<String, CostRecorded> costs =
        statement.spent().costs().stream()
            .collect(
                Collectors.toMap(
                    cost -> LineFigures.COST + cost.cost(), cost -> cost, (a, b) -> b));
    return Stream.of(
            Map.entry("budget.planned", line.planned()),
            Map.entry("budget.used.head", line.used(details)),
            Map.entry("budget.committed", line.committed()),
            Map.entry("budget.left", line.left()),
            Map.entry("budget.forecast", line.coming()))
        .map(one -> card(sight, statement, one.getKey(), one.getValue(), costs))
        .toList();
  }

  private FigureCard card(
      Sight sight,
      BudgetStatement statement,
      String head,
      Figure figure,
      Map<String, CostRecorded> costs) {
    Function<String, Optional<String>> opens =
        part ->
            Optional.ofNullable(costs.get(part))
                .map(cost -> "/projekt/" + sight.project() + "/kostnader/" + cost.cost());
    return explained.card(
        sight,
        statement.hours().day(),
        words.say(head),
        figure,
        part -> name(sight, part, costs.get(part)),
        opens);
  }

  private String name(Sight sight, String part, @Nullable CostRecorded cost) {
    if (cost != null) {
      return words.say("budget.part.cost", fmt.date(cost.paid()), cost.voucher());
    }
    return part.startsWith(LineFigures.STAFF)
        ? words.say(
            "budget.part.staff-of",
            fmt.month(YearMonth.parse(part.substring(LineFigures.STAFF.length()))))
        : explained.organisation(sight.programme(), part);
  }
}
