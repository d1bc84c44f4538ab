package se.delaktig.participants.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;

/**
 * Destroy a person's details and the free texts that tell who the person is. Hours, money and the
 * log's chain stand.
 */
public record ErasePerson(@NotNull PersonId person) implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.protection(person);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
