package se.delaktig.steering.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.steering.event.MeetingId;

/**
 * Record what was found out and brought to a meeting.
 *
 * @param text in words; sealed
 */
public record RecordFinding(@NotNull MeetingId meeting, @NotBlank @Size(max = 2000) String text)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.meeting(meeting);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }

  /** Tells nothing of what is said in words, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "RecordFinding[" + meeting + "]";
  }
}
