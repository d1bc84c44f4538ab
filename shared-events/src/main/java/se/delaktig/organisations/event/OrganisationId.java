package se.delaktig.organisations.event;

import se.delaktig.kernel.event.Id;

/** An organisation that takes part in a project. */
public record OrganisationId(String value) implements Id {
  public OrganisationId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
