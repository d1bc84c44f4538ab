package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
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
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.BudgetForecast;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.budget.view.PlannedRates;
import se.delaktig.kernel.clock.ProgrammeClock;
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
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet.HourValue;
import se.delaktig.project.policy.PlanFaults;

/** What is left of the support, and how much co-financing has been earned. */
@Controller
@RequestMapping("/projekt/{project}/budget")
class BudgetController {
  private static final Map<String, String> FIELDS =
      Map.of(
          "decision", "beslut",
          "ruling.number", "nummer",
          "ruling.on", "beslutad",
          "ruling.from", "galler");

  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final BudgetTables tables;
  private final AsOfPages asOf;
  private final ExplainedFigures explained;
  private final Words words;
  private final Fmt fmt;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final ProgrammeClock clock;

  BudgetController(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      BudgetTables tables,
      AsOfPages asOf,
      ExplainedFigures explained,
      Words words,
      Fmt fmt,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.tables = tables;
    this.asOf = asOf;
    this.explained = explained;
    this.words = words;
    this.fmt = fmt;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
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
    model.addAttribute("cards", support(sight, statement));
    model.addAttribute("cofinancing", cofinancing(sight, statement));
    model.addAttribute(
        "tables",
        tables.of(
            statement,
            new BudgetForecast(statement, statements.staff(sight), statement.hours().day())));
    model.addAttribute("organisations", tables.organisations(sight, statement));
    model.addAttribute("decisions", tables.decisions(sight, statement.budget()));
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

  private List<FigureCard> support(Sight sight, BudgetStatement statement) {
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
            explained.of(sight, statement.hours().day(), statement.used())),
        new FigureCard(
            "arbete",
            words.say("budget.staff"),
            fmt.kronor(statement.staff().value()),
            words.say("budget.staff.part"),
            null,
            null,
            explained.of(sight, statement.hours().day(), statement.staff())),
        new FigureCard(
            "andel",
            words.say("budget.grant-share"),
            fmt.percent(statement.grantShare().orZero().movePointLeft(2)),
            words.say("budget.grant-share.of", fmt.wholeKronor(plan(statement).totalBudget())),
            null,
            null,
            explained.of(sight, statement.hours().day(), statement.grantShare())));
  }

  private List<FigureCard> cofinancing(Sight sight, BudgetStatement statement) {
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
            explained.of(sight, statement.hours().day(), earned)),
        new FigureCard(
            "timmar",
            words.say("budget.certified-hours"),
            fmt.hours((long) statement.hours().total().certified()),
            words.say("budget.of-hours", fmt.hours((long) statement.hours().plannedMinutes())),
            Bar.of(statement.hours().total().certified(), statement.hours().plannedMinutes()),
            null,
            explained.of(sight, statement.hours().day(), statement.hours().certified())),
        new FigureCard(
            "timvarde",
            words.say("budget.hour-value"),
            fmt.kronor(statement.hourValue().value()),
            breakEven(statement)
                ? words.say("budget.hour-value.computed")
                : words.say("budget.hour-value.decided"),
            null,
            null,
            explained.of(sight, statement.hours().day(), statement.hourValue())));
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
  String form(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String organisation,
      HttpServletRequest request,
      Model model) {
    return form(project, organisation, request, model, FormErrors.none());
  }

  private String form(
      String project,
      @Nullable String typedOrganisation,
      HttpServletRequest request,
      Model model,
      FormErrors errors) {
    Sight sight = gate.see(Query.BUDGET, project);
    if (!forms.may(request, DecideBudget.class)) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    OrganisationId organisation = organisation(sight, typedOrganisation);
    DecidedBudget decided = statements.budget(sight);
    List<Fields> subs = new ArrayList<>();
    for (SubBudget sub : SubBudget.values()) {
      List<Field> fields = new ArrayList<>();
      for (CostCategory category : entered()) {
        fields.add(
            new Field(
                name(sub, category),
                words.say("budget.category." + category),
                decided.lines().stream()
                    .filter(line -> line.subBudget() == sub && line.category() == category)
                    .filter(line -> Objects.equals(line.organisation(), organisation))
                    .map(line -> line.amount().value())
                    .filter(Objects::nonNull)
                    .map(amount -> fmt.number(amount))
                    .findFirst()
                    .orElse("")));
      }
      subs.add(new Fields(words.say("budget.sub." + sub), fields));
    }
    BudgetDecided held = decided.inForce();
    BudgetDecided.Ruling ruling = held == null ? null : held.ruling();
    model.addAttribute("base", "/projekt/" + project);
    model.addAttribute("errors", errors);
    model.addAttribute("subs", subs);
    model.addAttribute("decision", held == null ? "" : held.decision());
    model.addAttribute("number", ruling == null ? null : ruling.number());
    model.addAttribute("decidedOn", ruling == null ? null : ruling.on());
    model.addAttribute("from", ruling == null ? null : ruling.from());
    model.addAttribute("organisation", organisation == null ? null : organisation.value());
    model.addAttribute(
        "part", organisation == null ? null : tables.organisation(sight, organisation));
    model.addAttribute("parts", forms.organisations(sight));
    model.addAttribute("grant", fmt.kronor(plan(sight).grant()));
    model.addAttribute("invented", plan(sight).invented());
    return "budget/divide";
  }

  /** The organisation whose part is divided; absent for what is not divided among them. */
  private static @Nullable OrganisationId organisation(Sight sight, @Nullable String typed) {
    return typed == null
        ? null
        : sight.programme().places().organisations().keySet().stream()
            .filter(one -> one.value().equals(typed))
            .findFirst()
            .orElse(null);
  }

  @PostMapping("/andra")
  String divide(
      @PathVariable String project,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.BUDGET, project);
    String part = typed.get("organisation");
    OrganisationId organisation = organisation(sight, part);
    FormErrors errors = FormErrors.none();
    List<BudgetDecided.Line> lines = typedLines(sight, organisation, typed, errors);
    String decision = typed.getOrDefault("beslut", "").strip();
    errors.label("beslut", words.say("budget.decision.label"));
    if (decision.isEmpty()) {
      errors.add("beslut", "problem.field.notblank");
    }
    Optional<DecideBudget.Ruling> ruling = ruling(typed, errors);
    if (lines.isEmpty() && errors.isEmpty()) {
      errors.add(null, "problem.budget.no-lines");
    }
    if (!errors.isEmpty()) {
      return forms.again(response, form(project, part, request, model, errors));
    }
    DecideBudget command =
        new DecideBudget(
            sight.project(),
            decision,
            whole(sight, organisation, lines, ruling.orElse(null)),
            ruling.orElse(null));
    return switch (commands.send(project, "decide-budget", command, commandIds.current())) {
      case CommandSender.Sent sent ->
          forms.done(sent, "/projekt/" + project + "/budget?sparat=budget");
      case CommandSender.Refused refused ->
          forms.again(
              response, form(project, part, request, model, FormErrors.of(refused, FIELDS)));
      case CommandSender.Unknown unknown ->
          forms.again(response, form(project, part, request, model, FormErrors.of(unknown)));
    };
  }

  private List<BudgetDecided.Line> typedLines(
      Sight sight,
      @Nullable OrganisationId organisation,
      Map<String, String> typed,
      FormErrors errors) {
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
                  lines.add(
                      new BudgetDecided.Line(
                          sub, category, planned(value, plan(sight)), organisation)),
              () -> errors.add(field, "problem.budget.not-an-amount"));
        }
      }
    }
    return lines;
  }

  /** Number, day and from when belong together; all empty where it is not known. */
  private Optional<DecideBudget.Ruling> ruling(Map<String, String> typed, FormErrors errors) {
    String number = typed.getOrDefault("nummer", "").strip();
    String onTyped = typed.getOrDefault("beslutad", "").strip();
    String fromTyped = typed.getOrDefault("galler", "").strip();
    if (number.isEmpty() && onTyped.isEmpty() && fromTyped.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> on = Typed.date(onTyped);
    Optional<LocalDate> from = Typed.date(fromTyped);
    forms.require(errors, !number.isEmpty(), "nummer", "budget.ruling.number");
    if (!number.isEmpty() && !number.matches(PlanFaults.NUMBER)) {
      errors.add("nummer", "problem.budget.not-a-decision-number");
    }
    forms.require(errors, on.isPresent(), "beslutad", "budget.ruling.on");
    forms.require(errors, from.isPresent(), "galler", "budget.ruling.from");
    return errors.isEmpty()
        ? Optional.of(new DecideBudget.Ruling(number, on.orElseThrow(), from.orElseThrow()))
        : Optional.empty();
  }

  /**
   * The whole budget: what was typed, the parts that were not on the form as they stand, and what
   * the rates in force make of both.
   */
  private List<BudgetDecided.Line> whole(
      Sight sight,
      @Nullable OrganisationId organisation,
      List<BudgetDecided.Line> typed,
      DecideBudget.@Nullable Ruling ruling) {
    List<BudgetDecided.Line> lines = new ArrayList<>(typed);
    statements.budget(sight).lines().stream()
        .filter(line -> line.category() != CostCategory.INDIRECT)
        .filter(line -> !Objects.equals(line.organisation(), organisation))
        .forEach(lines::add);
    LocalDate day = ruling == null ? clock.today() : ruling.from();
    return PlannedRates.with(sight.programme(), lines, day);
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
