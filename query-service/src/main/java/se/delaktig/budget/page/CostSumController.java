package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;

/** What the costs that are looked for come to: by category, then by month, then by voucher. */
@Controller
class CostSumController {
  private final Gate gate;
  private final BudgetStatements statements;
  private final ExplainedFigures explained;
  private final Fmt fmt;
  private final Words words;

  CostSumController(
      Gate gate, BudgetStatements statements, ExplainedFigures explained, Fmt fmt, Words words) {
    this.gate = gate;
    this.statements = statements;
    this.explained = explained;
    this.fmt = fmt;
    this.words = words;
  }

  /** How the sum is parted, what its parts are called and where they lead. */
  private record Parted(
      Function<VoucherCost.Entry, String> by,
      UnaryOperator<String> names,
      UnaryOperator<String> at) {}

  @GetMapping("/projekt/{project}/kostnader/summa")
  String sum(@PathVariable String project, SoughtCosts sought, Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    List<VoucherCost.Entry> found =
        sought.among(statements.costs(sight), statements.evidenced(sight));
    BudgetStatement statement = statements.of(sight);
    Parted parted = parted(CostsController.base(project), sought, found);
    model.addAttribute("heading", words.say("budget.costs.sum.heading"));
    model.addAttribute(
        "cards",
        List.of(
            explained.card(
                sight,
                statement.hours().day(),
                words.say("budget.amount.head"),
                figure(found, parted.by(), statement),
                parted.names(),
                part -> Optional.of(parted.at().apply(part)))));
    model.addAttribute("above", sought.at(CostsController.base(project)));
    model.addAttribute("aboveName", words.say("budget.costs"));
    return "kernel/row";
  }

  /** What a cost adds to a sum: income lessens it. */
  static BigDecimal counted(CostRecorded cost) {
    return cost.category() == CostCategory.INCOME ? cost.amount().negate() : cost.amount();
  }

  private Parted parted(String base, SoughtCosts sought, List<VoucherCost.Entry> found) {
    String here = base + "/summa";
    if (sought.category().isEmpty()) {
      return new Parted(
          entry -> entry.recorded().category().name(),
          category -> words.say("budget.category." + category),
          category -> sought.inCategory(category).at(here));
    }
    if (sought.month().isEmpty()) {
      return new Parted(
          SoughtCosts::month,
          month -> fmt.capital(fmt.month(YearMonth.parse(month))),
          month -> sought.inMonth(month).at(here));
    }
    return new Parted(
        entry -> entry.recorded().cost().value(),
        cost ->
            found.stream()
                .map(VoucherCost.Entry::recorded)
                .filter(one -> one.cost().value().equals(cost))
                .findFirst()
                .map(one ->
                    words.say("budget.costs.sum.voucher", one.voucher(), fmt.date(one.paid())))
                .orElse(cost),
        cost -> base + "/" + cost);
  }

  private static Figure figure(
      List<VoucherCost.Entry> found,
      Function<VoucherCost.Entry, String> by,
      BudgetStatement statement) {
    Map<String, BigDecimal> parts = new TreeMap<>();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal takenBack = BigDecimal.ZERO;
    int reversed = 0;
    for (VoucherCost.Entry entry : found) {
      BigDecimal amount = counted(entry.recorded());
      if (entry.reversed() == null) {
        parts.merge(by.apply(entry), amount, BigDecimal::add);
        sum = sum.add(amount);
      } else {
        takenBack = takenBack.add(amount);
        reversed++;
      }
    }
    return new Figure(
        "costs.sum",
        sum,
        null,
        Unit.KRONOR,
        0,
        statement.position(),
        parts.entrySet().stream().map(part -> Part.of(part.getKey(), part.getValue())).toList(),
        reversed == 0
            ? List.of()
            : List.of(new LeftOut("costs.taken-back", takenBack, reversed, 0)));
  }
}
