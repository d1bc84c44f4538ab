package se.delaktig.goals.command;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
 * Record what a goal's indicator was on a day.
 *
 * @param answers how many answers or cases it rests on
 */
public record MeasureGoal(
    @NotNull ProjectId project,
    @NotBlank @Size(max = 20) String goal,
    @NotNull LocalDate on,
    @NotNull Stated<BigDecimal> value,
    @Min(1) @Max(1_000_000) int answers)
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
