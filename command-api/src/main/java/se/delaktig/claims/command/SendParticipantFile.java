package se.delaktig.claims.command;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/**
 * Make a month’s participant file to be handed in, or make it anew.
 *
 * @param month {@code 2019-10}
 */
public record SendParticipantFile(
    @NotNull ProjectId project, @NotNull @Pattern(regexp = "\\d{4}-(0[1-9]|1[0-2])") String month)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.claims(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
