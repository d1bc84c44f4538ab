package se.delaktig.hours.json;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.json.AsOfParameters;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Parted;
import se.delaktig.hours.view.Split;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.json.AsOfJson;
import se.delaktig.kernel.json.FigureJson;
import se.delaktig.kernel.json.FiguresInJson;
import se.delaktig.kernel.view.Figure;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Sex;

/**
 * The hours of a project for other programs. Hours are in minutes; each split adds up to the
 * totals. Whoever sees no people sees no group of fewer than five.
 */
@RestController
class HoursJson {
  private final Gate gate;
  private final HoursStatements statements;
  private final FiguresInJson figures;
  private final AsOfParameters asOf;

  HoursJson(Gate gate, HoursStatements statements, FiguresInJson figures, AsOfParameters asOf) {
    this.figures = figures;
    this.gate = gate;
    this.asOf = asOf;
    this.statements = statements;
  }

  /**
   * @param asOf the time it holds for
   * @param figures the totals, each with what it counts and leaves out
   * @param splits the same minutes by activity, month, organisation, workplace, sex and age group
   * @param until for splits that stand as at the end of a month: its last day. What has changed
   *     since stands in them under the key {@code since}, below 0 where it has become less
   */
  record Hours(
      String project,
      AsOfJson asOf,
      List<FigureJson> figures,
      Map<String, List<Row>> splits,
      Map<String, LocalDate> until) {}

  /**
   * One part of a split; minutes. Small groups stand under the key {@code joined}. For those who
   * see numbers only a workplace's row says what is logged, and the training stands by
   * organisation.
   */
  record Row(
      String key,
      int logged,
      @Nullable Integer signed,
      @Nullable Integer certified,
      @Nullable Integer awaitingSignature,
      @Nullable Integer awaitingCertificate,
      @Nullable Integer notCounting) {
    Row onlyLogged() {
      return new Row(key, logged, null, null, null, null, null);
    }

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
  Hours hours(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String happened,
      @RequestParam(required = false) @Nullable String known) {
    Sight sight = asOf.at(gate.see(Query.HOURS, project), happened, known);
    HoursStatement statement = statements.of(sight);
    boolean people = sight.seesPeople();
    Parted<Sex> sex = statements.bySex(sight);
    Parted<AgeGroup> age = statements.byAgeGroup(sight);
    return new Hours(
        project,
        asOf.of(sight),
        figures.of(
            Stream.of(
                    statement.planned(),
                    statement.logged(),
                    statement.signed(),
                    statement.certified(),
                    new Cofinancing(statement).earned())
                .map(figure -> people ? figure : figure.withoutSmallGroups())),
        Map.of(
            "activity", rows(statement.byActivity(), people),
            "month", rows(statement.byMonth(), people),
            "organisation",
                rows(
                    people
                        ? statement.byOrganisation().rows()
                        : statement.organisationsWithoutSmall()),
            "workplace", workplaces(sight, statement),
            "sex", rows(sex),
            "ageGroup", rows(age)),
        until(sex, age));
  }

  private static Map<String, LocalDate> until(Parted<Sex> sex, Parted<AgeGroup> age) {
    Map<String, LocalDate> until = new TreeMap<>();
    Optional.ofNullable(sex.until()).ifPresent(day -> until.put("sex", day));
    Optional.ofNullable(age.until()).ifPresent(day -> until.put("ageGroup", day));
    return until;
  }

  private static <K> List<Row> rows(Parted<K> parted) {
    return Stream.concat(
            rows(parted.rows()).stream(),
            Stream.ofNullable(parted.since()).map(since -> Row.of("since", since)))
        .toList();
  }

  private static List<Row> workplaces(Sight sight, HoursStatement statement) {
    List<Row> rows =
        rows(
            sight.seesPeople()
                ? statement.byWorkplace().rows()
                : statement.workplacesWithoutSmall());
    return sight.numbersOnly() ? rows.stream().map(Row::onlyLogged).toList() : rows;
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
