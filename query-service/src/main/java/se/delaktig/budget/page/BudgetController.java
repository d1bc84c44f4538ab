package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet.HourValue;

/** What is left of the support, and how much co-financing has been earned. */
@Controller
@RequestMapping("/projekt/{project}/budget")
class BudgetController {
  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final BudgetTables tables;
  private final AsOfPages asOf;
  private final Words words;
  private final Fmt fmt;
  private final CommandSender commands;
  private final CommandIds commandIds;

  BudgetController(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      BudgetTables tables,
      AsOfPages asOf,
      Words words,
      Fmt fmt,
      CommandSender commands,
      CommandIds commandIds) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.tables = tables;
    this.asOf = asOf;
    this.words = words;
    this.fmt = fmt;
    this.commands = commands;
    this.commandIds = commandIds;
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
    model.addAttribute("cards", support(statement));
    model.addAttribute("cofinancing", cofinancing(statement));
    model.addAttribute("tables", tables.of(statement));
    model.addAttribute("hourValue", hourValue(statement));
    return "budget/budget";
  }

  private String heading(BudgetStatement statement) {
    BigDecimal left = statement.left();
    return left.signum() < 0
        ? words.say("budget.heading.over", fmt.wholeKronor(left.negate()))
        : words.say("budget.heading", fmt.wholeKronor(left));
  }

  private @Nullable String decision(BudgetStatement statement) {
    BudgetDecided latest = statement.budget().latest();
    return latest == null ? null : words.say("budget.decision-is", latest.decision());
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

  private List<FigureCard> support(BudgetStatement statement) {
    BigDecimal used = statement.used().orZero();
    BigDecimal grant = statement.grant();
    State state =
        used.compareTo(grant) > 0 ? State.of(Tone.LATE, words.say("budget.above-support")) : null;
    return List.of(
        new FigureCard(
            "anvant",
            words.say("budget.used"),
            fmt.kronor(used),
            words.say("budget.of-support", fmt.wholeKronor(grant)),
            Bar.of(used, grant),
            state,
            null),
        new FigureCard(
            "arbete",
            words.say("budget.staff"),
            fmt.kronor(statement.staff().value()),
            words.say("budget.staff.part"),
            null,
            null,
            null),
        new FigureCard(
            "andel",
            words.say("budget.grant-share"),
            fmt.percent(statement.grantShare().orZero().movePointLeft(2)),
            words.say("budget.grant-share.of", fmt.wholeKronor(plan(statement).totalBudget())),
            null,
            null,
            null));
  }

  private List<FigureCard> cofinancing(BudgetStatement statement) {
    Figure earned = statement.earned();
    BigDecimal needed = statement.needed().orZero();
    return List.of(
        new FigureCard(
            "intjanat",
            words.say("budget.earned"),
            fmt.kronor(earned.value()),
            words.say("budget.of-needed", fmt.wholeKronor(needed)),
            Bar.of(earned.orZero(), needed),
            null,
            null),
        new FigureCard(
            "timmar",
            words.say("budget.certified-hours"),
            fmt.hours((long) statement.hours().total().certified()),
            words.say("budget.of-hours", fmt.hours((long) statement.hours().plannedMinutes())),
            Bar.of(statement.hours().total().certified(), statement.hours().plannedMinutes()),
            null,
            null),
        new FigureCard(
            "timvarde",
            words.say("budget.hour-value"),
            fmt.kronor(statement.hourValue().value()),
            breakEven(statement)
                ? words.say("budget.hour-value.computed")
                : words.say("budget.hour-value.decided"),
            null,
            null,
            null));
  }

  private static boolean breakEven(BudgetStatement statement) {
    return statement
        .programme()
        .rulesOn(statement.hours().day())
        .filter(rules -> rules.hourValue().kind() == HourValue.Kind.BREAK_EVEN)
        .isPresent();
  }

  private String hourValue(BudgetStatement statement) {
    return breakEven(statement)
        ? words.say(
            "budget.hour-value.formula",
            fmt.wholeKronor(statement.needed().value()),
            fmt.hours((long) statement.hours().plannedMinutes()),
            fmt.kronor(statement.hourValue().value()))
        : words.say("budget.hour-value.rule", statement.hours().ruleVersion());
  }

  /** A field of the form: one line of the budget. */
  record Field(String name, String label, @Nullable String value) {}

  /** A sub-budget's fields. */
  record Fields(String heading, List<Field> fields) {}

  @GetMapping("/andra")
  String form(@PathVariable String project, HttpServletRequest request, Model model) {
    return form(project, request, model, FormErrors.none());
  }

  private String form(String project, HttpServletRequest request, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.BUDGET, project);
    if (!forms.may(request, DecideBudget.class)) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    DecidedBudget decided = statements.budget(sight);
    List<Fields> subs = new ArrayList<>();
    for (SubBudget sub : SubBudget.values()) {
      List<Field> fields = new ArrayList<>();
      for (CostCategory category : entered()) {
        fields.add(
            new Field(
                name(sub, category),
                words.say("budget.category." + category),
                decided
                    .planned(sub, category)
                    .map(Stated::value)
                    .map(amount -> fmt.number(amount))
                    .orElse("")));
      }
      subs.add(new Fields(words.say("budget.sub." + sub), fields));
    }
    BudgetDecided latest = decided.latest();
    model.addAttribute("base", "/projekt/" + project);
    model.addAttribute("errors", errors);
    model.addAttribute("subs", subs);
    model.addAttribute("decision", latest == null ? "" : latest.decision());
    model.addAttribute("grant", fmt.kronor(plan(sight).grant()));
    model.addAttribute("invented", plan(sight).invented());
    return "budget/divide";
  }

  @PostMapping("/andra")
  String divide(
      @PathVariable String project,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.BUDGET, project);
    FormErrors errors = FormErrors.none();
    List<BudgetDecided.Line> lines = new ArrayList<>();
    for (SubBudget sub : SubBudget.values()) {
      for (CostCategory category : entered()) {
        String field = name(sub, category);
        String text = typed.getOrDefault(field, "").strip();
        errors.label(field, words.say("budget.category." + category));
        if (!text.isEmpty()) {
          Optional<BigDecimal> amount = Typed.amount(text).filter(a -> a.signum() >= 0);
          amount.ifPresentOrElse(
              value ->
                  lines.add(new BudgetDecided.Line(sub, category, planned(value, plan(sight)))),
              () -> errors.add(field, "problem.budget.not-an-amount"));
        }
      }
    }
    String decision = typed.getOrDefault("beslut", "").strip();
    errors.label("beslut", words.say("budget.decision.label"));
    if (decision.isEmpty()) {
      errors.add("beslut", "problem.field.notblank");
    }
    if (lines.isEmpty() && errors.isEmpty()) {
      errors.add(null, "problem.budget.no-lines");
    }
    if (!errors.isEmpty()) {
      return forms.again(response, form(project, request, model, errors));
    }
    DecideBudget command = new DecideBudget(sight.project(), decision, lines);
    return switch (commands.send(project, "decide-budget", command, commandIds.current())) {
      case CommandSender.Sent sent ->
          forms.done(sent, "/projekt/" + project + "/budget?sparat=budget");
      case CommandSender.Refused refused ->
          forms.again(
              response,
              form(project, request, model, FormErrors.of(refused, Map.of("decision", "beslut"))));
      case CommandSender.Unknown unknown ->
          forms.again(response, form(project, request, model, FormErrors.of(unknown)));
    };
  }

  /** Made up in a demonstration, and marked so wherever it is shown. */
  private static Stated<BigDecimal> planned(BigDecimal amount, ProjectPlan plan) {
    return plan.invented() ? new Stated<>(amount, Basis.INVENTED, null) : Stated.stated(amount);
  }

  /** Indirect costs are computed and have no field. */
  private static List<CostCategory> entered() {
    return List.of(CostCategory.values()).stream()
        .filter(category -> category != CostCategory.INDIRECT)
        .toList();
  }

  private static String name(SubBudget sub, CostCategory category) {
    return sub.name() + "-" + category.name();
  }

  private static ProjectPlan plan(BudgetStatement statement) {
    return statement.programme().planned();
  }

  private static ProjectPlan plan(Sight sight) {
    return Objects.requireNonNull(sight.programme().plan());
  }
}
