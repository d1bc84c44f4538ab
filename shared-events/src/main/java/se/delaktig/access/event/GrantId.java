package se.delaktig.access.event;

import se.delaktig.kernel.event.Id;

/** One grant of a role. */
public record GrantId(String value) implements Id {
  public GrantId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
