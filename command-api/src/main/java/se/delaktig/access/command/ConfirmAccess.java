package se.delaktig.access.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import se.delaktig.access.event.GrantId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;

/** Give the right that somebody else has asked for. */
public record ConfirmAccess(@NotBlank String ledger, @NotNull GrantId grant)
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
