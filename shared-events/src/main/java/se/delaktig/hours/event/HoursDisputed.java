package se.delaktig.hours.event;

import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * A participant or a certifier said that hours are wrong. They count for nothing until corrected or
 * signed again.
 *
 * @param note the id of a sealed free text in the person register
 */
@StoredAs("hours-disputed")
public record HoursDisputed(
    PersonId person, SessionRef session, PersonId by, Reason reason, @Nullable String note)
    implements HoursEvent {
  /** What is said to be wrong. */
  public enum Reason {
    WAS_NOT_THERE,
    OTHER_MINUTES,
    OTHER_DATE,
    OTHER
  }
}
