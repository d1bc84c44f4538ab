package se.delaktig.steering.event;

import se.delaktig.kernel.event.Id;

/** A meeting (möte) at which the project is steered or followed. */
public record MeetingId(String value) implements Id {
  public MeetingId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
