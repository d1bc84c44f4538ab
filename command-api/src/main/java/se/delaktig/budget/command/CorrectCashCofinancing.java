package se.delaktig.budget.command;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import se.delaktig.budget.event.CashCofinancingWithdrawn.Reason;
import se.delaktig.budget.event.CashId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectPlan.Sector;

/**
 * Take recorded cash back and record what is right in its place, in one commit. Giver and reference
 * stay; where they are wrong, the cash is withdrawn and recorded of the right one.
 *
 * @param sector whether the giver is a public or a private organisation
 * @param amount kronor, above 0
 */
public record CorrectCashCofinancing(
    @NotNull CashId cash,
    @NotNull Reason reason,
    @NotNull Sector sector,
    @NotNull LocalDate received,
    @NotNull @Digits(integer = 12, fraction = 2) BigDecimal amount)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.cash(cash);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
