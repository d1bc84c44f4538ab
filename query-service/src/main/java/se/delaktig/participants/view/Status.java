package se.delaktig.participants.view;

import java.time.LocalDate;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;

/** How far a person has come in the project. Each is exactly one of these on a day. */
public enum Status {
  /** Registered, and has attended nothing yet. */
  REGISTERED,
  /** Has begun, which makes an employee a participant, and has not left. */
  STARTED,
  /** Has left every employer. */
  LEFT;

  /** The status on a day. */
  public static Status of(PersonHours person, LocalDate day) {
    if (person.leftBy(day)) {
      return LEFT;
    }
    return Counting.started(person).filter(first -> !first.isAfter(day)).isPresent()
        ? STARTED
        : REGISTERED;
  }
}
