package se.delaktig.steering.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Fold;
import se.delaktig.kernel.page.Words;
import se.delaktig.steering.page.HoursSplits.By;
import se.delaktig.steering.view.SteeringStatement;
import se.delaktig.steering.view.SteeringStatements;

/** The hours statement: planned, logged, signed, certified, and in splits that add up. */
@Controller
class HoursStatementController {
  private final Gate gate;
  private final SteeringStatements statements;
  private final SteeringTables tables;
  private final AsOfPages asOf;
  private final PlaceTables places;
  private final HoursSplits shown;
  private final SplitTables splits;
  private final Words words;
  private final Fmt fmt;

  HoursStatementController(
      Gate gate,
      SteeringStatements statements,
      SteeringTables tables,
      AsOfPages asOf,
      PlaceTables places,
      HoursSplits shown,
      SplitTables splits,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.tables = tables;
    this.asOf = asOf;
    this.places = places;
    this.shown = shown;
    this.splits = splits;
    this.words = words;
    this.fmt = fmt;
  }

  /** One split with its heading: a table, or several folded ones and what they come to together. */
  record Part(
      String heading, @Nullable DataTable table, List<Fold> folds, @Nullable String together) {}

  /** A link. */
  record Way(String text, String href) {}

  @GetMapping("/projekt/{project}/timmar")
  String hours(
      @PathVariable String project,
      @RequestParam(name = "ordning", defaultValue = "behov") String order,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.HOURS, project), hande, kant, model);
    SteeringStatement statement = statements.of(sight);
    Sums total = statement.hours().total();
    PlanAddresses there = PlanAddresses.of(project, asOf.asked(model));
    model.addAttribute(
        "heading",
        words.say(
            "steering.hours.heading",
            fmt.hours((long) total.certified()),
            fmt.hours((long) statement.planned())));
    model.addAttribute("summary", summary(statement, total));
    model.addAttribute(
        "explained",
        ExplainController.KEYS.stream()
            .map(key ->
                new Way(
                    words.say("steering.figure." + key),
                    "/projekt/" + project + "/forklara/" + key))
            .toList());
    model.addAttribute("whole", statement.whole());
    model.addAttribute(
        "ahead",
        words.say(
            "steering.hours.ahead",
            fmt.hours((long) statement.inPlannedSessions()),
            fmt.hours((long) statement.notYetPlanned())));
    model.addAttribute("plan", tables.activities(statement, there));
    PlaceTables.Order by = PlaceTables.Order.of(order);
    model.addAttribute("workplaces", places.workplaces(statement, by, there));
    model.addAttribute("together", places.together(statement));
    model.addAttribute("order", by.inAddress());
    model.addAttribute(
        "splits",
        parts(
            sight,
            statement,
            new RowAddresses("/projekt/" + project + "/timmar", asOf.asked(model))));
    model.addAttribute("numbersOnly", sight.numbersOnly());
    model.addAttribute(
        "leftOut",
        total.leftOut().isEmpty() ? null : tables.leftOut(statement, statement.seesPeople()));
    return "steering/hours";
  }

  private String summary(SteeringStatement statement, Sums total) {
    String parts =
        statement.plannedByKind().stream()
            .map(minutes -> fmt.hours((long) minutes))
            .reduce((one, other) -> one + " + " + other)
            .orElse(fmt.missing());
    return words.say(
        "steering.hours.summary",
        fmt.hours((long) statement.planned()),
        parts,
        fmt.hours((long) total.logged()),
        fmt.share(total.logged(), statement.planned()),
        fmt.hours((long) total.signed()),
        fmt.hours((long) total.certified()),
        fmt.share(total.certified(), statement.planned()));
  }

  private List<Part> parts(Sight sight, SteeringStatement statement, RowAddresses there) {
    List<Part> parts = new ArrayList<>();
    for (By by : By.values()) {
      parts.add(part(statement, shown.of(sight, statement, by), there));
      if (by == By.ORGANISATION) {
        parts.add(workplaces(sight, statement, there));
      }
    }
    return parts;
  }

  private Part workplaces(Sight sight, SteeringStatement statement, RowAddresses there) {
    return new Part(
        words.say("steering.split.arbetsplats"),
        null,
        sight.numbersOnly()
            ? splits.loggedByWorkplace(statement, "delning-arbetsplats", there)
            : splits.workplaces(statement, "delning-arbetsplats", there),
        splits.together(statement, sight.numbersOnly()));
  }

  private <K> Part part(
      SteeringStatement statement, HoursSplits.Shown<K> split, RowAddresses there) {
    String heading = words.say("steering.split." + split.by().inAddress());
    return new Part(heading, splits.split(statement, heading, split, there), List.of(), null);
  }
}
