package se.delaktig.claims.command;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.claims.event.IssuedFile;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/**
 * Say that a claim was handed in, with its files as they were issued.
 *
 * @param files none when it was handed in by other means
 */
public record SubmitClaim(
    @NotNull ProjectId project,
    @NotNull ClaimId claim,
    @NotNull @Size(max = 20) List<@NotNull IssuedFile> files)
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
