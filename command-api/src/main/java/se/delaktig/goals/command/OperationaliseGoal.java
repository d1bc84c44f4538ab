package se.delaktig.goals.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.ProjectId;

/**
 * Give a goal what is needed to follow it up, or give it anew.
 *
 * @param goal the goal's id in the plan
 * @param baseline the value before; may be not stated
 * @param target the value to reach
 * @param owner a role or an organisation, no person
 * @param counts what counts, in words
 */
public record OperationaliseGoal(
    @NotNull ProjectId project,
    @NotBlank @Size(max = 20) String goal,
    @NotBlank @Size(max = 300) String indicator,
    @NotNull Stated<BigDecimal> baseline,
    @NotNull Stated<BigDecimal> target,
    @NotNull LocalDate by,
    @NotBlank @Size(max = 80) String owner,
    @NotBlank @Size(max = 500) String counts)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.goals(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
