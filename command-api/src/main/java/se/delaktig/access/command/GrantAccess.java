package se.delaktig.access.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;

/**
 * Give an actor a role.
 *
 * @param ledger the project's id, or {@code office}
 */
public record GrantAccess(
    @NotBlank String ledger,
    @NotNull GrantId grant,
    @NotNull ActorId actor,
    @NotNull Role role,
    @NotNull Scope scope,
    @Nullable PersonId person,
    @NotNull LocalDate from,
    @Nullable LocalDate until,
    AccessGranted.@NotNull Reason reason)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.access(ledger);
  }

  @Override
  public Reach reach() {
    return Reach.ofOffice();
  }
}
