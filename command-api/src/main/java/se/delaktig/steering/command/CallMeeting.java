package se.delaktig.steering.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.MeetingKind;

/**
 * Call a meeting, or call it anew with another day or agenda.
 *
 * @param date the day on which it is to be held
 * @param agenda its items, in order; sealed
 * @param asked what it is asked to decide, in order; sealed
 */
public record CallMeeting(
    @NotNull MeetingId meeting,
    @NotNull MeetingKind kind,
    @NotNull LocalDate date,
    @NotNull @Size(max = 40) List<@NotBlank @Size(max = 500) String> agenda,
    @NotNull @Size(max = 20) List<@NotBlank @Size(max = 1000) String> asked)
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
    return "CallMeeting[" + meeting + "]";
  }
}
