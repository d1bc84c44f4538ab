package se.delaktig.budget.event;

import se.delaktig.kernel.event.Id;

/** A cost, by its entry in the books. */
public record CostId(String value) implements Id {
  public CostId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
