package se.delaktig.participants.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** Take the mark of a protected identity away. */
public record UnprotectIdentity(
    @NotNull ProjectId project,
    @NotNull PersonId person,
    IdentityUnprotected.@NotNull Reason reason)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return "mask-of-" + project;
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
