package se.delaktig.participants.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;

/**
 * Destroy a person's details and the free texts that tell who the person is. Hours, money and the
 * log's chain stand.
 *
 * @param texts the ids of those texts that hold only a part of the name and that somebody has read
 *     to tell of the person; they are destroyed too
 */
public record ErasePerson(
    @NotNull PersonId person, @Size(max = 500) List<@NotBlank @Size(max = 40) String> texts)
    implements ProgrammeCommand {
  public ErasePerson {
    texts = texts == null ? List.of() : List.copyOf(texts);
  }

  public ErasePerson(PersonId person) {
    this(person, List.of());
  }

  @Override
  public String stream() {
    return Streams.protection(person);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
