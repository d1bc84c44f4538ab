package se.delaktig.budget.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import se.delaktig.budget.event.BudgetDecided.Line;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/**
 * Decide how the ESF support is divided, whole and anew.
 *
 * @param decision the decision it comes from, in words
 */
public record DecideBudget(
    @NotNull ProjectId project,
    @NotBlank @Size(max = 200) String decision,
    @NotEmpty @Size(max = 20) List<@NotNull Line> lines)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.budget(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
