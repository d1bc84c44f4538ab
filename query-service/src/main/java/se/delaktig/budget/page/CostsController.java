package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.command.ReverseCost;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;

/** What has been paid: add a cost, or take one back with a reason. */
@Controller
@RequestMapping("/projekt/{project}/kostnader")
class CostsController {
  private static final Map<String, String> FIELDS =
      Map.of(
          "organisation", "organisation",
          "subBudget", "delbudget",
          "category", "slag",
          "paid", "betald",
          "amount", "belopp",
          "voucher", "verifikation");

  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final Words words;
  private final Fmt fmt;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final ProgrammeClock clock;

  CostsController(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      Words words,
      Fmt fmt,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.words = words;
    this.fmt = fmt;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
  }

  @GetMapping
  String list(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String sparat,
      HttpServletRequest request,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    List<VoucherCost.Entry> entries = statements.costs(sight);
    List<CostRecorded> standing =
        entries.stream()
            .filter(entry -> entry.reversed() == null)
            .map(VoucherCost.Entry::recorded)
            .toList();
    BigDecimal sum =
        standing.stream()
            .map(cost ->
                cost.category() == CostCategory.INCOME ? cost.amount().negate() : cost.amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean may = forms.may(request, RecordCost.class);
    model.addAttribute("base", base(project));
    model.addAttribute("saved", forms.saved(sparat));
    model.addAttribute("may", may);
    model.addAttribute(
        "heading", words.say("budget.costs.heading", standing.size(), fmt.kronor(sum)));
    model.addAttribute("empty", entries.isEmpty());
    model.addAttribute("table", table(sight, entries, sum, project, may));
    return "budget/costs";
  }

  private DataTable table(
      Sight sight, List<VoucherCost.Entry> entries, BigDecimal sum, String project, boolean may) {
    DataTable table =
        DataTable.of(
            "kostnader",
            words.say("budget.costs"),
            Column.text(words.say("budget.voucher.label")),
            Column.text(words.say("budget.paid.label")),
            Column.text(words.say("budget.category.head")),
            Column.text(words.say("budget.organisation.label")),
            Column.figure(words.say("budget.amount.head")),
            Column.full(words.say("budget.what")).headHidden());
    for (VoucherCost.Entry entry : entries) {
      CostRecorded cost = entry.recorded();
      Cell what =
          entry.reversed() != null
              ? Cell.of(
                  words.say("budget.reversed", words.say("budget.reason." + entry.reversed())))
              : may
                  ? Cell.link(
                      words.say("budget.reverse-one", cost.voucher()),
                      base(project) + "/" + cost.cost() + "/ta-tillbaka")
                  : Cell.empty();
      table.row(
          Cell.of(cost.voucher()),
          Cell.of(fmt.isoDate(cost.paid())),
          Cell.of(words.say("budget.category." + cost.category()))
              .sub(words.say("budget.sub." + cost.subBudget())),
          Cell.of(organisation(sight, cost.organisation())),
          Cell.of(fmt.kronor(cost.amount())),
          what);
    }
    return table.sum(
        Cell.of(words.say("budget.costs.sum")),
        Cell.empty(),
        Cell.empty(),
        Cell.empty(),
        Cell.of(fmt.kronor(sum)),
        Cell.empty());
  }

  private static String organisation(Sight sight, OrganisationId id) {
    OrganisationJoined joined = sight.programme().places().organisations().get(id);
    return joined == null ? id.value() : joined.name();
  }

  @GetMapping("/ny")
  String form(@PathVariable String project, Model model) {
    return form(project, model, FormErrors.none());
  }

  private String form(String project, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.COSTS, project);
    model.addAttribute("base", base(project));
    model.addAttribute("errors", errors);
    model.addAttribute("today", clock.today());
    model.addAttribute("organisations", forms.organisations(sight));
    model.addAttribute("subs", Choice.all(SubBudget.class, "budget.sub", words));
    model.addAttribute(
        "categories",
        Choice.all(CostCategory.class, "budget.category", words).stream()
            .filter(choice -> !choice.value().equals(CostCategory.INDIRECT.name()))
            .toList());
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
    Optional<SubBudget> sub = Typed.one(SubBudget.class, typed.get("delbudget"));
    Optional<CostCategory> category = Typed.one(CostCategory.class, typed.get("slag"));
    Optional<LocalDate> paid = Typed.date(typed.get("betald"));
    Optional<BigDecimal> amount = Typed.amount(typed.get("belopp"));
    forms.require(errors, !voucher.isEmpty(), "verifikation", "budget.voucher.label");
    forms.require(errors, paid.isPresent(), "betald", "budget.paid.label");
    forms.require(errors, amount.isPresent(), "belopp", "budget.amount.label");
    forms.require(
        errors,
        forms.organisations(sight).stream().anyMatch(c -> c.value().equals(organisation)),
        "organisation",
        "budget.organisation.label");
    forms.require(errors, sub.isPresent(), "delbudget", "budget.sub.label");
    forms.require(errors, category.isPresent(), "slag", "budget.category.head");
    if (!errors.isEmpty()) {
      return forms.again(response, form(project, model, errors));
    }
    RecordCost command =
        new RecordCost(
            sight.project(),
            new OrganisationId(organisation),
            sub.orElseThrow(),
            category.orElseThrow(),
            paid.orElseThrow(),
            amount.orElseThrow(),
            voucher);
    return switch (commands.send(project, "record-cost", command, commandIds.current())) {
      case CommandSender.Sent sent -> forms.done(sent, base(project) + "?sparat=kostnad");
      case CommandSender.Refused refused ->
          forms.again(response, form(project, model, FormErrors.of(refused, FIELDS)));
      case CommandSender.Unknown unknown ->
          forms.again(response, form(project, model, FormErrors.of(unknown)));
    };
  }

  @GetMapping("/{cost}/ta-tillbaka")
  String reverseForm(@PathVariable String project, @PathVariable String cost, Model model) {
    return reverseForm(project, cost, model, FormErrors.none());
  }

  private String reverseForm(String project, String id, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.COSTS, project);
    CostRecorded cost = standing(sight, id);
    model.addAttribute("base", base(project));
    model.addAttribute("id", id);
    model.addAttribute("errors", errors);
    model.addAttribute(
        "heading", words.say("budget.reverse-heading", cost.voucher(), fmt.kronor(cost.amount())));
    model.addAttribute("reasons", Choice.all(CostReversed.Reason.class, "budget.reason", words));
    return "budget/reverse";
  }

  private CostRecorded standing(Sight sight, String id) {
    return statements
        .cost(sight, id)
        .flatMap(VoucherCost::standing)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/{cost}/ta-tillbaka")
  String reverse(
      @PathVariable String project,
      @PathVariable String cost,
      @RequestParam(required = false) @Nullable String skal,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    Optional<VoucherCost> known = statements.cost(sight, cost);
    CostRecorded recorded =
        known
            .map(one -> one.entries().getLast().recorded())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    FormErrors errors = FormErrors.none();
    Optional<CostReversed.Reason> reason = Typed.one(CostReversed.Reason.class, skal);
    forms.require(errors, reason.isPresent(), "skal", "budget.why.label");
    if (!errors.isEmpty()) {
      return forms.again(response, reverseForm(project, cost, model, errors));
    }
    ReverseCost command = new ReverseCost(recorded.cost(), reason.orElseThrow());
    return switch (commands.send(project, "reverse-cost", command, commandIds.current())) {
      case CommandSender.Sent sent -> forms.done(sent, base(project) + "?sparat=tillbaka");
      case CommandSender.Refused refused ->
          forms.again(response, reverseForm(project, cost, model, FormErrors.of(refused)));
      case CommandSender.Unknown unknown ->
          forms.again(response, reverseForm(project, cost, model, FormErrors.of(unknown)));
    };
  }

  private static String base(String project) {
    return "/projekt/" + project + "/kostnader";
  }
}
