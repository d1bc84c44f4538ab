package se.delaktig.participants.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.HoldPlaced;
import se.delaktig.participants.event.PersonId;

/** Have nothing of a person's data erased for now. */
public record PlaceHold(@NotNull PersonId person, HoldPlaced.@NotNull Reason reason)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.protection(person);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
