package se.delaktig.budget.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.CostReversed.Reason;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;

/** Take a recorded cost back whole; what is right is recorded anew. */
public record ReverseCost(@NotNull CostId cost, @NotNull Reason reason)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.voucher(cost.voucher());
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
