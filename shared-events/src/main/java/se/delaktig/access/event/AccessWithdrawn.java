package se.delaktig.access.event;

import se.delaktig.kernel.event.StoredAs;

/** A grant was taken back. */
@StoredAs("access-withdrawn")
public record AccessWithdrawn(GrantId grant, Reason reason) implements AccessEvent {
  /** Why it was taken back. */
  public enum Reason {
    TASK_ENDED,
    GRANTED_BY_MISTAKE,
    SUSPECTED_MISUSE
  }
}
