package se.delaktig.organisations.command;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** Name a workplace's representatives, who lead its dialogue once trained. */
public record AppointRepresentatives(
    @NotNull ProjectId project,
    @NotNull WorkplaceId workplace,
    @NotEmpty @Size(max = 6) List<@NotNull PersonId> representatives)
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
