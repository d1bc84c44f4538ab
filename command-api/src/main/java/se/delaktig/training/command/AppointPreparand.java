package se.delaktig.training.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.event.PreparandAppointed;

/** Appoint someone to go through the preparand training. */
public record AppointPreparand(@NotNull PersonId person, PreparandAppointed.@NotNull As as)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.preparand(person);
  }

  @Override
  public Reach reach() {
    return Reach.person(person);
  }
}
