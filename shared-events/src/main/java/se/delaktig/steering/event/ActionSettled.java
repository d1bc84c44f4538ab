package se.delaktig.steering.event;

import java.time.LocalDate;
import se.delaktig.kernel.event.StoredAs;

/**
 * Something that a meeting agreed on was done, or will not be done.
 *
 * @param number the action's number within the meeting
 * @param date the day on which that was so
 */
@StoredAs("action-settled")
public record ActionSettled(MeetingId meeting, int number, LocalDate date, Ending ending)
    implements MeetingEvent {
  /** How it ended. */
  public enum Ending {
    DONE,
    DROPPED
  }
}
