package se.delaktig.hours;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.Attendance;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Records;

/**
 * A held session as far as its hours are concerned.
 *
 * @param workplace whose session it was; absent for a training session
 * @param loggedBy which of the project's people logged it or corrected it last, where it was one of
 *     them
 */
public record SessionFacts(
    LocalDate date,
    List<Attendance> attendances,
    @Nullable WorkplaceId workplace,
    @Nullable PersonId loggedBy) {

  /** The same with every record of somebody's person called as one of them. */
  public SessionFacts saidOf(PersonId record, Records records) {
    return new SessionFacts(
        date,
        attendances.stream()
            .map(one ->
                records.same(one.person(), record)
                    ? new Attendance(record, one.presence(), one.minutes())
                    : one)
            .toList(),
        workplace,
        loggedBy);
  }

  /** Whether a person attended, and for so many minutes. */
  public boolean attended(PersonId person, int minutes) {
    return attendances.stream()
        .anyMatch(
            a -> a.person().equals(person) && a.presence().attended() && a.minutes() == minutes);
  }

  /** The minutes a person attended; empty for one who was away or not there. */
  public Optional<Integer> minutesOf(PersonId person) {
    return attendances.stream()
        .filter(a -> a.person().equals(person) && a.presence().attended())
        .map(Attendance::minutes)
        .findFirst();
  }
}
