package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectPlan;

/** Divides the support, or a part of it, anew. */
@Controller
@RequestMapping("/projekt/{project}/budget/andra")
class DivideBudgetController {
  private static final Map<String, String> FIELDS =
      Map.of(
          "decision", "beslut",
          "ruling.number", "nummer",
          "ruling.on", "beslutad",
          "ruling.from", "galler");

  private final Gate gate;
  private final BudgetStatements statements;
  private final DivisionForm division;
  private final MoneyForms forms;
  private final BudgetTables tables;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final Words words;
  private final Fmt fmt;

  DivideBudgetController(
      Gate gate,
      BudgetStatements statements,
      DivisionForm division,
      MoneyForms forms,
      BudgetTables tables,
      CommandSender commands,
      CommandIds commandIds,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.division = division;
    this.forms = forms;
    this.tables = tables;
    this.commands = commands;
    this.commandIds = commandIds;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping
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
    BudgetDecided held = decided.inForce();
    BudgetDecided.Ruling ruling = held == null ? null : held.ruling();
    model.addAttribute("base", "/projekt/" + project);
    model.addAttribute("errors", errors);
    model.addAttribute("subs", division.fields(decided, organisation));
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

  @PostMapping
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
    List<BudgetDecided.Line> lines = division.lines(sight, organisation, typed, errors);
    String decision = typed.getOrDefault("beslut", "").strip();
    errors.label("beslut", words.say("budget.decision.label"));
    if (decision.isEmpty()) {
      errors.add("beslut", "problem.field.notblank");
    }
    Optional<DecideBudget.Ruling> ruling = division.ruling(typed, errors);
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
            division.whole(sight, organisation, lines, ruling.orElse(null)),
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

  private static ProjectPlan plan(Sight sight) {
    return Objects.requireNonNull(sight.programme().plan());
  }
}
