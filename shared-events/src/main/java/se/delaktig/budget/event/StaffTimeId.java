package se.delaktig.budget.event;

import se.delaktig.kernel.event.Id;

/** A staff member's time in one month. */
public record StaffTimeId(String value) implements Id {
  public StaffTimeId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
