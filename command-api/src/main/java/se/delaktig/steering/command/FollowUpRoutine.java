package se.delaktig.steering.command;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;
import se.delaktig.steering.event.RoutineFollowedUp;

/**
 * Record whether an adopted routine is in use.
 *
 * @param number the routine's number within the project
 * @param date the day on which it was so
 * @param note how one knows; sealed
 */
public record FollowUpRoutine(
    @NotNull ProjectId project,
    @Min(1) int number,
    @NotNull LocalDate date,
    RoutineFollowedUp.@NotNull Use use,
    @Size(max = 2000) @Nullable String note)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.routines(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }

  /** Tells nothing of what is said in words, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "FollowUpRoutine[" + project + "]";
  }
}
