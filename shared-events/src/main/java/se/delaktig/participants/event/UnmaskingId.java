package se.delaktig.participants.event;

import se.delaktig.kernel.event.Id;

/** One time that a protected identity was unmasked. */
public record UnmaskingId(String value) implements Id {
  public UnmaskingId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
