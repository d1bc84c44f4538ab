package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/** Nothing of a person's data may be erased for now. */
@StoredAs("hold-placed")
public record HoldPlaced(PersonId person, Reason reason) implements ProtectionEvent {
  /** Why it is to be kept. */
  public enum Reason {
    DISPUTE,
    AUDIT,
    COURT,
    ASKED_FOR_BY_THE_PERSON
  }
}
