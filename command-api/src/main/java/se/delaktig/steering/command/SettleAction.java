package se.delaktig.steering.command;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.event.MeetingId;

/**
 * Say that something a meeting agreed on was done, or will not be done.
 *
 * @param number the action's number within the meeting
 * @param date the day on which that was so
 */
public record SettleAction(
    @NotNull MeetingId meeting,
    @Min(1) int number,
    @NotNull LocalDate date,
    ActionSettled.@NotNull Ending ending)
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
