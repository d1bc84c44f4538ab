package se.delaktig.claims.command;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/**
 * Say that the payment for a claim came in.
 *
 * @param paid the day it came
 * @param amount kronor
 */
public record RecordClaimPayment(
    @NotNull ProjectId project,
    @NotNull ClaimId claim,
    @NotNull LocalDate paid,
    @NotNull @Digits(integer = 12, fraction = 2) BigDecimal amount)
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
