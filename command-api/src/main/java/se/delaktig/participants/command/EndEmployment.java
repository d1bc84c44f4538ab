package se.delaktig.participants.command;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.event.PersonId;

/** Say that a person left an employer. Hours up to the last day stand. */
public record EndEmployment(
    @NotNull PersonId person, @NotNull OrganisationId organisation, @NotNull LocalDate lastDay)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.participant(person);
  }

  @Override
  public Reach reach() {
    return Reach.person(person);
  }
}
