package se.delaktig.project.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/** Choose which of two contradicting figures of the source the plan stands on. */
public record SettleSourceConflict(
    @NotNull ProjectId project, @NotBlank String conflict, @NotBlank String chosen)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.project(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
