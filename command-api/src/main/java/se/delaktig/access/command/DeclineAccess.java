package se.delaktig.access.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import se.delaktig.access.event.GrantId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;

/** Say no to a right that has been asked for, or take back what one has asked for oneself. */
public record DeclineAccess(@NotBlank String ledger, @NotNull GrantId grant)
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
