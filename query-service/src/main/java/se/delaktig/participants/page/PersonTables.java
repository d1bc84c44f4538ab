package se.delaktig.participants.page;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.policy.Break;
import se.delaktig.training.command.RecordTrainingAttendance;

/** One person's employments and hours, as tables. */
@Component
class PersonTables {
  private final Gate gate;
  private final Fmt fmt;
  private final Words words;

  PersonTables(Gate gate, Fmt fmt, Words words) {
    this.gate = gate;
    this.fmt = fmt;
    this.words = words;
  }

  /** Where the person works and has worked. */
  DataTable employments(PersonHours person, PlaceNames places) {
    DataTable table =
        DataTable.of(
            "anstallningar",
            words.say("participants.employments"),
            Column.text(words.say("participants.column.WORKPLACE")),
            Column.text(words.say("participants.column.GROUP")),
            Column.text(words.say("participants.from")),
            Column.text(words.say("participants.to")));
    List<Employment> all = person.employments();
    for (int i = 0; i < all.size(); i++) {
      Employment employment = all.get(i);
      table.row(
          Cell.of(places.of(employment.workplace())).sub(places.of(employment.organisation())),
          Cell.of(places.of(employment.group())),
          Cell.of(fmt.date(employment.from())),
          Cell.of(until(person, all.subList(i + 1, all.size()), employment)));
    }
    return table;
  }

  private String until(PersonHours person, List<Employment> later, Employment employment) {
    @Nullable LocalDate next =
        later.stream()
            .filter(e -> e.organisation().equals(employment.organisation()))
            .map(e -> lastDay(person, employment, e))
            .findFirst()
            .orElse(person.ended().get(employment.organisation()));
    return next == null ? words.say("participants.ongoing") : fmt.date(next);
  }

  /** The day the person left, or else the day before the next place. */
  private static LocalDate lastDay(PersonHours person, Employment employment, Employment next) {
    return person.breaks().stream()
        .filter(one -> one.organisation().equals(employment.organisation()))
        .filter(one -> one.back().equals(next.from()))
        .map(Break::left)
        .findFirst()
        .orElse(next.from().minusDays(1));
  }

  /** Every session and what of it counts; absent where there is none. */
  @Nullable DataTable hours(PersonHours person, Sight sight, PlaceNames places) {
    List<CountedEntry> counted = Counting.of(person, sight.programme());
    if (counted.isEmpty()) {
      return null;
    }
    DataTable table =
        DataTable.of(
            "timmar",
            words.say("participants.hours"),
            Column.text(words.say("participants.date")),
            Column.text(words.say("participants.activity")),
            words.figures("participants.time"),
            Column.text(words.say("participants.proven")),
            Column.full(words.say("participants.counts")));
    int sum = 0;
    int counts = 0;
    for (CountedEntry one : counted.reversed()) {
      PersonHours.Entry entry = one.entry();
      sum += entry.minutes();
      counts += one.certifiedMinutes();
      String kind = words.say("participants.activity." + entry.session().kind());
      String session = session(sight, entry);
      Cell activity = session == null ? Cell.of(kind) : Cell.link(kind, session);
      table.row(
          Cell.of(fmt.date(entry.date())).sub(fmt.clock(entry.start())),
          one.workplace() == null ? activity : activity.sub(places.of(one.workplace())),
          Cell.of(fmt.hoursAndMinutes((long) entry.minutes())),
          proven(entry),
          counting(sight, one));
    }
    table.sum(
        Cell.of(words.say("participants.sum")),
        Cell.empty(),
        Cell.of(fmt.hoursAndMinutes((long) sum)),
        Cell.empty(),
        Cell.of(words.say("participants.sum-counts", fmt.hoursAndMinutes((long) counts))));
    return table;
  }

  /** Where the session is shown, for those who may see it. */
  private static @Nullable String session(Sight sight, PersonHours.Entry entry) {
    String project = "/projekt/" + sight.project().value();
    return switch (entry.session().kind()) {
      case WORKPLACE_DIALOGUE -> project + "/dialog/" + entry.session().id();
      case PREPARAND_TRAINING ->
          Forms.may(sight, RecordTrainingAttendance.class)
              ? project + "/utbildning/" + entry.session().id() + "/narvaro"
              : null;
    };
  }

  /** When and how it was signed and certified. */
  private Cell proven(PersonHours.Entry entry) {
    PersonHours.Signed signed = entry.signed();
    PersonHours.Certified certified = entry.certified();
    Cell cell =
        Cell.of(
            signed == null
                ? words.say("participants.unsigned")
                : words.say(
                    "participants.signed",
                    fmt.date(fmt.day(signed.at())),
                    words.say("participants.signature." + signed.kind())));
    return cell.sub(
        certified == null
            ? words.say("participants.uncertified")
            : words.say(
                "participants.certified",
                fmt.date(fmt.day(certified.at())),
                words.say("participants.certificate." + certified.kind())));
  }

  /** Whether it counts; if not all of it does, why, and what mends that. */
  private Cell counting(Sight sight, CountedEntry one) {
    Reason reason = one.reason().orElse(null);
    if (reason == null) {
      return Cell.of(State.of(Tone.GOOD, words.say("participants.counted")));
    }
    String text = words.say("participants.reason." + reason.name());
    Cell cell =
        Cell.of(
            State.of(
                reason.waits() ? Tone.SOON : Tone.LATE,
                one.certifiedMinutes() == 0
                    ? text
                    : words.say(
                        "participants.partly",
                        fmt.hoursAndMinutes((long) one.certifiedMinutes()),
                        text)));
    String mend = words.say("steering." + reason.key() + ".mend");
    String where = mendedAt(sight, one, reason);
    return where == null ? cell.sub(mend) : cell.sub(mend, where);
  }

  private @Nullable String mendedAt(Sight sight, CountedEntry one, Reason reason) {
    return switch (reason) {
      case UNSIGNED, UNCERTIFIED, SIGNATURE_NOT_VALID, CERTIFICATE_NOT_VALID ->
          gate.look(Query.PENDING_HOURS, sight.project().value())
              .map(seen -> "/projekt/" + seen.project().value() + "/intyg")
              .orElse(null);
      case OUTSIDE_PERIOD, IN_TWO_SESSIONS, DISPUTED, ORGANISATION_NOT_JOINED, ALSO_STAFF_TIME ->
          session(sight, one.entry());
      case NOT_EMPLOYED, LEADER, ABOVE_PLAN, ACTIVITY_NOT_COFINANCING -> null;
    };
  }
}
