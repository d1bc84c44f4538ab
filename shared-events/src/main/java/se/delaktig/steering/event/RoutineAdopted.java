package se.delaktig.steering.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/**
 * A routine, a policy or a way of working that the project led to was adopted.
 *
 * @param organisation where; absent where it holds beyond the project's organisations
 * @param date the day of the decision
 */
@StoredAs("routine-adopted")
public record RoutineAdopted(
    ProjectId project,
    int number,
    Kind kind,
    Level level,
    @Nullable OrganisationId organisation,
    LocalDate date,
    Worded words)
    implements RoutineEvent {
  /** What was adopted. */
  public enum Kind {
    ROUTINE,
    POLICY,
    WAY_OF_WORKING
  }

  /** Where it has its effect. */
  public enum Level {
    WORKPLACE,
    ORGANISATION,
    STRUCTURE
  }
}
