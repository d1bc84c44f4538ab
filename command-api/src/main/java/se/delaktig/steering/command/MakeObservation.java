package se.delaktig.steering.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;
import se.delaktig.steering.event.ObservationMade;

/**
 * Say what one has seen in the project, or ask it something.
 *
 * @param text in words; sealed
 */
public record MakeObservation(
    @NotNull ProjectId project,
    ObservationMade.@NotNull Kind kind,
    @NotBlank @Size(max = 2000) String text)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.observations(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }

  /** Tells nothing of what is said in words, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "MakeObservation[" + project + "]";
  }
}
