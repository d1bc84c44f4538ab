package se.delaktig.access.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/**
 * Have the rights of a project given by two, or by one again. To give by one again two must want
 * it.
 */
public record RequireFourEyes(@NotNull ProjectId project, @NotNull Boolean required)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.access(project.value());
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
