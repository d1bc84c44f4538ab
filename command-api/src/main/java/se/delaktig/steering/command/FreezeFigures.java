package se.delaktig.steering.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.steering.event.MeetingId;

/** Freeze the figures that a meeting is to look at, as they stand now. */
public record FreezeFigures(@NotNull MeetingId meeting) implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.meeting(meeting);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
