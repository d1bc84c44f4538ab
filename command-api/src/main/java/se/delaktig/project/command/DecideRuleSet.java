package se.delaktig.project.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RuleSet;

/** Decide the next version of what counts. */
public record DecideRuleSet(@NotNull ProjectId project, @NotNull RuleSet rules)
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
