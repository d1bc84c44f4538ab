package se.delaktig.goals.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.ProjectId;

/**
 * Give a goal what is needed to follow it up, or give it anew.
 *
 * @param goal the goal's id in the plan
 * @param baseline the value before; may be not stated, and is of what the log counts
 * @param target the value to reach: of what the log counts people, sessions or hours, of a survey
 *     per cent
 * @param owner a role or an organisation, no person
 * @param counts what counts, in words
 * @param source where the value comes from; absent where somebody measures it
 */
public record OperationaliseGoal(
    @NotNull ProjectId project,
    @NotBlank @Size(max = 20) String goal,
    @NotBlank @Size(max = 300) String indicator,
    @NotNull Stated<BigDecimal> baseline,
    @NotNull Stated<BigDecimal> target,
    @NotNull LocalDate by,
    @NotBlank @Size(max = 80) String owner,
    @NotBlank @Size(max = 500) String counts,
    @Valid @Nullable Source source)
    implements ProgrammeCommand {
  /**
   * Where the value comes from.
   *
   * @param measure what the log counts; absent unless it does
   * @param shareOf whose share it is; absent unless a survey answers
   */
  public record Source(
      GoalOperationalised.@NotNull Kind kind,
      TheoryOfChangeDrawn.@Nullable Measure measure,
      @Valid @Nullable ShareOf shareOf) {}

  /**
   * The answers to a question that are at a step of its scale or above it.
   *
   * @param survey the survey's number within the project
   * @param question the question's number in the survey
   * @param lowest the lowest step that counts; at 1 it would be everybody
   */
  public record ShareOf(@Min(1) int survey, @Min(1) int question, @Min(2) @Max(10) int lowest) {}

  @Override
  public String stream() {
    return Streams.goals(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
