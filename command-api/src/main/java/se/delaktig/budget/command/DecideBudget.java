package se.delaktig.budget.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.BudgetDecided.Line;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.policy.PlanFaults;

/**
 * Decide how the ESF support is divided, whole and anew: by the grant's decision (beslut om stöd)
 * or by a change decision (ändringsbeslut).
 *
 * @param decision the decision it comes from, in words
 * @param ruling which decision of the fund it is; absent where that is not known
 */
public record DecideBudget(
    @NotNull ProjectId project,
    @NotBlank @Size(max = 200) String decision,
    @NotEmpty @Size(max = 200) List<@NotNull Line> lines,
    @Nullable @Valid Ruling ruling)
    implements ProgrammeCommand {
  /**
   * A decision of the fund.
   *
   * @param number letters and digits with slashes or hyphens between, at least one digit
   * @param on the day of the decision
   * @param from the first day it holds for
   */
  public record Ruling(
      @NotNull @Size(max = 40) @Pattern(regexp = PlanFaults.NUMBER) String number,
      @NotNull LocalDate on,
      @NotNull LocalDate from) {}

  /** A division of which it is not known which decision it is. */
  public DecideBudget(ProjectId project, String decision, List<Line> lines) {
    this(project, decision, lines, null);
  }

  @Override
  public String stream() {
    return Streams.budget(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
