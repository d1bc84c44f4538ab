package se.delaktig.project.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;

/** Set a project up from its plan, or replace its plan. Its organisations join with it. */
public record PlanProject(@NotNull ProjectId project, @NotNull ProjectPlan plan)
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
