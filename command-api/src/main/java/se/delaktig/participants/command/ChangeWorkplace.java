package se.delaktig.participants.command;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/**
 * Move a person to another workplace or group of the same employer. Hours before that day stay
 * where they were.
 */
public record ChangeWorkplace(
    @NotNull PersonId person,
    @NotNull OrganisationId organisation,
    @NotNull WorkplaceId workplace,
    @Nullable GroupId group,
    @NotNull LocalDate from)
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
