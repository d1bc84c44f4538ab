package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/** A person's identity is no longer protected. */
@StoredAs(value = "identity-unprotected", revision = 2)
public record IdentityUnprotected(MaskId mask, Reason reason) implements MaskEvent {
  /** Why the mark was taken away. */
  public enum Reason {
    PROTECTION_ENDED,
    MARKED_BY_MISTAKE
  }
}
