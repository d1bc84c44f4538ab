package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/** A person's identity is no longer protected. */
@StoredAs("identity-unprotected")
public record IdentityUnprotected(PersonId person, Reason reason) implements ProtectionEvent {
  /** Why the mark was taken away. */
  public enum Reason {
    PROTECTION_ENDED,
    MARKED_BY_MISTAKE
  }
}
