package se.delaktig.dialogue.event;

import se.delaktig.kernel.event.Id;

/** A material in the project's library. */
public record MaterialId(String value) implements Id {
  public MaterialId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
