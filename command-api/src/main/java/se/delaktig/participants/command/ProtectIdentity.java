package se.delaktig.participants.command;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Mark a person's identity as protected, by who the person is or by number. By number it need not
 * be somebody who is registered: whoever comes later is masked from the beginning.
 *
 * @param person absent when the number is given
 * @param personalNumber absent when the person is given
 */
public record ProtectIdentity(
    @NotNull ProjectId project,
    @Nullable PersonId person,
    @Nullable @Size(max = 20) String personalNumber)
    implements ProgrammeCommand {
  @AssertTrue
  boolean isOfOnePerson() {
    return (person == null) != (personalNumber == null);
  }

  @Override
  public String stream() {
    return "mask-of-" + project;
  }

  @Override
  public Reach reach() {
    return person == null ? Reach.project() : Reach.person(person);
  }

  /** Tells nothing of the person, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "ProtectIdentity[" + project + "]";
  }
}
