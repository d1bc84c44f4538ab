package se.delaktig.goals.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/**
 * Plan a survey that is made before and after.
 *
 * @param name what the survey is called
 * @param questions in the order in which they are asked
 */
public record PlanSurvey(
    @NotNull ProjectId project,
    @NotBlank @Size(max = 120) String name,
    @NotEmpty @Size(max = 12) List<@NotNull @Valid Question> questions)
    implements ProgrammeCommand {
  /**
   * A question with its scale.
   *
   * @param words the question as it is asked
   * @param lowest what the first step means
   * @param highest what the last step means
   * @param steps how many steps the scale has
   */
  public record Question(
      @NotBlank @Size(max = 300) String words,
      @NotBlank @Size(max = 60) String lowest,
      @NotBlank @Size(max = 60) String highest,
      @Min(2) @Max(10) int steps) {}

  @Override
  public String stream() {
    return Streams.surveys(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
