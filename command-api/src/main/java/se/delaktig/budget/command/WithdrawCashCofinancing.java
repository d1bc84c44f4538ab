package se.delaktig.budget.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.budget.event.CashCofinancingWithdrawn.Reason;
import se.delaktig.budget.event.CashId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;

/** Take recorded cash back whole. */
public record WithdrawCashCofinancing(@NotNull CashId cash, @NotNull Reason reason)
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
