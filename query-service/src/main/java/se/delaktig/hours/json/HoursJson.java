package se.delaktig.hours.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.view.Figure;

/**
 * The hours of a project for other programs. Hours are in minutes; each split adds up to the
 * totals.
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

  /** One part of a split; minutes. */
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
    HoursStatement statement = statements.of(gate.see(Query.HOURS, project));
    return new Hours(
        project,
        List.of(
            planned(statement),
            statement.logged(),
            statement.signed(),
            statement.certified(),
            new Cofinancing(statement).earned()),
        Map.of(
            "activity", rows(statement.byActivity(), Objects::toString),
            "month", rows(statement.byMonth(), Objects::toString),
            "organisation", rows(statement.byOrganisation(), Function.identity()),
            "workplace", rows(statement.byWorkplace(), Function.identity()),
            "sex", rows(statement.bySex(), Objects::toString),
            "ageGroup", rows(statement.byAgeGroup(), Objects::toString)));
  }

  private static Figure planned(HoursStatement statement) {
    return Figure.of(
        "hours.planned",
        BigDecimal.valueOf(statement.plannedMinutes()),
        Figure.Unit.MINUTES,
        statement.ruleVersion(),
        statement.position());
  }

  private static <K> List<Row> rows(Map<K, Sums> split, Function<K, String> key) {
    return split.entrySet().stream().map(e -> Row.of(key.apply(e.getKey()), e.getValue())).toList();
  }
}
