package se.delaktig.organisations.command;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** Say who is responsible for a workplace's process and certifies its people's hours. */
public record AppointManager(
    @NotNull ProjectId project,
    @NotNull WorkplaceId workplace,
    @NotNull PersonId manager,
    @NotNull LocalDate from)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.organisations(project);
  }

  @Override
  public Reach reach() {
    return Reach.workplace(workplace);
  }
}
