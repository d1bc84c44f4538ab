package se.delaktig.steering.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.steering.event.MeetingId;

/**
 * Issue a meeting's minutes as they lie in the store of files.
 *
 * @param commits how many of the project's commits their figures are of
 * @param file under which id the file is kept
 * @param language in which it is written
 */
public record IssueMinutes(
    @NotNull MeetingId meeting,
    @Positive long commits,
    @NotBlank @Size(max = 64) String file,
    @NotNull @Pattern(regexp = "sv|en") String language)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.meeting(meeting);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
