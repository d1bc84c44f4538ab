package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.view.BudgetForecast;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/** What is left of the support, and how much co-financing has been earned. */
@Controller
@RequestMapping("/projekt/{project}/budget")
class BudgetController {
  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final BudgetCards cards;
  private final BudgetTables tables;
  private final AsOfPages asOf;
  private final Words words;
  private final Fmt fmt;

  BudgetController(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      BudgetCards cards,
      BudgetTables tables,
      AsOfPages asOf,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.cards = cards;
    this.tables = tables;
    this.asOf = asOf;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping
  String budget(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String sparat,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      HttpServletRequest request,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.BUDGET, project), hande, kant, model);
    BudgetStatement statement = statements.of(sight);
    model.addAttribute("base", "/projekt/" + project);
    model.addAttribute("saved", forms.saved(sparat));
    model.addAttribute("may", forms.may(request, DecideBudget.class));
    model.addAttribute("details", gate.look(Query.COSTS, project).isPresent());
    model.addAttribute("heading", heading(statement));
    model.addAttribute("decision", decision(statement));
    model.addAttribute("invented", statement.splitIsInvented());
    model.addAttribute("undivided", undivided(statement));
    model.addAttribute("cards", cards.support(sight, statement));
    model.addAttribute("cofinancing", cards.cofinancing(sight, statement));
    model.addAttribute(
        "tables",
        tables.of(
            statement,
            new BudgetForecast(statement, statements.staff(sight), statement.hours().day()),
            line -> BudgetLineController.address(project, line) + asOf.asked(model).query()));
    model.addAttribute("organisations", tables.organisations(sight, statement));
    model.addAttribute("decisions", tables.decisions(sight, statement.budget()));
    model.addAttribute("hourValue", cards.hourValue(statement));
    return "budget/budget";
  }

  private String heading(BudgetStatement statement) {
    BigDecimal left = statement.left();
    return left.signum() < 0
        ? words.say("budget.heading.over", fmt.wholeKronor(left.negate()))
        : words.say("budget.heading", fmt.wholeKronor(left));
  }

  private @Nullable String decision(BudgetStatement statement) {
    BudgetDecided held = statement.budget().inForce();
    if (held == null) {
      return null;
    }
    BudgetDecided.Ruling ruling = held.ruling();
    return ruling == null
        ? words.say("budget.decision-is", held.decision())
        : words.say(
            "budget.decision-holds", ruling.number(), held.decision(), fmt.date(ruling.from()));
  }

  private @Nullable String undivided(BudgetStatement statement) {
    BigDecimal rest = statement.undivided();
    if (rest == null || rest.signum() == 0) {
      return null;
    }
    return rest.signum() > 0
        ? words.say("budget.undivided", fmt.kronor(rest), fmt.kronor(statement.grant()))
        : words.say(
            "budget.divided-above", fmt.kronor(rest.negate()), fmt.kronor(statement.grant()));
  }
}
