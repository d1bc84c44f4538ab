package se.delaktig.steering.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.steering.event.RoutineAdopted;

/**
 * Record that a routine, a policy or a way of working was adopted.
 *
 * @param organisation where; absent where it holds beyond the project's organisations
 * @param date the day of the decision
 * @param text what it says, in short; sealed
 */
public record AdoptRoutine(
    @NotNull ProjectId project,
    RoutineAdopted.@NotNull Kind kind,
    RoutineAdopted.@NotNull Level level,
    @Nullable OrganisationId organisation,
    @NotNull LocalDate date,
    @NotBlank @Size(max = 2000) String text)
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
    return "AdoptRoutine[" + project + "]";
  }
}
