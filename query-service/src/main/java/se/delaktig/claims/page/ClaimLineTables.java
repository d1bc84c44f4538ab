package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.budget.view.ValuedHours.Valued;
import se.delaktig.claims.view.ClaimFigures;
import se.delaktig.claims.view.ClaimLine;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;

/** What a line of a claim is made of, down to the signatures of a session. */
@Component
class ClaimLineTables {
  private final CorrectionTables lines;
  private final ClaimPlaces places;
  private final Fmt fmt;
  private final Words words;

  ClaimLineTables(CorrectionTables lines, ClaimPlaces places, Fmt fmt, Words words) {
    this.lines = lines;
    this.places = places;
    this.fmt = fmt;
    this.words = words;
  }

  /** What parts of sessions are worth together. */
  static BigDecimal sum(List<Valued> parts) {
    return parts.stream().map(Valued::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  private static long minutes(List<Valued> parts) {
    return parts.stream().mapToLong(Valued::minutes).sum();
  }

  /** Hours of a line by month. */
  DataTable months(List<Valued> all, String page) {
    SortedMap<YearMonth, List<Valued>> byMonth =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.counted().month(), TreeMap::new, Collectors.toList()));
    DataTable table =
        DataTable.of(
            "manader",
            words.say("claims.months"),
            Column.text(words.say("claims.month")),
            words.figures("claims.hours"),
            words.figures("claims.amount"));
    byMonth.forEach((month, those) ->
        table.row(
            Cell.link(fmt.capital(fmt.month(month)), page + "/" + month),
            Cell.of(fmt.hours(minutes(those))),
            Cell.of(fmt.kronor(sum(those)))));
    return table.sum(
        Cell.of(words.say("claims.sum")),
        Cell.of(fmt.hours(minutes(all))),
        Cell.of(fmt.kronor(sum(all))));
  }

  /** Hours of a month by session. */
  DataTable sessions(Sight sight, List<Valued> those, String page) {
    Map<SessionRef, List<Valued>> bySession = new LinkedHashMap<>();
    those.forEach(one ->
        bySession
            .computeIfAbsent(one.counted().entry().session(), none -> new ArrayList<>())
            .add(one));
    DataTable table =
        DataTable.of(
            "tillfallen",
            words.say("claims.sessions"),
            Column.text(words.say("claims.session")),
            Column.text(words.say("claims.workplace")),
            words.figures("claims.people"),
            words.figures("claims.hours"),
            words.figures("claims.amount"));
    bySession.forEach((session, parts) -> {
      PersonHours.Entry entry = parts.getFirst().counted().entry();
      table.row(
          Cell.link(
                  fmt.isoDate(entry.date()) + " " + fmt.clock(entry.start()),
                  page + "/tillfalle/" + session.kind() + "/" + session.id())
              .sub(words.say("claims.activity." + session.kind())),
          Cell.of(
              entry.workplace() == null
                  ? places.organisation(
                      sight.programme(), parts.getFirst().counted().organisationKey())
                  : places.workplace(sight.programme(), entry.workplace().value())),
          Cell.of(fmt.number(parts.size())),
          Cell.of(fmt.hours(minutes(parts))),
          Cell.of(fmt.kronor(sum(parts))));
    });
    return table.sum(
        Cell.of(words.say("claims.sum")),
        Cell.empty(),
        Cell.of(fmt.number(those.size())),
        Cell.of(fmt.hours(minutes(those))),
        Cell.of(fmt.kronor(sum(those))));
  }

  /** Costs of a line and the staff's months, each with how it was computed. */
  DataTable costs(String project, List<CostRecorded> costs, List<StaffCounting.Counted> staff) {
    DataTable table =
        DataTable.of(
            "poster",
            words.say("claims.items"),
            Column.text(words.say("claims.date")),
            Column.text(words.say("claims.what")),
            Column.text(words.say("claims.how-computed")),
            words.figures("claims.amount", "claims.amount.costs"));
    BigDecimal sum = BigDecimal.ZERO.setScale(2);
    for (CostRecorded cost :
        costs.stream().sorted(Comparator.comparing(CostRecorded::paid)).toList()) {
      BigDecimal amount = ClaimFigures.signed(cost);
      sum = sum.add(amount);
      table.row(
          Cell.of(fmt.isoDate(cost.paid())),
          Cell.link(
              words.say("claims.voucher", cost.voucher()),
              "/projekt/" + project + "/kostnader/" + cost.cost()),
          Cell.of(words.say("claims.as-booked")),
          Cell.of(fmt.kronor(amount)));
    }
    for (StaffCounting.Counted one : staff) {
      sum = sum.add(one.cost());
      table.row(
          Cell.of(one.time().month()),
          Cell.of(words.say("claims.staff-of", one.time().role())),
          Cell.of(
              words.say(
                  "claims.hours-times",
                  fmt.hours((long) one.minutes()),
                  fmt.kronor(one.hourlyCost()))),
          Cell.of(fmt.kronor(one.cost())));
    }
    return table.sum(
        Cell.of(words.say("claims.sum")), Cell.empty(), Cell.empty(), Cell.of(fmt.kronor(sum)));
  }

  /** Cash of a line. */
  DataTable cash(Sight sight, List<CashCofinancingRecorded> given) {
    DataTable table =
        DataTable.of(
            "kontant",
            words.say("claims.items"),
            Column.text(words.say("claims.date")),
            Column.text(words.say("claims.what")),
            Column.text(words.say("claims.organisation")),
            words.figures("claims.amount", "budget.cash.amount"));
    BigDecimal sum = BigDecimal.ZERO.setScale(2);
    for (CashCofinancingRecorded one : given) {
      sum = sum.add(one.amount());
      table.row(
          Cell.of(fmt.isoDate(one.received())),
          Cell.link(
              words.say("claims.voucher", one.reference()),
              "/projekt/" + sight.project() + "/medfinansiering/kontant"),
          Cell.of(places.organisation(sight.programme(), one.organisation().value())),
          Cell.of(fmt.kronor(one.amount())));
    }
    return table.sum(
        Cell.of(words.say("claims.sum")), Cell.empty(), Cell.empty(), Cell.of(fmt.kronor(sum)));
  }

  /** The lines that a flat rate is computed from. */
  DataTable bases(ClaimFigures now, ClaimLine line, String page) {
    DataTable table =
        DataTable.of(
            "underlag",
            words.say("claims.bases"),
            Column.text(words.say("claims.line")),
            words.figures("claims.amount", "claims.amount.bases"));
    now.lines()
        .forEach((other, amount) -> {
          if (other.kind() == ClaimLine.Kind.COST
              && Objects.equals(other.subBudget(), line.subBudget())) {
            table.row(
                Cell.link(lines.line(other), page + "/rad/" + other.key()),
                Cell.of(fmt.kronor(amount)));
          }
        });
    return table;
  }

  /** Everybody's part in a session, down to the signature and the certificate in the log. */
  DataTable signatures(Sight sight, List<Valued> parts) {
    List<PersonId> people = new ArrayList<>();
    for (Valued one : parts) {
      people.add(one.counted().person().person());
      PersonHours.Certified certified = one.counted().entry().certified();
      if (certified != null) {
        people.add(certified.by());
      }
    }
    Map<PersonId, ClaimPlaces.Name> names =
        places.names(sight, people.stream().distinct().toList());
    DataTable table =
        DataTable.of(
            "underskrifter",
            words.say("claims.signatures"),
            Column.text(words.say("claims.participant")),
            words.figures("claims.minutes"),
            Column.text(words.say("claims.signed")),
            Column.text(words.say("claims.certified-by")),
            words.figures("claims.amount"));
    for (Valued one : parts) {
      PersonHours.Entry entry = one.counted().entry();
      ClaimPlaces.Name name = Objects.requireNonNull(names.get(one.counted().person().person()));
      table.row(
          name.masked() ? Cell.of(name.text()).asMasked() : Cell.of(name.text()),
          Cell.of(fmt.minutes(one.minutes())),
          signed(entry.signed()),
          certified(entry.certified(), names),
          Cell.of(fmt.kronor(one.amount())));
    }
    return table.sum(
        Cell.of(words.say("claims.sum")),
        Cell.of(fmt.minutes(minutes(parts))),
        Cell.empty(),
        Cell.empty(),
        Cell.of(fmt.kronor(sum(parts))));
  }

  private Cell signed(PersonHours.@Nullable Signed signed) {
    return signed == null
        ? Cell.of("–")
        : Cell.of(fmt.moment(signed.at()))
            .sub(
                words.say(
                    "claims.proof",
                    words.say("project.signature." + signed.kind()),
                    fmt.number(signed.position())));
  }

  private Cell certified(
      PersonHours.@Nullable Certified certified, Map<PersonId, ClaimPlaces.Name> names) {
    if (certified == null) {
      return Cell.of("–");
    }
    ClaimPlaces.Name name = Objects.requireNonNull(names.get(certified.by()));
    return Cell.of(name.text() + ", " + fmt.moment(certified.at()))
        .sub(
            words.say(
                "claims.proof",
                words.say("project.certificate." + certified.kind()),
                fmt.number(certified.position())));
  }
}
