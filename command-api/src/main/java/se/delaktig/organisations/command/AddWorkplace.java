package se.delaktig.organisations.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.project.event.ProjectId;

/** Add a workplace to an organisation. */
public record AddWorkplace(
    @NotNull ProjectId project,
    @NotNull WorkplaceId workplace,
    @NotNull OrganisationId organisation,
    @NotBlank @Size(max = 120) String name)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.organisations(project);
  }

  @Override
  public Reach reach() {
    return Reach.organisation(organisation);
  }
}
