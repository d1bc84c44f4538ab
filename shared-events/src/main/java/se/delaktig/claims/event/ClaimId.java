package se.delaktig.claims.event;

import se.delaktig.kernel.event.Id;

/** A claim for payment (ansökan om utbetalning). */
public record ClaimId(String value) implements Id {
  public ClaimId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
