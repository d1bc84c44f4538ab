package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.CorrectCost;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.command.ReverseCost;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.claims.page.LateEntries;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;

/** Adds a cost, corrects one, or takes one back with a reason. */
@Controller
@RequestMapping("/projekt/{project}/kostnader")
class CostChangesController {
  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final MoneySending sending;
  private final CostForm form;
  private final Suppliers suppliers;
  private final LateEntries lateEntries;
  private final Words words;
  private final Fmt fmt;

  CostChangesController(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      MoneySending sending,
      CostForm form,
      Suppliers suppliers,
      LateEntries lateEntries,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.sending = sending;
    this.form = form;
    this.suppliers = suppliers;
    this.lateEntries = lateEntries;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping("/ny")
  String form(@PathVariable String project, Model model) {
    return form(project, model, FormErrors.none());
  }

  private String form(String project, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.COSTS, project);
    model.addAttribute("base", CostsController.base(project));
    model.addAttribute("errors", errors);
    model.addAttribute("organisations", forms.organisations(sight));
    form.choices(model);
    form.empty(model);
    return "budget/cost";
  }

  @PostMapping("/ny")
  String add(
      @PathVariable String project,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    FormErrors errors = FormErrors.none();
    String organisation = typed.getOrDefault("organisation", "");
    String voucher = typed.getOrDefault("verifikation", "").strip();
    forms.require(errors, !voucher.isEmpty(), "verifikation", "budget.voucher.label");
    Optional<CostForm.Filled> filled = form.read(typed, errors);
    forms.require(
        errors,
        forms.organisations(sight).stream().anyMatch(c -> c.value().equals(organisation)),
        "organisation",
        "budget.organisation.label");
    String year = CostForm.text(typed, "rakenskapsar");
    Optional<Integer> financialYear = Typed.whole(year);
    if (year != null && financialYear.isEmpty()) {
      errors
          .label("rakenskapsar", words.say("budget.financial-year.label"))
          .add("rakenskapsar", "problem.field.malformed");
    }
    if (!errors.isEmpty() || filled.isEmpty()) {
      return forms.again(response, form(project, model, errors));
    }
    CostForm.Filled cost = filled.get();
    if (lateEntries.offered(sight, typed.get("sen"), model, cost.paid())) {
      return forms.again(response, form(project, model, errors));
    }
    RecordCost command =
        new RecordCost(
            sight.project(),
            new OrganisationId(organisation),
            cost.subBudget(),
            cost.category(),
            cost.paid(),
            cost.amount(),
            voucher,
            financialYear.orElse(null),
            cost.supplier(),
            cost.dated(),
            cost.vat(),
            cost.procurement());
    return sending.sent(
        sight,
        new MoneySending.Asked(
            "record-cost", command, CostForm.FIELDS, wrong -> form(project, model, wrong)),
        CostsController.base(project) + "/" + command.cost() + "?sparat=kostnad",
        response);
  }

  @GetMapping("/{cost}/ratta")
  String correctForm(@PathVariable String project, @PathVariable String cost, Model model) {
    return correctForm(project, cost, model, FormErrors.none());
  }

  private String correctForm(String project, String id, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.COSTS, project);
    CostRecorded cost =
        statements
            .cost(sight, id)
            .flatMap(VoucherCost::standing)
            .orElseThrow(CostChangesController::noSuchCost);
    model.addAttribute("base", CostsController.base(project));
    model.addAttribute("id", id);
    model.addAttribute("errors", errors);
    model.addAttribute("heading", words.say("budget.correct-heading", cost.voucher()));
    model.addAttribute("where", forms.organisation(sight, cost.organisation()));
    model.addAttribute("reasons", Choice.all(CostReversed.Reason.class, "budget.reason", words));
    form.choices(model);
    form.standing(cost, suppliers.written(sight, cost), model);
    return "budget/correct";
  }

  private static ResponseStatusException noSuchCost() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  @PostMapping("/{cost}/ratta")
  String correct(
      @PathVariable String project,
      @PathVariable String cost,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    CostRecorded recorded = lastOf(sight, cost);
    FormErrors errors = FormErrors.none();
    Optional<CostForm.Filled> filled = form.read(typed, errors);
    Optional<CostReversed.Reason> reason =
        sending.reason(CostReversed.Reason.class, typed.get("skal"), errors);
    if (!errors.isEmpty() || filled.isEmpty() || reason.isEmpty()) {
      return forms.again(response, correctForm(project, cost, model, errors));
    }
    CostForm.Filled right = filled.get();
    if (lateEntries.offered(sight, typed.get("sen"), model, recorded.paid(), right.paid())) {
      return forms.again(response, correctForm(project, cost, model, errors));
    }
    CorrectCost command =
        new CorrectCost(
            recorded.cost(),
            reason.get(),
            right.subBudget(),
            right.category(),
            right.paid(),
            right.amount(),
            right.supplier(),
            right.dated(),
            right.vat(),
            right.procurement());
    return sending.sent(
        sight,
        new MoneySending.Asked(
            "correct-cost",
            command,
            CostForm.FIELDS,
            wrong -> correctForm(project, cost, model, wrong)),
        CostsController.base(project) + "?sparat=rattad",
        response);
  }

  /** As it was recorded last, standing or not: the command service says what may still be done. */
  private CostRecorded lastOf(Sight sight, String cost) {
    return statements
        .cost(sight, cost)
        .map(one -> one.entries().getLast().recorded())
        .orElseThrow(CostChangesController::noSuchCost);
  }

  @GetMapping("/{cost}/ta-tillbaka")
  String reverseForm(@PathVariable String project, @PathVariable String cost, Model model) {
    return reverseForm(project, cost, model, FormErrors.none());
  }

  private String reverseForm(String project, String id, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.COSTS, project);
    CostRecorded cost =
        statements
            .cost(sight, id)
            .flatMap(VoucherCost::standing)
            .orElseThrow(CostChangesController::noSuchCost);
    model.addAttribute("base", CostsController.base(project));
    model.addAttribute("id", id);
    model.addAttribute("errors", errors);
    model.addAttribute(
        "heading", words.say("budget.reverse-heading", cost.voucher(), fmt.kronor(cost.amount())));
    model.addAttribute("reasons", Choice.all(CostReversed.Reason.class, "budget.reason", words));
    return "budget/reverse";
  }

  @PostMapping("/{cost}/ta-tillbaka")
  String reverse(
      @PathVariable String project,
      @PathVariable String cost,
      @RequestParam(required = false) @Nullable String skal,
      @RequestParam(required = false) @Nullable String sen,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    CostRecorded recorded = lastOf(sight, cost);
    FormErrors errors = FormErrors.none();
    Optional<CostReversed.Reason> reason = sending.reason(CostReversed.Reason.class, skal, errors);
    if (reason.isEmpty()) {
      return forms.again(response, reverseForm(project, cost, model, errors));
    }
    if (lateEntries.offered(sight, sen, model, recorded.paid())) {
      return forms.again(response, reverseForm(project, cost, model, errors));
    }
    ReverseCost command = new ReverseCost(recorded.cost(), reason.get());
    return sending.sent(
        sight,
        new MoneySending.Asked(
            "reverse-cost", command, Map.of(), wrong -> reverseForm(project, cost, model, wrong)),
        CostsController.base(project) + "?sparat=tillbaka",
        response);
  }
}
