package se.delaktig.steering.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Fold;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.steering.view.Pace;
import se.delaktig.steering.view.SteeringStatement;
import se.delaktig.steering.view.SteeringStatement.PlaceRow;

/**
 * The workplace dialogue of organisations and workplaces: what lags, and what is needed a week to
 * reach the plan. Places with few people are joined for those who see no people.
 */
@Component
class PlaceTables {
  private final Words words;
  private final Fmt fmt;
  private final SteeringCards cards;
  private final SteeringTables tables;

  PlaceTables(Words words, Fmt fmt, SteeringCards cards, SteeringTables tables) {
    this.words = words;
    this.fmt = fmt;
    this.cards = cards;
    this.tables = tables;
  }

  /** In what order places stand; those who are alike in it, by name. */
  enum Order {
    NEED("behov"),
    BEHIND("efter"),
    NAME("namn");

    private final String inAddress;

    Order(String inAddress) {
      this.inAddress = inAddress;
    }

    /** The order that an address asks for; by need where it asks for none that there is. */
    static Order of(String inAddress) {
      return Stream.of(values())
          .filter(one -> one.inAddress.equals(inAddress))
          .findFirst()
          .orElse(NEED);
    }

    String inAddress() {
      return inAddress;
    }

    private Comparator<PlaceRow> comparing(Function<PlaceRow, String> name) {
      return switch (this) {
        case NEED -> Comparator.comparingInt(PlaceRow::need).reversed().thenComparing(name);
        case BEHIND ->
            Comparator.comparingInt((PlaceRow row) -> row.sums().logged() - expected(row))
                .thenComparing(name);
        case NAME -> Comparator.comparing(name);
      };
    }
  }

  /**
   * Every organisation in one table. The steering group reads it, and it sees no people.
   *
   * @param there where its rows are explained; absent on paper
   */
  DataTable organisations(SteeringStatement statement, @Nullable PlanAddresses there) {
    List<PlaceRow> rows = statement.organisations();
    return table(
        statement,
        "tabell-organisationer",
        words.say("steering.organisations.caption"),
        words.say("steering.organisation"),
        joined(false, statement, rows),
        row -> organisation(statement, row.id()),
        part -> there == null ? null : there.organisation(part),
        false,
        together(statement, rows));
  }

  /** The workplaces of each organisation; each table adds up to its organisation. */
  List<Fold> workplaces(SteeringStatement statement, Order order, PlanAddresses there) {
    Function<PlaceRow, String> nameOfPlace = row -> workplace(statement, row.id());
    Function<PlaceRow, String> nameOfWhole = row -> organisation(statement, row.id());
    List<PlaceRow> places =
        statement.workplaces().stream().sorted(order.comparing(nameOfPlace)).toList();
    List<PlaceRow> organisations =
        statement.organisations().stream().sorted(order.comparing(nameOfWhole)).toList();
    boolean loggedOnly = statement.hours().joinedPlaces() != null;
    SmallGroups<PlaceRow> wholes = joined(statement.seesPeople(), statement, organisations);
    List<Fold> folds = new ArrayList<>();
    for (PlaceRow whole : wholes.shown()) {
      folds.add(
          fold(
              statement,
              folds.size(),
              nameOfWhole.apply(whole),
              whole,
              within(statement, places, List.of(whole)),
              part -> there.workplace(whole.id(), part),
              loggedOnly));
    }
    if (!wholes.joined().isEmpty()) {
      folds.add(
          fold(
              statement,
              folds.size(),
              words.say("steering.joined", wholes.joined().size()),
              together(statement, wholes.joined()),
              within(statement, places, wholes.joined()),
              part -> there.workplace(RowAddresses.SEVERAL, part),
              loggedOnly));
    }
    return folds;
  }

  /** What all places come to. */
  String together(SteeringStatement statement) {
    PlaceRow all = together(statement, statement.organisations());
    return words.say("steering.folds.all", told(all));
  }

  private static List<PlaceRow> within(
      SteeringStatement statement, List<PlaceRow> places, List<PlaceRow> organisations) {
    Set<String> ids = organisations.stream().map(PlaceRow::id).collect(Collectors.toSet());
    return places.stream().filter(row -> ids.contains(statement.organisationOf(row.id()))).toList();
  }

  /** The workplaces of some organisations. */
  static List<PlaceRow> within(SteeringStatement statement, Set<String> organisations) {
    return statement.workplaces().stream()
        .filter(row -> organisations.contains(statement.organisationOf(row.id())))
        .toList();
  }

  private Fold fold(
      SteeringStatement statement,
      int index,
      String name,
      PlaceRow whole,
      List<PlaceRow> places,
      Function<String, @Nullable String> opens,
      boolean loggedOnly) {
    return new Fold(
        name,
        words.say("steering.fold.places", places.size(), told(whole)),
        table(
            statement,
            "tabell-arbetsplatser-" + index,
            words.say("steering.workplaces.caption", name),
            words.say("steering.workplace"),
            joined(statement.seesPeople(), statement, places),
            row -> workplace(statement, row.id()),
            opens,
            loggedOnly,
            whole));
  }

  private DataTable table(
      SteeringStatement statement,
      String id,
      String caption,
      String head,
      SmallGroups<PlaceRow> rows,
      Function<PlaceRow, String> name,
      Function<String, @Nullable String> opens,
      boolean loggedOnly,
      PlaceRow all) {
    DataTable table =
        DataTable.of(
            id,
            caption,
            Column.text(head),
            Column.bar(words.say("steering.share-of-plan")),
            words.figures("steering.logged-h"),
            words.figures("steering.computed-plan-h").onlyWide(),
            words.figures("steering.need-h").onlyWide(),
            words.figures("steering.difference"));
    rows.shown()
        .forEach(row -> {
          row(table, Cell.of(name.apply(row)).sub(registered(statement, row)), row, loggedOnly);
          table.opens(opens.apply(row.id()));
        });
    if (!rows.joined().isEmpty()) {
      String few = words.say("steering.joined", rows.joined().size());
      if (rows.tooFew()) {
        table.row(
            words.say("steering.hidden"),
            Cell.of(few),
            Cell.empty(),
            Cell.of(fmt.people(rows.people(), SmallGroups.FEWEST)),
            Cell.empty(),
            Cell.empty(),
            Cell.empty());
      } else {
        row(
            table,
            Cell.of(few).sub(words.say("steering.joined.why", SmallGroups.FEWEST)),
            together(statement, rows.joined()),
            loggedOnly);
        table.opens(opens.apply(RowAddresses.SEVERAL));
      }
    }
    return table.sum(inShort(all), cells(Cell.of(words.say("steering.all")), all, false));
  }

  private String registered(SteeringStatement statement, PlaceRow row) {
    return words.say(
        "steering.registered-times",
        fmt.number(row.registered()),
        fmt.hours((long) statement.dialogueMinutes()));
  }

  /** Places as the reader is shown them: small ones together for those who see no people. */
  static SmallGroups<PlaceRow> joined(
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

  /** What some places come to. */
  static PlaceRow together(SteeringStatement statement, List<PlaceRow> rows) {
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

  private void row(DataTable table, Cell head, PlaceRow row, boolean loggedOnly) {
    table.row(inShort(row), cells(head, row, loggedOnly));
  }

  private Cell[] cells(Cell head, PlaceRow row, boolean loggedOnly) {
    return new Cell[] {
      head,
      loggedOnly ? loggedBar(row) : tables.bar(row.sums(), expected(row), row.planned()),
      Cell.of(fmt.wholeHours((long) row.sums().logged())),
      Cell.of(fmt.wholeHours((long) row.planned())),
      Cell.of(need(row.pace())),
      Cell.of(difference(row))
    };
  }

  /** Where by workplace only what is logged is shown. */
  private Cell loggedBar(PlaceRow row) {
    return Cell.of(
        Bar.of(row.sums().logged(), 0, expected(row), row.planned()),
        words.say("steering.share-heard", fmt.share(row.sums().logged(), row.planned())));
  }

  /** A row in one line, on a phone and on a fold. */
  private String inShort(PlaceRow row) {
    return words.say(
        "steering.place-phone-line",
        fmt.wholeHours((long) row.sums().logged()),
        fmt.wholeHours((long) row.planned()),
        need(row.pace()));
  }

  private String told(PlaceRow row) {
    return words.say("steering.place-told", inShort(row), difference(row).text());
  }

  private State difference(PlaceRow row) {
    return cards.against(row.sums().logged(), expected(row));
  }

  private static int expected(PlaceRow row) {
    return row.pace() == null ? 0 : row.pace().expected();
  }

  /** The hours a week that are needed, with minutes, since a small workplace needs few. */
  private String need(@Nullable Pace pace) {
    if (pace == null) {
      return fmt.missing();
    }
    OptionalInt minutes = pace.neededPerWeek();
    return minutes.isPresent()
        ? fmt.hoursAndMinutes((long) minutes.getAsInt())
        : words.say("steering.too-late");
  }

  private String organisation(SteeringStatement statement, String id) {
    return statement.organisationName(id).orElse(words.say("steering.no-organisation"));
  }

  private String workplace(SteeringStatement statement, String id) {
    return statement.workplaceName(id).orElse(words.say("steering.no-workplace"));
  }
}
