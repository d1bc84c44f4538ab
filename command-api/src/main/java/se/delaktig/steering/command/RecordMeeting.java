package se.delaktig.steering.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.MeetingId;

/**
 * Record that a meeting was held and who took part, or put that right.
 *
 * @param present who took part, at least one
 * @param note what was said besides decisions, actions and findings; sealed
 */
public record RecordMeeting(
    @NotNull MeetingId meeting,
    @NotNull LocalDate date,
    @NotEmpty @Size(max = 60) List<@NotNull @Valid Participant> present,
    @Size(max = 8000) @Nullable String note)
    implements ProgrammeCommand {
  /**
   * Somebody who took part.
   *
   * @param organisation whom they stood for; absent for none of the project's
   * @param who their name; sealed
   */
  public record Participant(
      MeetingHeld.@NotNull Seat seat,
      @Nullable OrganisationId organisation,
      @Size(max = 120) @Nullable String who) {
    /** Tells no name, so that logs and errors cannot either. */
    @Override
    public String toString() {
      return "Participant[" + seat + ", " + organisation + "]";
    }
  }

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
    return "RecordMeeting[" + meeting + "]";
  }
}
