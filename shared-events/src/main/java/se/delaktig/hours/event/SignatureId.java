package se.delaktig.hours.event;

import se.delaktig.kernel.event.Id;

/** One act of signing hours (signera). */
public record SignatureId(String value) implements Id {
  public SignatureId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
