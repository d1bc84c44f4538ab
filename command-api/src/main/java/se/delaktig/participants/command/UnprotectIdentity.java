package se.delaktig.participants.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.PersonId;

/** Take the mark of a protected identity away. */
public record UnprotectIdentity(
    @NotNull PersonId person, IdentityUnprotected.@NotNull Reason reason)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.protection(person);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
