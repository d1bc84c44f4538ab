package se.delaktig.participants.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;

/**
 * Record the number that somebody has been given who was registered without one. It is kept in the
 * person register alone; the log learns that it was done.
 *
 * @param personalNumber personnummer or samordningsnummer, 10 or 12 digits
 */
public record RecordPersonalNumber(
    @NotNull PersonId person, @NotBlank @Size(max = 20) String personalNumber)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.participant(person);
  }

  @Override
  public Reach reach() {
    return Reach.person(person);
  }

  /** Tells nothing of the person, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "RecordPersonalNumber[" + person + "]";
  }
}
