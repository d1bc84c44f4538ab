package se.delaktig.budget.event;

import se.delaktig.kernel.event.Id;

/** Cash that was given, by its giver, its year and the reference of its evidence. */
public record CashId(String value) implements Id {
  public CashId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
