package se.delaktig.hours.event;

import se.delaktig.kernel.event.Id;

/** A personal link, by the hash of its code. */
public record LinkId(String value) implements Id {
  public LinkId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
