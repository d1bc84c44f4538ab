package se.delaktig.claims.event;

import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * A closed month was opened again.
 *
 * @param month {@code 2019-10}
 */
@StoredAs("month-reopened")
public record MonthReopened(ProjectId project, String month, Reason reason) implements ClaimEvent {
  /** Why. */
  public enum Reason {
    HOURS_WERE_MISSING,
    COSTS_WERE_MISSING,
    CLOSED_BY_MISTAKE,
    ASKED_BY_THE_FUND
  }
}
