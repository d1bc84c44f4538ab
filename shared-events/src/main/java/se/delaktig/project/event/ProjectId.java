package se.delaktig.project.event;

import se.delaktig.kernel.event.Id;

/**
 * A project, by its number with a hyphen for the slash: {@code 2017-00434}. Also the name of its
 * ledger.
 */
public record ProjectId(String value) implements Id {
  public ProjectId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
