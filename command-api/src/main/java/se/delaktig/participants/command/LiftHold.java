package se.delaktig.participants.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;

/** Let a person's data be erased again when nothing else says that it is to be kept. */
public record LiftHold(@NotNull PersonId person) implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.protection(person);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
