package se.delaktig.participants.command;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.UnmaskingId;
import se.delaktig.project.event.ProjectId;

/**
 * Be shown one protected identity for some minutes.
 *
 * @param reason in words of one's own; sealed, for the data protection officer to read
 */
public record UnmaskIdentity(
    @NotNull ProjectId project,
    @NotNull PersonId person,
    @NotNull UnmaskingId unmasking,
    @NotBlank @Size(max = 500) String reason,
    @Min(1) @Max(60) int minutes)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return "mask-of-" + project;
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }

  /** Tells nothing of the reason, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "UnmaskIdentity[" + project + "]";
  }
}
