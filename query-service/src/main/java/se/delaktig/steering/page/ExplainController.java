package se.delaktig.steering.page;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.steering.view.SteeringStatement;
import se.delaktig.steering.view.SteeringStatements;

/** How a figure came about: its formula, its parts, what it leaves out and why. */
@Controller
class ExplainController {
  private final Gate gate;
  private final SteeringStatements statements;
  private final SteeringTables tables;
  private final AsOfPages asOf;
  private final Words words;
  private final Fmt fmt;

  ExplainController(
      Gate gate,
      SteeringStatements statements,
      SteeringTables tables,
      AsOfPages asOf,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.tables = tables;
    this.asOf = asOf;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping("/projekt/{project}/forklara/{key}")
  String explain(
      @PathVariable String project,
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    SteeringStatement statement =
        statements.of(asOf.at(gate.see(Query.HOURS, project), hande, kant, model));
    Figure figure =
        figures(statement).stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .map(one -> statement.seesPeople() ? one : one.withoutSmallGroups())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String name = words.say("steering.figure." + key);
    model.addAttribute(
        "heading", words.say("steering.explain.heading", name, shown(figure, figure.value())));
    model.addAttribute("formula", words.say("steering.explain." + key));
    model.addAttribute("parts", parts(figure, statement));
    model.addAttribute(
        "leftOut", figure.leavesOut().isEmpty() ? null : leftOut(figure, statement.seesPeople()));
    model.addAttribute(
        "basis",
        words.say(
            "steering.explain.basis",
            fmt.number(figure.ruleVersion()),
            fmt.number(figure.position()),
            fmt.date(statement.today())));
    model.addAttribute("hoursPage", "/projekt/" + project + "/timmar");
    return "steering/explain";
  }

  private static List<Figure> figures(SteeringStatement statement) {
    return List.of(
        statement.hours().logged(),
        statement.hours().signed(),
        statement.hours().certified(),
        new Cofinancing(statement.hours()).earned());
  }

  private DataTable parts(Figure figure, SteeringStatement statement) {
    DataTable table =
        DataTable.of(
            "tabell-delar",
            words.say("steering.explain.parts.caption"),
            Column.text(words.say("steering.explain.part")),
            Column.figure(words.say("steering.explain.value")));
    figure
        .counts()
        .forEach(part ->
            table.row(
                Cell.of(partName(part.key(), statement)), Cell.of(shown(figure, part.value()))));
    return table.sum(Cell.of(words.say("steering.all")), Cell.of(shown(figure, figure.value())));
  }

  private String partName(String key, SteeringStatement statement) {
    if (key.equals(Figure.JOINED)) {
      return words.say("steering.parts-joined");
    }
    return words.has("steering." + key)
        ? words.say("steering." + key)
        : statement.organisationName(key).orElse(words.say("steering.no-organisation"));
  }

  private DataTable leftOut(Figure figure, boolean people) {
    DataTable table =
        DataTable.of(
            "tabell-utelamnat",
            words.say("steering.left-out.caption"),
            Column.text(words.say("steering.why")),
            Column.figure(words.say("steering.explain.value")),
            Column.figure(words.say("steering.attendances")),
            Column.full(words.say("steering.mend")));
    figure
        .leavesOut()
        .forEach(out ->
            table.row(
                Cell.of(words.say("steering." + out.reason())),
                Cell.of(shown(figure, out.value())),
                Cell.of(tables.attendances(out, people)),
                Cell.of(words.say("steering." + out.reason() + ".mend"))));
    return table;
  }

  private String shown(Figure figure, @Nullable BigDecimal value) {
    if (value == null) {
      return fmt.missing();
    }
    return switch (figure.unit()) {
      case MINUTES -> fmt.hours(value.longValue());
      case KRONOR, KRONOR_PER_HOUR -> fmt.kronor(value);
      case PEOPLE, SESSIONS, PERCENT, GOALS -> fmt.number(value);
    };
  }
}
