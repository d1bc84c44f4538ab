package se.delaktig.hours;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.DisputeHours;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.hours.event.ScanDiscarded;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.Outcome;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Records;

/**
 * Rules speak of people, the log of records. Where somebody has two, a rule is asked of the person,
 * so that nobody certifies their own hours by way of the other record; and what it lets happen is
 * said of the records that the sessions name, so that it stands when they are parted.
 */
public record AsPeople(Records records) {
  public Acting of(Acting acting) {
    PersonId person = acting.person();
    return person == null
        ? acting
        : new Acting(acting.actor(), acting.role(), records.whose(person));
  }

  public SignHours of(SignHours c) {
    return new SignHours(
        c.signature(),
        c.kind(),
        c.items().stream()
            .map(one ->
                new HoursSigned.Item(one.session(), records.whose(one.person()), one.minutes()))
            .toList());
  }

  public CertifyHours of(CertifyHours c) {
    return new CertifyHours(
        c.certificate(),
        records.whose(c.certifier()),
        c.kind(),
        c.items().stream()
            .map(one ->
                new HoursCertified.Item(one.session(), records.whose(one.person()), one.minutes()))
            .toList());
  }

  public DisputeHours of(DisputeHours c) {
    return new DisputeHours(
        records.whose(c.person()), c.session(), records.whose(c.by()), c.reason(), c.note());
  }

  public SessionFacts of(SessionFacts session) {
    PersonId loggedBy = session.loggedBy();
    return new SessionFacts(
        session.date(),
        session.attendances().stream()
            .map(one -> new Attendance(records.whose(one.person()), one.presence(), one.minutes()))
            .toList(),
        session.workplace(),
        loggedBy == null ? null : records.whose(loggedBy));
  }

  public Places of(Places places) {
    return places.as(records::whose);
  }

  /**
   * What happens, said of each record that attended for as long as is said.
   *
   * @param sessions as the log has them
   */
  public Outcome<HoursEvent> asRecorded(
      Outcome<HoursEvent> outcome, Map<SessionRef, SessionFacts> sessions) {
    return switch (outcome) {
      case Outcome.Refused<HoursEvent> refused -> refused;
      case Outcome.Accepted<HoursEvent>(List<HoursEvent> events) ->
          new Outcome.Accepted<>(
              events.stream().map(event -> asRecorded(event, sessions)).toList());
    };
  }

  private HoursEvent asRecorded(HoursEvent event, Map<SessionRef, SessionFacts> sessions) {
    return switch (event) {
      case HoursSigned e ->
          new HoursSigned(
              e.signature(),
              e.kind(),
              e.items().stream()
                  .flatMap(one ->
                      recorded(one.person(), sessions.get(one.session()))
                          .filter(there -> there.minutes() == one.minutes())
                          .map(there ->
                              new HoursSigned.Item(one.session(), there.person(), one.minutes())))
                  .toList());
      case HoursCertified e ->
          new HoursCertified(
              e.certificate(),
              e.certifier(),
              e.kind(),
              e.items().stream()
                  .flatMap(one ->
                      recorded(one.person(), sessions.get(one.session()))
                          .filter(there -> there.minutes() == one.minutes())
                          .map(there ->
                              new HoursCertified.Item(
                                  one.session(), there.person(), one.minutes())))
                  .toList());
      case HoursDisputed e ->
          recorded(e.person(), sessions.get(e.session()))
              .map(Attendance::person)
              .findFirst()
              .<HoursEvent>map(
                  record -> new HoursDisputed(record, e.session(), e.by(), e.reason(), e.note()))
              .orElse(e);
      case LinkIssued e -> e;
      case AttendanceReportsScanned e -> e;
      case ScanDiscarded e -> e;
    };
  }

  /** How a person attended, by each record that did; the one that the person is known by first. */
  private Stream<Attendance> recorded(PersonId person, @Nullable SessionFacts session) {
    return Objects.requireNonNull(session, "accepted, and so held").attendances().stream()
        .filter(one -> records.same(one.person(), person) && one.presence().attended())
        .sorted(Comparator.comparing((Attendance one) -> records.isMerged(one.person())));
  }
}
