package se.delaktig.goals.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/**
 * Record how many chose each step in a survey before or after, or put that right.
 *
 * @param survey the survey's number within the project
 * @param on the day by which all had answered
 * @param asked how many were asked
 * @param answers one for each question of the survey, in its order
 * @param invented whether it is made up for a demonstration
 */
public record RecordSurveyAnswers(
    @NotNull ProjectId project,
    @Min(1) int survey,
    SurveyAnswered.@NotNull Round round,
    @NotNull LocalDate on,
    @Min(1) @Max(1_000_000) int asked,
    @NotEmpty @Size(max = 12) List<@NotNull @Valid Answers> answers,
    boolean invented)
    implements ProgrammeCommand {
  /**
   * How many chose each step.
   *
   * @param counts one for each step of the question's scale, from the lowest
   */
  public record Answers(
      @NotEmpty @Size(max = 10) List<@NotNull @Min(0) @Max(1_000_000) Integer> counts) {}

  @Override
  public String stream() {
    return Streams.surveys(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
