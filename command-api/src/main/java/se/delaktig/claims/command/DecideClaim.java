package se.delaktig.claims.command;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import se.delaktig.claims.event.ClaimDecided.Deduction;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/**
 * Say what the fund decided on a claim.
 *
 * @param decided the grant that will be paid, in kronor
 * @param deductions what was taken off
 */
public record DecideClaim(
    @NotNull ProjectId project,
    @NotNull ClaimId claim,
    @NotNull @Digits(integer = 12, fraction = 2) BigDecimal decided,
    @NotNull @Size(max = 50) List<@NotNull Deduction> deductions)
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
