package se.delaktig.claims.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/** Build a claim from the closed months that no earlier one has, or build it anew. */
public record BuildClaim(@NotNull ProjectId project, @NotNull ClaimId claim)
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
