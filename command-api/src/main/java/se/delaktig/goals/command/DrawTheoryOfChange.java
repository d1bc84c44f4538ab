package se.delaktig.goals.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/**
 * Say how the project's activities are to lead to its goals, or say it anew.
 *
 * @param steps in the order in which they are read
 */
public record DrawTheoryOfChange(
    @NotNull ProjectId project, @NotEmpty @Size(max = 24) List<@NotNull @Valid Step> steps)
    implements ProgrammeCommand {
  /**
   * A step on the way.
   *
   * @param id unique among the steps
   * @param words what is done, or what is to come of it
   * @param measure what the log counts of it; absent where it counts nothing
   * @param goal the id of the plan's goal that it is; absent where it is none
   * @param leadsTo ids of the steps that it is to lead to, each further on
   */
  public record Step(
      @NotBlank @Size(max = 20) String id,
      TheoryOfChangeDrawn.@NotNull Level level,
      @NotBlank @Size(max = 160) String words,
      TheoryOfChangeDrawn.@Nullable Measure measure,
      @Size(max = 20) @Nullable String goal,
      @NotNull @Size(max = 24) List<@NotBlank @Size(max = 20) String> leadsTo) {}

  @Override
  public String stream() {
    return Streams.theory(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
