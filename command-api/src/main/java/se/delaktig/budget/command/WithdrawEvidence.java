package se.delaktig.budget.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.budget.event.EvidenceWithdrawn.Reason;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.FileId;

/** Let a file stand as evidence of a voucher no longer; it is kept and can still be read. */
public record WithdrawEvidence(
    @NotNull VoucherId voucher, @NotNull FileId file, @NotNull Reason reason)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.voucher(voucher);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
