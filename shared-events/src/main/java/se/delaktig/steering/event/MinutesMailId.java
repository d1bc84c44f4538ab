package se.delaktig.steering.event;

import se.delaktig.kernel.event.Id;

/** Minutes on their way to one reader. */
public record MinutesMailId(String value) implements Id {
  public MinutesMailId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
