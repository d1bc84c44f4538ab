package se.delaktig.budget.page;

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
import se.delaktig.budget.command.CorrectCashCofinancing;
import se.delaktig.budget.command.RecordCashCofinancing;
import se.delaktig.budget.command.WithdrawCashCofinancing;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CashCofinancingWithdrawn.Reason;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.GivenCash;
import se.delaktig.claims.page.LateEntries;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectPlan.Sector;

/** Records co-financing in cash, corrects it, or takes it back with a reason. */
@Controller
@RequestMapping("/projekt/{project}/medfinansiering/kontant")
class CashChangesController {
  /** The form's field for each of the commands'. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "organisation", "organisation",
          "sector", "slag",
          "received", "mottaget",
          "amount", "belopp",
          "reference", "underlag");

  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final MoneySending sending;
  private final LateEntries lateEntries;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  CashChangesController(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      MoneySending sending,
      LateEntries lateEntries,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.sending = sending;
    this.lateEntries = lateEntries;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  /** What kind of organisation gave cash, when it was received, and how much it is. */
  private record Filled(Sector sector, LocalDate received, BigDecimal amount) {}

  /** Reads the fields; empty where something is wrong, which the errors then say. */
  private Optional<Filled> read(Map<String, String> typed, FormErrors errors) {
    Optional<Sector> sector = Typed.one(Sector.class, typed.get("slag"));
    Optional<LocalDate> received = Typed.date(typed.get("mottaget"));
    String written = CostForm.text(typed, "belopp");
    Optional<BigDecimal> amount = Typed.amount(written);
    forms.require(errors, sector.isPresent(), "slag", "budget.cash.sector");
    forms.require(errors, received.isPresent(), "mottaget", "budget.cash.received");
    forms.require(errors, written != null, "belopp", "budget.amount.label");
    if (written != null && amount.isEmpty()) {
      errors.add("belopp", "problem.budget.not-an-amount");
    }
    return sector.isPresent() && received.isPresent() && amount.isPresent()
        ? Optional.of(new Filled(sector.get(), received.get(), amount.get()))
        : Optional.empty();
  }

  @GetMapping("/ny")
  String form(@PathVariable String project, Model model) {
    return form(project, model, FormErrors.none());
  }

  private String form(String project, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.COSTS, project);
    model.addAttribute("base", CashController.base(project));
    model.addAttribute("errors", errors);
    model.addAttribute("organisations", forms.organisations(sight));
    model.addAttribute("sectors", sectors());
    model.addAttribute("today", clock.today());
    return "budget/cash-form";
  }

  private List<Choice> sectors() {
    return Choice.all(Sector.class, "budget.cash.sector", words);
  }

  @PostMapping("/ny")
  String record(
      @PathVariable String project,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    FormErrors errors = FormErrors.none();
    String organisation = typed.getOrDefault("organisation", "");
    String reference = CostForm.text(typed, "underlag");
    forms.require(
        errors,
        forms.organisations(sight).stream().anyMatch(one -> one.value().equals(organisation)),
        "organisation",
        "budget.cash.giver");
    Optional<Filled> filled = read(typed, errors);
    forms.require(errors, reference != null, "underlag", "budget.cash.reference");
    if (!errors.isEmpty() || filled.isEmpty() || reference == null) {
      return forms.again(response, form(project, model, errors));
    }
    Filled cash = filled.get();
    if (lateEntries.offered(sight, typed.get("sen"), model, cash.received())) {
      return forms.again(response, form(project, model, errors));
    }
    RecordCashCofinancing command =
        new RecordCashCofinancing(
            sight.project(),
            new OrganisationId(organisation),
            cash.sector(),
            cash.received(),
            cash.amount(),
            reference);
    return sending.sent(
        sight,
        new MoneySending.Asked(
            "record-cash-cofinancing", command, FIELDS, wrong -> form(project, model, wrong)),
        CashController.base(project) + "?sparat=kontant",
        response);
  }

  @GetMapping("/{cash}/ratta")
  String correctForm(@PathVariable String project, @PathVariable String cash, Model model) {
    return correctForm(project, cash, model, FormErrors.none());
  }

  private String correctForm(String project, String id, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.COSTS, project);
    CashCofinancingRecorded cash = standing(sight, id);
    model.addAttribute("sectors", sectors());
    model.addAttribute("sector", cash.sector().name());
    model.addAttribute("received", cash.received());
    model.addAttribute("amount", cash.amount().setScale(2).toPlainString().replace('.', ','));
    model.addAttribute("today", clock.today());
    change(sight, cash, model, errors);
    return "budget/cash-correct";
  }

  private void change(Sight sight, CashCofinancingRecorded cash, Model model, FormErrors errors) {
    model.addAttribute("base", CashController.base(sight.project().value()));
    model.addAttribute("id", cash.cash().value());
    model.addAttribute("errors", errors);
    model.addAttribute("where", forms.organisation(sight, cash.organisation()));
    model.addAttribute(
        "heading", words.say("budget.cash.of", cash.reference(), fmt.kronor(cash.amount())));
    model.addAttribute("reasons", Choice.all(Reason.class, "budget.cash.reason", words));
  }

  private CashCofinancingRecorded standing(Sight sight, String id) {
    return statements
        .cash(sight, id)
        .flatMap(GivenCash::standing)
        .orElseThrow(CashChangesController::noSuchCash);
  }

  /** As it was recorded last, standing or not: the command service says what may still be done. */
  private CashCofinancingRecorded lastOf(Sight sight, String id) {
    return statements
        .cash(sight, id)
        .map(one -> one.entries().getLast().recorded())
        .orElseThrow(CashChangesController::noSuchCash);
  }

  private static ResponseStatusException noSuchCash() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  @PostMapping("/{cash}/ratta")
  String correct(
      @PathVariable String project,
      @PathVariable String cash,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    CashCofinancingRecorded recorded = lastOf(sight, cash);
    FormErrors errors = FormErrors.none();
    Optional<Filled> filled = read(typed, errors);
    Optional<Reason> reason = sending.reason(Reason.class, typed.get("skal"), errors);
    if (!errors.isEmpty() || filled.isEmpty() || reason.isEmpty()) {
      return forms.again(response, correctForm(project, cash, model, errors));
    }
    Filled right = filled.get();
    if (lateEntries.offered(
        sight, typed.get("sen"), model, recorded.received(), right.received())) {
      return forms.again(response, correctForm(project, cash, model, errors));
    }
    CorrectCashCofinancing command =
        new CorrectCashCofinancing(
            recorded.cash(), reason.get(), right.sector(), right.received(), right.amount());
    return sending.sent(
        sight,
        new MoneySending.Asked(
            "correct-cash-cofinancing",
            command,
            FIELDS,
            wrong -> correctForm(project, cash, model, wrong)),
        CashController.base(project) + "?sparat=kontant-rattat",
        response);
  }

  @GetMapping("/{cash}/ta-tillbaka")
  String withdrawForm(@PathVariable String project, @PathVariable String cash, Model model) {
    return withdrawForm(project, cash, model, FormErrors.none());
  }

  private String withdrawForm(String project, String id, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.COSTS, project);
    change(sight, standing(sight, id), model, errors);
    return "budget/cash-withdraw";
  }

  @PostMapping("/{cash}/ta-tillbaka")
  String withdraw(
      @PathVariable String project,
      @PathVariable String cash,
      @RequestParam(required = false) @Nullable String skal,
      @RequestParam(required = false) @Nullable String sen,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    CashCofinancingRecorded recorded = lastOf(sight, cash);
    FormErrors errors = FormErrors.none();
    Optional<Reason> reason = sending.reason(Reason.class, skal, errors);
    if (reason.isEmpty()) {
      return forms.again(response, withdrawForm(project, cash, model, errors));
    }
    if (lateEntries.offered(sight, sen, model, recorded.received())) {
      return forms.again(response, withdrawForm(project, cash, model, errors));
    }
    WithdrawCashCofinancing command = new WithdrawCashCofinancing(recorded.cash(), reason.get());
    return sending.sent(
        sight,
        new MoneySending.Asked(
            "withdraw-cash-cofinancing",
            command,
            Map.of(),
            wrong -> withdrawForm(project, cash, model, wrong)),
        CashController.base(project) + "?sparat=kontant-tillbaka",
        response);
  }
}
