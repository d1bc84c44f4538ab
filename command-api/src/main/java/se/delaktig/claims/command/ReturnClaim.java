package se.delaktig.claims.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.claims.event.ClaimReturned.Reason;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/** Say that the fund sent a claim back. */
public record ReturnClaim(
    @NotNull ProjectId project, @NotNull ClaimId claim, @NotNull Reason reason)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.claims(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
