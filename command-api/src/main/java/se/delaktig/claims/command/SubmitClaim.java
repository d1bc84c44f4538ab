package se.delaktig.claims.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.claims.event.IssuedFile;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.FileId;
import se.delaktig.project.event.ProjectId;

/**
 * Say that a claim was handed in, with its files as they lie in the store.
 *
 * @param files none when it was handed in by other means
 */
public record SubmitClaim(
    @NotNull ProjectId project,
    @NotNull ClaimId claim,
    @NotNull @Size(max = 20) List<@NotNull @Valid File> files)
    implements ProgrammeCommand {
  /**
   * A file that was handed in. What it is and its fingerprint follow from the store.
   *
   * @param kind what it says
   * @param file under which id it is kept
   */
  public record File(@NotNull IssuedFile.Kind kind, @NotNull FileId file) {}

  @Override
  public String stream() {
    return Streams.claims(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
