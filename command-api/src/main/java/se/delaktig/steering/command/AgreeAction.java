package se.delaktig.steering.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.steering.event.MeetingId;

/**
 * Record that a meeting agreed on something to be done.
 *
 * @param owner who sees to it, as a role
 * @param due the day by which it is to be done
 * @param text what is to be done; sealed
 */
public record AgreeAction(
    @NotNull MeetingId meeting,
    @NotNull Role owner,
    @NotNull LocalDate due,
    @NotBlank @Size(max = 2000) String text)
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
    return "AgreeAction[" + meeting + "]";
  }
}
