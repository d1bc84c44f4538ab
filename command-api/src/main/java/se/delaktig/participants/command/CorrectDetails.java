package se.delaktig.participants.command;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;

/**
 * Correct a person's name or contact details. They are changed in the person register alone; the
 * log learns that it was done.
 *
 * @param email where personal links are sent; absent when there is none
 * @param protectedIdentity true where the person's name is not to be shown from now on; a mark that
 *     is there already stays whatever is said here
 */
public record CorrectDetails(
    @NotNull PersonId person,
    @NotBlank @Size(max = 80) String givenName,
    @NotBlank @Size(max = 80) String familyName,
    @Nullable @Email @Size(max = 254) String email,
    @Nullable @Size(max = 40) String phone,
    @Nullable Boolean protectedIdentity)
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
    return "CorrectDetails[" + person + "]";
  }
}
