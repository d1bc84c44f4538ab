package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.CorrectCost;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.budget.view.VoucherEvidence;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;

/** One cost: what is known of it, its evidence, what else its voucher holds, and how it came. */
@Controller
class CostController {
  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final EvidenceForm evidence;
  private final Suppliers suppliers;
  private final Words words;
  private final Fmt fmt;

  CostController(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      EvidenceForm evidence,
      Suppliers suppliers,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.evidence = evidence;
    this.suppliers = suppliers;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping("/projekt/{project}/kostnader/{cost}")
  String one(
      @PathVariable String project,
      @PathVariable String cost,
      @RequestParam(required = false) @Nullable String sparat,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("saved", forms.saved(sparat));
    return show(gate.see(Query.COSTS, project), cost, FormErrors.none(), request, model);
  }

  /** The page, also when something about its evidence could not be done. */
  String show(Sight sight, String id, FormErrors errors, HttpServletRequest request, Model model) {
    VoucherCost known =
        statements
            .cost(sight, id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    VoucherCost.Entry last = known.entries().getLast();
    CostRecorded cost = last.recorded();
    VoucherEvidence files = statements.evidence(sight, cost.cost().voucher());
    boolean may = forms.may(request, CorrectCost.class);
    String base = CostsController.base(sight.project().value());
    model.addAttribute("base", base);
    model.addAttribute("id", id);
    model.addAttribute("errors", errors);
    model.addAttribute("may", may);
    model.addAttribute("stands", last.reversed() == null);
    model.addAttribute(
        "heading", words.say("budget.cost.heading", cost.voucher(), fmt.kronor(cost.amount())));
    model.addAttribute(
        "lead",
        last.reversed() == null
            ? words.say(
                "budget.cost.lead",
                words.say("budget.category." + cost.category()),
                words.say("budget.sub." + cost.subBudget()))
            : words.say("budget.cost.gone", words.say("budget.reason." + last.reversed())));
    model.addAttribute("facts", facts(sight, cost));
    model.addAttribute("others", rows(sight, cost, base));
    model.addAttribute("history", history(known, files));
    evidence.show(files, base + "/" + id, may, model);
    return "budget/voucher";
  }

  /** What is known of a cost, by its name. */
  record Fact(String label, String value) {}

  private List<Fact> facts(Sight sight, CostRecorded cost) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.say("budget.supplier.label"), fmt.text(suppliers.shown(sight, cost))));
    facts.add(
        new Fact(
            words.say("budget.organisation.label"),
            forms.organisation(sight, cost.organisation())));
    facts.add(new Fact(words.say("budget.dated.label"), fmt.text(fmt.isoDate(cost.dated()))));
    facts.add(new Fact(words.say("budget.paid.label"), fmt.isoDate(cost.paid())));
    facts.add(new Fact(words.say("budget.amount.net"), fmt.kronor(cost.amount())));
    BigDecimal vat = cost.vat();
    if (vat != null) {
      facts.add(new Fact(words.say("budget.vat.label"), fmt.kronor(vat)));
      facts.add(new Fact(words.say("budget.gross"), fmt.kronor(cost.amount().add(vat))));
    }
    facts.add(new Fact(words.say("budget.procurement.label"), fmt.text(cost.procurement())));
    if (cost.account() != null) {
      facts.add(new Fact(words.say("budget.account"), cost.account()));
    }
    if (cost.note() != null) {
      facts.add(new Fact(words.say("budget.note"), fmt.text(suppliers.text(sight, cost.note()))));
    }
    facts.add(
        new Fact(
            words.say("budget.financial-year"),
            String.valueOf(
                cost.financialYear() == null ? cost.paid().getYear() : cost.financialYear())));
    return facts;
  }

  /** The voucher's other rows; nothing where there are none. */
  private @Nullable DataTable rows(Sight sight, CostRecorded cost, String base) {
    List<CostRecorded> others =
        statements.standing(sight).getOrDefault(cost.cost().voucher(), List.of()).stream()
            .filter(other -> !other.cost().equals(cost.cost()))
            .sorted(Comparator.comparing(CostRecorded::category))
            .toList();
    if (others.isEmpty()) {
      return null;
    }
    DataTable table =
        DataTable.of(
            "rader",
            words.say("budget.rows"),
            Column.text(words.say("budget.category.head")),
            Column.text(words.say("budget.paid.label")),
            words.figures("budget.amount.head"));
    others.forEach(other ->
        table.row(
            Cell.link(words.say("budget.category." + other.category()), base + "/" + other.cost())
                .sub(words.say("budget.sub." + other.subBudget())),
            Cell.of(fmt.isoDate(other.paid())),
            Cell.of(fmt.kronor(other.amount()))));
    return table;
  }

  /** How it came, the latest last; what was withdrawn stands with its reason. */
  private List<String> history(VoucherCost cost, VoucherEvidence files) {
    Stream<String> recorded =
        cost.entries().stream()
            .flatMap(entry ->
                Stream.of(
                        words.say(
                            "budget.history.recorded",
                            fmt.moment(entry.at()),
                            fmt.kronor(entry.recorded().amount())),
                        entry.reversed() == null
                            ? ""
                            : words.say(
                                "budget.history.reversed",
                                words.say("budget.reason." + entry.reversed())))
                    .filter(line -> !line.isEmpty()));
    Stream<String> attached =
        files.files().stream()
            .map(one ->
                one.withdrawn() == null
                    ? words.say(
                        "budget.history.attached",
                        fmt.moment(one.at()),
                        fmt.fingerprint(one.attached().sha256()))
                    : words.say(
                        "budget.history.withdrawn",
                        fmt.moment(one.at()),
                        fmt.fingerprint(one.attached().sha256()),
                        words.say("budget.evidence.reason." + one.withdrawn())));
    return Stream.concat(recorded, attached).toList();
  }
}
