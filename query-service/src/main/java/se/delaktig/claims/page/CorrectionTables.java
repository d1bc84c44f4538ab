package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.ClaimLine;
import se.delaktig.claims.view.Corrections;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.PageNumber;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;

/** What has become other, item by item, each with its change to the öre. */
@Component
class CorrectionTables {
  private static final int A_PAGE = 100;

  private final ClaimPlaces places;
  private final Fmt fmt;
  private final Words words;

  CorrectionTables(ClaimPlaces places, Fmt fmt, Words words) {
    this.places = places;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * Some of the items that have changed.
   *
   * @param table with what was and what is, and the sum of all items
   * @param page the page that it shows, from 1
   * @param pages how many there are
   */
  record Shown(DataTable table, int page, int pages) {}

  /** The items of a page, hours first, each oldest first. Only whoever is on it is named. */
  Shown items(Sight sight, Corrections corrections, String id, PageNumber asked) {
    List<Map.Entry<ClaimLine, BigDecimal>> flat =
        corrections.lines().entrySet().stream()
            .filter(line -> line.getKey().kind() == ClaimLine.Kind.FLAT_RATE)
            .toList();
    int pages = Math.max(1, Math.ceilDiv(corrections.items() + flat.size(), A_PAGE));
    int page = asked.among(pages);
    Map<PersonId, ClaimPlaces.Name> names =
        places.names(
            sight,
            corrections.hours().stream()
                .skip((page - 1L) * A_PAGE)
                .limit(A_PAGE)
                .map(Corrections.Hours::person)
                .collect(Collectors.toUnmodifiableSet()));
    DataTable table =
        DataTable.of(
            id,
            words.say("claims.corrections"),
            Column.text(words.say("claims.date")),
            Column.text(words.say("claims.what")),
            words.figures("claims.was"),
            words.figures("claims.is"),
            words.figures("claims.amount", "claims.amount.corrected"));
    Stream.of(
            corrections.hours().stream().map(one -> row(() -> hours(sight, one, names))),
            corrections.costs().stream().map(one -> row(() -> cost(one))),
            corrections.cash().stream().map(one -> row(() -> cash(one))),
            corrections.staff().stream().map(one -> row(() -> staff(one))),
            flat.stream().map(one -> row(() -> flat(one))))
        .flatMap(rows -> rows)
        .skip((page - 1L) * A_PAGE)
        .limit(A_PAGE)
        .forEach(one -> table.row(one.get()));
    table.sum(
        Cell.of(words.say("claims.sum")),
        Cell.empty(),
        Cell.empty(),
        Cell.empty(),
        Cell.of(fmt.kronor(sum(corrections))));
    return new Shown(table, page, pages);
  }

  /** A row that is made only where it is shown. */
  private static Supplier<Cell[]> row(Supplier<Cell[]> cells) {
    return cells;
  }

  private Cell[] hours(Sight sight, Corrections.Hours one, Map<PersonId, ClaimPlaces.Name> names) {
    ClaimPlaces.Name name = names.get(one.person());
    return cells(
        Cell.of(fmt.isoDate(one.date())),
        Cell.link(
                words.say("claims.activity." + one.session().kind()),
                ClaimPlaces.session(sight.project().value(), one.session()))
            .sub(name == null ? "" : name.text()),
        Cell.of(fmt.minutes(one.before())),
        Cell.of(fmt.minutes(one.after())),
        Cell.of(fmt.kronor(one.amount())));
  }

  private Cell[] cost(Corrections.Cost one) {
    return cells(
        Cell.of(fmt.isoDate(one.either().paid())),
        Cell.of(words.say("claims.voucher", one.either().voucher()))
            .sub(words.say("budget.category." + one.either().category())),
        Cell.of(one.before() == null ? "–" : fmt.kronor(one.before().amount())),
        Cell.of(one.after() == null ? "–" : fmt.kronor(one.after().amount())),
        Cell.of(fmt.kronor(one.amount())));
  }

  private Cell[] cash(Corrections.Cash one) {
    return cells(
        Cell.of(fmt.isoDate(one.either().received())),
        Cell.of(words.say("claims.voucher", one.either().reference()))
            .sub(words.say("budget.cash")),
        Cell.of(one.before() == null ? "–" : fmt.kronor(one.before().amount())),
        Cell.of(one.after() == null ? "–" : fmt.kronor(one.after().amount())),
        Cell.of(fmt.kronor(one.amount())));
  }

  private Cell[] staff(Corrections.Staff one) {
    return cells(
        Cell.of(one.after().time().month()),
        Cell.of(words.say("claims.staff-of", one.after().time().role())),
        Cell.of(one.before() == null ? "–" : fmt.hours((long) one.before().minutes())),
        Cell.of(fmt.hours((long) one.after().minutes())),
        Cell.of(fmt.kronor(one.amount())));
  }

  private Cell[] flat(Map.Entry<ClaimLine, BigDecimal> line) {
    return cells(
        Cell.empty(),
        Cell.of(line(line.getKey())),
        Cell.of("–"),
        Cell.of("–"),
        Cell.of(fmt.kronor(line.getValue())));
  }

  private static Cell[] cells(Cell... cells) {
    return cells;
  }

  private static BigDecimal sum(Corrections corrections) {
    return corrections.lines().values().stream()
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  /** A line's name. */
  String line(ClaimLine line) {
    return switch (line.kind()) {
      case COST -> words.say("budget.category." + line.category());
      case FLAT_RATE ->
          words.say("claims.line.flat", words.say("budget.category." + line.category()));
      case HOURS ->
          words.say("claims.line.hours." + (line.sector() == null ? "UNKNOWN" : line.sector()));
      case CASH -> words.say("claims.line.cash." + line.sector());
    };
  }

  /** Which sub-budget a line belongs to; nothing for co-financing. */
  String sub(ClaimLine line) {
    return line.subBudget() == null
        ? words.say(
            line.kind() == ClaimLine.Kind.CASH
                ? "claims.line.cofinancing.cash"
                : "claims.line.cofinancing")
        : words.say("budget.sub." + line.subBudget());
  }
}
