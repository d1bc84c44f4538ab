package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.RecordCashCofinancing;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CashId;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.CountedCash;
import se.delaktig.budget.view.GivenCash;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;

/** Co-financing in cash: who gave what, under which evidence, and whether it counts. */
@Controller
class CashController {
  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final Words words;
  private final Fmt fmt;

  CashController(Gate gate, BudgetStatements statements, MoneyForms forms, Words words, Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.words = words;
    this.fmt = fmt;
  }

  static String base(String project) {
    return "/projekt/" + project + "/medfinansiering/kontant";
  }

  @GetMapping("/projekt/{project}/medfinansiering/kontant")
  String list(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String sparat,
      HttpServletRequest request,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    List<GivenCash> given = statements.cash(sight);
    CountedCash counted = CountedCash.of(sight.programme(), given);
    boolean may = forms.may(request, RecordCashCofinancing.class);
    model.addAttribute("saved", forms.saved(sparat));
    model.addAttribute("base", base(project));
    model.addAttribute("cofinancing", "/projekt/" + project + "/medfinansiering");
    model.addAttribute("may", may);
    model.addAttribute(
        "heading",
        given.isEmpty()
            ? words.say("budget.cash")
            : words.say("budget.cash.heading", fmt.kronor(counted.total())));
    model.addAttribute("table", given.isEmpty() ? null : table(sight, given, counted, may));
    return "budget/cash";
  }

  private DataTable table(Sight sight, List<GivenCash> given, CountedCash counted, boolean may) {
    Map<CashId, CountedCash.Counted> standing =
        counted.given().stream()
            .collect(
                Collectors.toMap(one -> one.cash().cash(), one -> one, (a, b) -> a, HashMap::new));
    DataTable table =
        DataTable.of(
            "kontant",
            words.say("budget.cash"),
            Column.text(words.say("budget.cash.reference")),
            Column.text(words.say("budget.cash.giver")),
            Column.text(words.say("budget.cash.received")),
            words.figures("budget.amount.head", "budget.cash.amount"),
            Column.text(words.say("budget.cash.standing")));
    for (GivenCash one : given) {
      GivenCash.Entry last = one.entries().getLast();
      CashCofinancingRecorded cash = last.recorded();
      CountedCash.Counted counts = standing.get(cash.cash());
      table.row(
          may && counts != null
              ? Cell.link(
                  cash.reference(), base(sight.project().value()) + "/" + cash.cash() + "/ratta")
              : Cell.of(cash.reference()),
          Cell.of(forms.organisation(sight, cash.organisation()))
              .sub(words.say("budget.cash.sector." + cash.sector())),
          Cell.of(fmt.isoDate(cash.received())),
          Cell.of(fmt.kronor(cash.amount())),
          counts == null ? withdrawn(last) : counted(counts));
    }
    return table.sum(
        Cell.of(words.say("budget.cash.counts")),
        Cell.empty(),
        Cell.empty(),
        Cell.of(fmt.kronor(counted.total())),
        Cell.empty());
  }

  private Cell withdrawn(GivenCash.Entry last) {
    return Cell.of(
        State.of(
            Tone.NEUTRAL,
            words.say(
                "budget.cash.withdrawn",
                words.say("budget.cash.reason." + Objects.requireNonNull(last.withdrawn())))));
  }

  private Cell counted(CountedCash.Counted one) {
    return one.leftOut() == null
        ? Cell.of(State.of(Tone.GOOD, words.say("budget.cash.counts")))
        : Cell.of(State.of(Tone.LATE, words.say(one.leftOut().key())))
            .sub(words.say(one.leftOut().key() + ".mend"));
  }
}
