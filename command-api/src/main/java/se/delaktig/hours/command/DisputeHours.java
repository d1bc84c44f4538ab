package se.delaktig.hours.command;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.participants.event.PersonId;

/**
 * Say that hours are wrong.
 *
 * @param by who says so: the participant, or the one who is asked to certify
 * @param note free text; sealed, never in the log
 */
public record DisputeHours(
    @NotNull PersonId person,
    @NotNull SessionRef session,
    @NotNull PersonId by,
    HoursDisputed.@NotNull Reason reason,
    @Nullable @Size(max = 500) String note)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return "dispute-" + person + "-" + session.id();
  }

  @Override
  public Reach reach() {
    return Reach.person(person);
  }
}
