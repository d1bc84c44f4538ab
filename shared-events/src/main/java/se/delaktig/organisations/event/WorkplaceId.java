package se.delaktig.organisations.event;

import se.delaktig.kernel.event.Id;

/** A workplace (arbetsplats) of an organisation. */
public record WorkplaceId(String value) implements Id {
  public WorkplaceId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
