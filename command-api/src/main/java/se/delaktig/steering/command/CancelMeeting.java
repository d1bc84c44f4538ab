package se.delaktig.steering.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.steering.event.MeetingId;

/** Say that a meeting that was called will not be held. */
public record CancelMeeting(@NotNull MeetingId meeting) implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.meeting(meeting);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
