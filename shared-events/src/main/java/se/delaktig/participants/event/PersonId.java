package se.delaktig.participants.event;

import se.delaktig.kernel.event.Id;

/** A person within one project: random, and known by no other project. */
public record PersonId(String value) implements Id {
  public PersonId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
