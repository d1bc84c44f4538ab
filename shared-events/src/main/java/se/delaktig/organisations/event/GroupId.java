package se.delaktig.organisations.event;

import se.delaktig.kernel.event.Id;

/** A dialogue group (dialoggrupp) within a workplace: a shift, or a part of a large unit. */
public record GroupId(String value) implements Id {
  public GroupId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
