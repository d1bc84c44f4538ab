package se.delaktig.steering.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * It was found out whether an adopted routine is in use. The fund asks for how it is six months
 * after the project's end.
 *
 * @param date the day on which it was so
 * @param note how one knows; absent where nothing is noted
 */
@StoredAs("routine-followed-up")
public record RoutineFollowedUp(
    ProjectId project, int number, LocalDate date, Use use, @Nullable Worded note)
    implements RoutineEvent {
  /** Whether it is in use. */
  public enum Use {
    IN_USE,
    PARTLY_IN_USE,
    NOT_IN_USE
  }
}
