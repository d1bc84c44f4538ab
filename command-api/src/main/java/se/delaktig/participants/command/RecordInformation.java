package se.delaktig.participants.command;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.PersonInformed;

/** Record that a person was told what is done with the person's data. */
public record RecordInformation(
    @NotNull PersonId person,
    @NotNull LocalDate date,
    PersonInformed.@NotNull What what,
    PersonInformed.@NotNull How how)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.protection(person);
  }

  @Override
  public Reach reach() {
    return Reach.person(person);
  }
}
