package se.delaktig.steering.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.hours.view.Parted;
import se.delaktig.hours.view.Split;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.Chart;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.steering.view.Pace;
import se.delaktig.steering.view.SteeringStatement;
import se.delaktig.steering.view.SteeringStatement.ActivityRow;
import se.delaktig.steering.view.SteeringStatement.MonthRow;
import se.delaktig.steering.view.SteeringStatement.PlaceRow;

/** The statement's tables, each adding up to its last row. */
@Component
class SteeringTables {
  private static final String WORKPLACES = "tabell-arbetsplatser";

  private final Words words;
  private final Fmt fmt;
  private final SteeringCards cards;

  SteeringTables(Words words, Fmt fmt, SteeringCards cards) {
    this.words = words;
    this.fmt = fmt;
    this.cards = cards;
  }

  /** What the plan has for each activity, against what was logged. */
  DataTable activities(SteeringStatement statement) {
    DataTable table =
        DataTable.of(
            "tabell-plan",
            words.say("steering.plan.caption"),
            Column.text(words.say("steering.activity")),
            Column.bar(words.say("steering.share-of-plan")),
            Column.figure(words.say("steering.logged-h")),
            Column.figure(words.say("steering.ahead-h")).onlyWide(),
            Column.figure(words.say("steering.expected-h")).onlyWide(),
            Column.figure(words.say("steering.plan-h")).onlyWide(),
            Column.figure(words.say("steering.difference")));
    for (ActivityRow row : statement.activities()) {
      String people =
          row.people()
              .map(count ->
                  words.say(
                      "steering.people-times",
                      fmt.number(count),
                      fmt.hours((long) row.activity().minutesEach())))
              .orElse(words.say("steering.people-not-stated"));
      planRow(
          table,
          Cell.of(row.activity().name())
              .sub(statement.whole() ? people : words.say("steering.in-sight-only")),
          row.sums(),
          row.ahead(),
          row.expected(),
          row.planned());
    }
    Sums besides = statement.besidesThePlan();
    if (besides.logged() > 0) {
      planRow(table, Cell.of(words.say("steering.besides-the-plan")), besides, 0, 0, 0);
    }
    Sums total = statement.hours().total();
    table.sum(
        phone(
            total.logged(),
            statement.inPlannedSessions(),
            statement.expected(),
            statement.planned()),
        Cell.of(words.say("steering.all")),
        bar(total, statement.expected(), statement.planned()),
        Cell.of(hours(total.logged())),
        Cell.of(hours(statement.inPlannedSessions())),
        Cell.of(hours(statement.expected())),
        Cell.of(hours(statement.planned())),
        Cell.of(cards.against(total.logged(), statement.expected())));
    return table;
  }

  private void planRow(
      DataTable table, Cell head, Sums sums, int ahead, int expected, int planned) {
    table.row(
        phone(sums.logged(), ahead, expected, planned),
        head,
        bar(sums, expected, planned),
        Cell.of(hours(sums.logged())),
        Cell.of(hours(ahead)),
        Cell.of(hours(expected)),
        Cell.of(hours(planned)),
        Cell.of(cards.against(sums.logged(), expected)));
  }

  private Cell bar(Sums sums, int expected, int planned) {
    return Cell.of(
        Bar.of(sums.certified(), sums.logged() - sums.certified(), expected, planned),
        words.say("steering.share-heard", fmt.share(sums.logged(), planned)));
  }

  /** Where by workplace only what is logged is shown. */
  private Cell loggedBar(Sums sums, int expected, int planned) {
    return Cell.of(
        Bar.of(sums.logged(), 0, expected, planned),
        words.say("steering.share-heard", fmt.share(sums.logged(), planned)));
  }

  private String phone(int logged, int ahead, int expected, int planned) {
    return words.say(
        "steering.phone-line", hours(logged), hours(planned), hours(expected), hours(ahead));
  }

  /** The workplace dialogue of each organisation; places with few people are joined. */
  DataTable organisations(SteeringStatement statement) {
    return places(
        false,
        "tabell-organisationer",
        words.say("steering.organisations.caption"),
        words.say("steering.organisation"),
        statement,
        statement.organisations(),
        row -> statement.organisationName(row.id()).orElse(words.say("steering.no-organisation")));
  }

  /** The workplace dialogue of each workplace, in the order asked for. */
  DataTable workplaces(SteeringStatement statement, String order) {
    Function<PlaceRow, String> name =
        row -> statement.workplaceName(row.id()).orElse(words.say("steering.no-workplace"));
    List<PlaceRow> rows =
        statement.workplaces().stream()
            .sorted(
                order.equals("namn")
                    ? Comparator.comparing(name)
                    : order.equals("efter")
                        ? Comparator.comparingInt((PlaceRow row) ->
                                row.sums().logged()
                                    - (row.pace() == null ? 0 : row.pace().expected()))
                            .thenComparing(name)
                        : Comparator.comparingInt(PlaceRow::need).reversed().thenComparing(name))
            .toList();
    return places(
        statement.seesPeople(),
        WORKPLACES,
        words.say("steering.workplaces.caption"),
        words.say("steering.workplace"),
        statement,
        rows,
        name);
  }

  private DataTable places(
      boolean people,
      String id,
      String caption,
      String head,
      SteeringStatement statement,
      List<PlaceRow> rows,
      Function<PlaceRow, String> name) {
    DataTable table =
        DataTable.of(
            id,
            caption,
            Column.text(head),
            Column.bar(words.say("steering.share-of-plan")),
            Column.figure(words.say("steering.logged-h")),
            Column.figure(words.say("steering.computed-plan-h")).onlyWide(),
            Column.figure(words.say("steering.need-h")),
            Column.figure(words.say("steering.difference")));
    boolean loggedOnly = id.equals(WORKPLACES) && statement.hours().joinedPlaces() != null;
    SmallGroups<PlaceRow> joined = joined(people, statement, rows);
    joined
        .shown()
        .forEach(row ->
            placeRow(
                table,
                Cell.of(name.apply(row))
                    .sub(
                        words.say(
                            "steering.registered-times",
                            fmt.number(row.registered()),
                            fmt.hours((long) statement.dialogueMinutes()))),
                row,
                loggedOnly));
    if (!joined.joined().isEmpty()) {
      PlaceRow together = together(statement, joined.joined());
      if (joined.tooFew()) {
        table.row(
            words.say("steering.hidden"),
            Cell.of(words.say("steering.joined", joined.joined().size())),
            Cell.empty(),
            Cell.of(fmt.people(joined.people(), SmallGroups.FEWEST)),
            Cell.empty(),
            Cell.empty(),
            Cell.empty());
      } else {
        placeRow(
            table,
            Cell.of(words.say("steering.joined", joined.joined().size()))
                .sub(words.say("steering.joined.why", SmallGroups.FEWEST)),
            together,
            loggedOnly);
      }
    }
    PlaceRow all = together(statement, rows);
    table.sum(
        placePhone(all),
        Cell.of(words.say("steering.all")),
        bar(all.sums(), all.pace() == null ? 0 : all.pace().expected(), all.planned()),
        Cell.of(hours(all.sums().logged())),
        Cell.of(hours(all.planned())),
        Cell.of(need(all.pace())),
        Cell.of(difference(all)));
    return table;
  }

  private static SmallGroups<PlaceRow> joined(
      boolean people, SteeringStatement statement, List<PlaceRow> rows) {
    if (people) {
      return SmallGroups.allShown(rows);
    }
    Set<String> settled = statement.hours().joinedPlaces();
    if (settled == null) {
      // Someone who has left keeps the hours here, so the smaller of both counts may say too much:
      // what counts is who is registered, and without anyone registered the row is joined as well.
      return SmallGroups.of(rows, row -> Math.max(1, row.registered()));
    }
    List<PlaceRow> joined = rows.stream().filter(row -> settled.contains(row.id())).toList();
    return new SmallGroups<>(
        rows.stream().filter(row -> !settled.contains(row.id())).toList(),
        joined,
        joined.stream().mapToInt(PlaceRow::registered).sum());
  }

  private static PlaceRow together(SteeringStatement statement, List<PlaceRow> rows) {
    int planned = rows.stream().mapToInt(PlaceRow::planned).sum();
    Sums sums = rows.stream().map(PlaceRow::sums).reduce(Sums.of(List.of()), Sums::plus);
    return new PlaceRow(
        "",
        rows.stream().mapToInt(PlaceRow::registered).sum(),
        planned,
        sums,
        rows.stream()
            .flatMap(row -> Stream.ofNullable(row.pace()))
            .findFirst()
            .map(pace -> new Pace(planned, sums.logged(), pace.period(), statement.today()))
            .orElse(null));
  }

  private void placeRow(DataTable table, Cell head, PlaceRow row, boolean loggedOnly) {
    int expected = row.pace() == null ? 0 : row.pace().expected();
    table.row(
        placePhone(row),
        head,
        loggedOnly
            ? loggedBar(row.sums(), expected, row.planned())
            : bar(row.sums(), expected, row.planned()),
        Cell.of(hours(row.sums().logged())),
        Cell.of(hours(row.planned())),
        Cell.of(need(row.pace())),
        Cell.of(difference(row)));
  }

  private String placePhone(PlaceRow row) {
    return words.say(
        "steering.place-phone-line",
        hours(row.sums().logged()),
        hours(row.planned()),
        need(row.pace()));
  }

  private State difference(PlaceRow row) {
    return cards.against(row.sums().logged(), row.pace() == null ? 0 : row.pace().expected());
  }

  /** The hours a week that are needed, with a decimal, since a small workplace needs few. */
  String need(@Nullable Pace pace) {
    if (pace == null) {
      return fmt.missing();
    }
    OptionalInt minutes = pace.neededPerWeek();
    return minutes.isPresent()
        ? fmt.hoursAndMinutes((long) minutes.getAsInt())
        : words.say("steering.too-late");
  }

  /** Cumulative hours by month against the plan. */
  Chart months(SteeringStatement statement, String conclusion) {
    DataTable table =
        DataTable.of(
            "tabell-manader",
            words.say("steering.months.caption"),
            Column.text(words.say("steering.until")),
            Column.figure(words.say("steering.plan-h"))
                .drawnAs("dash", "muted", words.say("steering.plan")),
            Column.figure(words.say("steering.logged-h"))
                .drawnAs("line", "fjord", words.say("steering.logged")));
    for (MonthRow row : statement.months()) {
      boolean month = row.until().equals(row.month().atEndOfMonth());
      Cell logged =
          row.logged() == null ? Cell.empty() : Cell.drawn(hours(row.logged()), row.logged() / 60);
      table.row(
          Cell.of(month ? fmt.capital(fmt.month(row.month())) : fmt.date(row.until()))
              .shortText(row.month().toString()),
          Cell.drawn(hours(row.planned()), row.planned() / 60),
          logged);
    }
    return new Chart("line", "h", conclusion, null, table.tight());
  }

  /**
   * What does not count, and why.
   *
   * @param people whether the reader may see the people; otherwise reasons about few are joined
   */
  DataTable leftOut(SteeringStatement statement, boolean people) {
    DataTable table =
        DataTable.of(
            "tabell-utelamnat",
            words.say("steering.left-out.caption"),
            Column.text(words.say("steering.why")),
            Column.figure(words.say("steering.hours")),
            Column.figure(words.say("steering.attendances")),
            Column.full(words.say("steering.mend")));
    Figure certified = statement.hours().certified();
    List<LeftOut> reasons = (people ? certified : certified.withoutSmallGroups()).leavesOut();
    for (LeftOut out : reasons) {
      table.row(
          Cell.of(words.say("steering." + out.reason())),
          Cell.of(exact(out.value().intValueExact())),
          Cell.of(attendances(out, people)),
          Cell.of(words.say("steering." + out.reason() + ".mend")));
    }
    Sums total = statement.hours().total();
    return table.sum(
        Cell.of(words.say("steering.all")),
        Cell.of(exact(total.logged() - total.certified())),
        Cell.of(fmt.number(reasons.stream().mapToInt(LeftOut::items).sum())),
        Cell.empty());
  }

  /** How many attendances are left out, unless they are of so few people that it tells of them. */
  String attendances(LeftOut out, boolean people) {
    return people || out.people() >= SmallGroups.FEWEST
        ? fmt.number(out.items())
        : words.say("steering.few");
  }

  /**
   * A split of all hours that adds up to the minute.
   *
   * @param name a part's name
   */
  <K> DataTable split(
      SteeringStatement statement,
      String id,
      String head,
      Parted<K> parted,
      Function<K, String> name) {
    DataTable table =
        DataTable.of(
            id,
            words.say("steering.split.caption", head),
            Column.text(head),
            Column.figure(words.say("steering.logged")),
            Column.figure(words.say("steering.signed")).onlyWide(),
            Column.figure(words.say("steering.certified")),
            Column.figure(words.say("steering.awaits-signature")).onlyWide(),
            Column.figure(words.say("steering.awaits-certificate")).onlyWide(),
            Column.figure(words.say("steering.does-not-count")).onlyWide());
    for (Split.Row<K> row : parted.rows()) {
      String label =
          row.joined()
              ? words.say("steering.joined", row.keys().size())
              : name.apply(row.keys().getFirst());
      if (row.tooFew()) {
        table.row(
            words.say("steering.hidden"),
            Cell.of(label),
            Cell.of(words.say("steering.hidden")),
            Cell.empty(),
            Cell.empty(),
            Cell.empty(),
            Cell.empty(),
            Cell.empty());
      } else {
        sums(table, label, Sums.of(row.entries()));
      }
    }
    Sums since = parted.since();
    if (since != null) {
      sums(table, since(parted.until()), since);
    }
    Sums total = statement.hours().total();
    return table.sum(phoneOf(total), cells(words.say("steering.all"), total));
  }

  /**
   * Logged hours by workplace, for those who see numbers only: what is signed and certified moves
   * by single people there.
   */
  DataTable loggedByWorkplace(
      SteeringStatement statement,
      String id,
      String head,
      List<Split.Row<String>> rows,
      Function<String, String> name) {
    DataTable table =
        DataTable.of(
            id,
            words.say("steering.split.caption", head),
            Column.text(head),
            Column.figure(words.say("steering.logged")));
    for (Split.Row<String> row : rows) {
      table.row(
          Cell.of(
              row.joined()
                  ? words.say("steering.joined", row.keys().size())
                  : name.apply(row.keys().getFirst())),
          Cell.of(exact(Sums.of(row.entries()).logged())));
    }
    return table.sum(
        Cell.of(words.say("steering.all")), Cell.of(exact(statement.hours().total().logged())));
  }

  private String since(@Nullable LocalDate until) {
    return until == null
        ? words.say("steering.since-the-beginning")
        : words.say("steering.since", fmt.date(until));
  }

  private void sums(DataTable table, String name, Sums sums) {
    table.row(phoneOf(sums), cells(name, sums));
  }

  private String phoneOf(Sums sums) {
    return words.say(
        "steering.split-phone-line",
        exact(sums.signed()),
        exact(sums.awaitingSignature()),
        exact(sums.awaitingCertificate()),
        exact(sums.notCounting()));
  }

  private Cell[] cells(String name, Sums sums) {
    return new Cell[] {
      Cell.of(name),
      Cell.of(exact(sums.logged())),
      Cell.of(exact(sums.signed())),
      Cell.of(exact(sums.certified())),
      Cell.of(exact(sums.awaitingSignature())),
      Cell.of(exact(sums.awaitingCertificate())),
      Cell.of(exact(sums.notCounting()))
    };
  }

  private String exact(int minutes) {
    return fmt.hours((long) minutes);
  }

  private String hours(int minutes) {
    return fmt.wholeHours((long) minutes);
  }
}
