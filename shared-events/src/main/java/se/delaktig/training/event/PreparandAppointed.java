package se.delaktig.training.event;

import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * A person is to go through the preparand training, as manager or as one of a workplace's two
 * representatives.
 */
@StoredAs("preparand-appointed")
public record PreparandAppointed(PersonId person, As as) implements TrainingEvent {
  /** Why the person is among the preparands. */
  public enum As {
    MANAGER,
    REPRESENTATIVE
  }
}
