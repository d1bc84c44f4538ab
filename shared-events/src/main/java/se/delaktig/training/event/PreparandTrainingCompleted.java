package se.delaktig.training.event;

import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * A preparand's training was declared complete.
 *
 * @param minutes minutes attended at that time
 * @param dispensation why it is complete with fewer minutes than the rule asks; absent when the
 *     rule is met
 */
@StoredAs("preparand-training-completed")
public record PreparandTrainingCompleted(
    PersonId person, int minutes, @Nullable Dispensation dispensation) implements TrainingEvent {
  /** Reasons for a dispensation. */
  public enum Dispensation {
    EARLIER_TRAINING,
    LONG_EXPERIENCE,
    CATCH_UP_AGREED,
    DECIDED_BY_PROJECT_LEADER
  }
}
