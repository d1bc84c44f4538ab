package se.delaktig.steering.command;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.MinutesMailId;

/**
 * Send the minutes of a meeting to somebody by mail, as they were issued.
 *
 * @param mail which mail; made by the sender
 * @param number which of the meeting's minutes
 * @param address where to; it is in the mail and nowhere else
 */
public record MailMinutes(
    @NotNull MeetingId meeting,
    @NotNull MinutesMailId mail,
    @Min(1) int number,
    @NotBlank @Email @Size(max = 254) String address)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.minutesMail(mail);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }

  /** Tells nothing of what is said in words, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "MailMinutes[" + meeting + "]";
  }
}
