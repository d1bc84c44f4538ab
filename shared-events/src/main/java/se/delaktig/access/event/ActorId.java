package se.delaktig.access.event;

import se.delaktig.kernel.event.Id;

/**
 * Who acts in a project: random per project and account, so that two projects cannot be joined on
 * it.
 */
public record ActorId(String value) implements Id {
  public ActorId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
