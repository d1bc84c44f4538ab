package se.delaktig.steering.event;

import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;

/**
 * A meeting decided something.
 *
 * @param number counts up from 1 within the meeting
 * @param question which of what it was asked it answers, from 1; absent where nobody had asked
 */
@StoredAs("steering-decision-recorded")
public record SteeringDecisionRecorded(
    MeetingId meeting, int number, @Nullable Integer question, Verdict verdict, Worded words)
    implements MeetingEvent {
  /** What it came to. */
  public enum Verdict {
    APPROVED,
    REJECTED,
    POSTPONED,
    NOTED
  }
}
