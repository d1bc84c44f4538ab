package se.delaktig.budget.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.FileId;

/**
 * Attach a file to a voucher as evidence.
 *
 * @param file one that is kept in the project already; what it is and its digest are looked up
 *     there
 */
public record AttachEvidence(@NotNull VoucherId voucher, @NotNull FileId file)
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
