package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.PageNumber;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;

/** What has been paid, sifted by what one looks for. */
@Controller
class CostsController {
  private static final int A_PAGE = 100;

  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final Words words;
  private final Fmt fmt;

  CostsController(Gate gate, BudgetStatements statements, MoneyForms forms, Words words, Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping("/projekt/{project}/kostnader")
  String list(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String sparat,
      SoughtCosts sought,
      @RequestParam(defaultValue = "1") PageNumber sida,
      HttpServletRequest request,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    List<VoucherCost.Entry> all = statements.costs(sight);
    Map<VoucherId, Integer> evidenced = statements.evidenced(sight);
    List<VoucherCost.Entry> found = sought.among(all, evidenced);
    int pages = Math.max(1, Math.ceilDiv(found.size(), A_PAGE));
    int page = sida.among(pages);
    List<VoucherCost.Entry> shown =
        found.subList((page - 1) * A_PAGE, Math.min(found.size(), page * A_PAGE));
    model.addAttribute("base", base(project));
    model.addAttribute("saved", forms.saved(sparat));
    model.addAttribute("may", forms.may(request, RecordCost.class));
    model.addAttribute(
        "heading",
        words.say("budget.costs.heading", standing(found).size(), fmt.kronor(sum(found))));
    model.addAttribute("any", !all.isEmpty());
    model.addAttribute("none", found.isEmpty());
    model.addAttribute(
        "lacking", all.stream().filter(entry -> SoughtCosts.lacks(entry, evidenced)).count());
    filters(sight, all, sought, model);
    model.addAttribute("sida", page);
    model.addAttribute("pages", pages);
    DataTable table = table(sight, shown, sum(found), evidenced, project);
    model.addAttribute("table", table.sumOpens(sought.at(base(project) + "/summa")));
    return "budget/costs";
  }

  private static List<CostRecorded> standing(List<VoucherCost.Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.reversed() == null)
        .map(VoucherCost.Entry::recorded)
        .toList();
  }

  private static BigDecimal sum(List<VoucherCost.Entry> entries) {
    return standing(entries).stream()
        .map(CostSumController::counted)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void filters(Sight sight, List<VoucherCost.Entry> all, SoughtCosts sought, Model model) {
    model.addAttribute("categories", Choice.all(CostCategory.class, "budget.category", words));
    model.addAttribute("organisations", forms.organisations(sight));
    model.addAttribute(
        "months",
        all.stream()
            .map(entry -> YearMonth.from(entry.recorded().paid()))
            .distinct()
            .sorted(Comparator.reverseOrder())
            .map(month -> new Choice(month.toString(), fmt.month(month)))
            .toList());
    model.addAttribute(
        "evidences",
        List.of(new Choice(SoughtCosts.LACKING, words.say("budget.evidence.lacking"))));
    model.addAttribute("slag", sought.category());
    model.addAttribute("organisation", sought.organisation());
    model.addAttribute("manad", sought.month());
    model.addAttribute("underlag", sought.evidence());
  }

  private DataTable table(
      Sight sight,
      List<VoucherCost.Entry> entries,
      BigDecimal sum,
      Map<VoucherId, Integer> evidenced,
      String project) {
    DataTable table =
        DataTable.of(
            "kostnader",
            words.say("budget.costs"),
            Column.text(words.say("budget.voucher.label")),
            Column.text(words.say("budget.paid.label")),
            Column.text(words.say("budget.category.head")),
            Column.text(words.say("budget.organisation.label")),
            Column.text(words.say("budget.evidence")),
            words.figures("budget.amount.head"));
    for (VoucherCost.Entry entry : entries) {
      CostRecorded cost = entry.recorded();
      table.row(
          Cell.link(cost.voucher(), base(project) + "/" + cost.cost()),
          Cell.of(fmt.isoDate(cost.paid())),
          Cell.of(words.say("budget.category." + cost.category()))
              .sub(words.say("budget.sub." + cost.subBudget())),
          Cell.of(forms.organisation(sight, cost.organisation())),
          evidence(entry, evidenced),
          Cell.of(fmt.kronor(cost.amount())));
    }
    return table.sum(
        Cell.of(words.say("budget.costs.sum")),
        Cell.empty(),
        Cell.empty(),
        Cell.empty(),
        Cell.empty(),
        Cell.of(fmt.kronor(sum)));
  }

  private Cell evidence(VoucherCost.Entry entry, Map<VoucherId, Integer> evidenced) {
    if (entry.reversed() != null) {
      return Cell.of(words.say("budget.reversed", words.say("budget.reason." + entry.reversed())));
    }
    Integer files = evidenced.get(entry.recorded().cost().voucher());
    return files == null
        ? Cell.of(State.of(Tone.SOON, words.say("budget.evidence.none-yet")))
        : Cell.of(State.of(Tone.GOOD, words.say("budget.evidence.files", files)));
  }

  static String base(String project) {
    return "/projekt/" + project + "/kostnader";
  }
}
