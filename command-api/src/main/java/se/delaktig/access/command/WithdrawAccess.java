package se.delaktig.access.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.GrantId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;

/** Take a grant back. */
public record WithdrawAccess(
    @NotBlank String ledger, @NotNull GrantId grant, AccessWithdrawn.@NotNull Reason reason)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.access(ledger);
  }

  @Override
  public Reach reach() {
    return Reach.ofOffice();
  }
}
