package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.ClaimLine;
import se.delaktig.claims.view.Corrections;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;

/** What has become other, item by item, each with its change to the öre. */
@Component
class CorrectionTables {
  private final ClaimPlaces places;
  private final Fmt fmt;
  private final Words words;

  CorrectionTables(ClaimPlaces places, Fmt fmt, Words words) {
    this.places = places;
    this.fmt = fmt;
    this.words = words;
  }

  /** Every item that has changed, with what was and what is. */
  DataTable items(Sight sight, Corrections corrections, String id) {
    DataTable table =
        DataTable.of(
            id,
            words.say("claims.corrections"),
            Column.text(words.say("claims.date")),
            Column.text(words.say("claims.what")),
            words.figures("claims.was"),
            words.figures("claims.is"),
            words.figures("claims.amount", "claims.amount.corrected"));
    Map<PersonId, ClaimPlaces.Name> names =
        places.names(
            sight,
            corrections.hours().stream()
                .map(Corrections.Hours::person)
                .collect(Collectors.toUnmodifiableSet()));
    for (Corrections.Hours one : corrections.hours()) {
      ClaimPlaces.Name name = names.get(one.person());
      table.row(
          Cell.of(fmt.isoDate(one.date())),
          Cell.link(
                  words.say("claims.activity." + one.session().kind()),
                  ClaimPlaces.session(sight.project().value(), one.session()))
              .sub(name == null ? "" : name.text()),
          Cell.of(fmt.minutes(one.before())),
          Cell.of(fmt.minutes(one.after())),
          Cell.of(fmt.kronor(one.amount())));
    }
    for (Corrections.Cost one : corrections.costs()) {
      table.row(
          Cell.of(fmt.isoDate(one.either().paid())),
          Cell.of(words.say("claims.voucher", one.either().voucher()))
              .sub(words.say("budget.category." + one.either().category())),
          Cell.of(one.before() == null ? "–" : fmt.kronor(one.before().amount())),
          Cell.of(one.after() == null ? "–" : fmt.kronor(one.after().amount())),
          Cell.of(fmt.kronor(one.amount())));
    }
    for (Corrections.Cash one : corrections.cash()) {
      table.row(
          Cell.of(fmt.isoDate(one.either().received())),
          Cell.of(words.say("claims.voucher", one.either().reference()))
              .sub(words.say("budget.cash")),
          Cell.of(one.before() == null ? "–" : fmt.kronor(one.before().amount())),
          Cell.of(one.after() == null ? "–" : fmt.kronor(one.after().amount())),
          Cell.of(fmt.kronor(one.amount())));
    }
    for (Corrections.Staff one : corrections.staff()) {
      table.row(
          Cell.of(one.after().time().month()),
          Cell.of(words.say("claims.staff-of", one.after().time().role())),
          Cell.of(one.before() == null ? "–" : fmt.hours((long) one.before().minutes())),
          Cell.of(fmt.hours((long) one.after().minutes())),
          Cell.of(fmt.kronor(one.amount())));
    }
    for (Map.Entry<ClaimLine, BigDecimal> line : corrections.lines().entrySet()) {
      if (line.getKey().kind() == ClaimLine.Kind.FLAT_RATE) {
        table.row(
            Cell.empty(),
            Cell.of(line(line.getKey())),
            Cell.of("–"),
            Cell.of("–"),
            Cell.of(fmt.kronor(line.getValue())));
      }
    }
    return table.sum(
        Cell.of(words.say("claims.sum")),
        Cell.empty(),
        Cell.empty(),
        Cell.empty(),
        Cell.of(fmt.kronor(sum(corrections))));
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
