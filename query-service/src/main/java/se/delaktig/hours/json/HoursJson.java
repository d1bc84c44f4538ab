package se.delaktig.hours.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Split;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.view.Figure;

/**
 * The hours of a project for other programs. Hours are in minutes; each split adds up to the
 * totals. Whoever sees no people sees no group of fewer than five.
 */
@RestController
class HoursJson {
  private final Gate gate;
  private final HoursStatements statements;

  HoursJson(Gate gate, HoursStatements statements) {
    this.gate = gate;
    this.statements = statements;
  }

  /**
   * @param figures the totals, each with what it counts and leaves out
   * @param splits the same minutes by activity, month, organisation, workplace, sex and age group
   */
  record Hours(String project, List<Figure> figures, Map<String, List<Row>> splits) {}

  /** One part of a split; minutes. Small groups stand under the key {@code joined}. */
  record Row(
      String key,
      int logged,
      int signed,
      int certified,
      int awaitingSignature,
      int awaitingCertificate,
      int notCounting) {
    static Row of(String key, Sums sums) {
      return new Row(
          key,
          sums.logged(),
          sums.signed(),
          sums.certified(),
          sums.awaitingSignature(),
          sums.awaitingCertificate(),
          sums.notCounting());
    }
  }

  @GetMapping("/api/projects/{project}/hours")
  Hours hours(@PathVariable String project) {
    Sight sight = gate.see(Query.HOURS, project);
    HoursStatement statement = statements.of(sight);
    boolean people = sight.seesPeople();
    return new Hours(
        project,
        Stream.of(
                planned(statement),
                statement.logged(),
                statement.signed(),
                statement.certified(),
                new Cofinancing(statement).earned())
            .map(figure -> people ? figure : figure.withoutSmallGroups())
            .toList(),
        Map.of(
            "activity", rows(statement.byActivity(), people),
            "month", rows(statement.byMonth(), people),
            "organisation", rows(statement.byOrganisation(), people),
            "workplace",
                rows(people ? statement.byWorkplace().rows() : statement.workplacesWithoutSmall()),
            "sex", rows(statement.bySex(), people),
            "ageGroup", rows(statement.byAgeGroup(), people)));
  }

  private static Figure planned(HoursStatement statement) {
    return Figure.of(
        "hours.planned",
        BigDecimal.valueOf(statement.plannedMinutes()),
        Figure.Unit.MINUTES,
        statement.ruleVersion(),
        statement.position());
  }

  private static <K> List<Row> rows(Split<K> split, boolean people) {
    return rows(people ? split.rows() : split.rowsWithoutSmall());
  }

  private static <K> List<Row> rows(List<Split.Row<K>> rows) {
    return rows.stream()
        .map(row ->
            Row.of(
                row.joined() ? Figure.JOINED : row.keys().getFirst().toString(),
                Sums.of(row.entries())))
        .toList();
  }
}
