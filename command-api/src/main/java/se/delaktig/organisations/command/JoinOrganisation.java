package se.delaktig.organisations.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.Sector;

/** Let an organisation take part from a day on. */
public record JoinOrganisation(
    @NotNull ProjectId project,
    @NotNull OrganisationId organisation,
    @NotBlank @Size(max = 120) String name,
    @NotNull Stated<String> group,
    @NotNull Stated<String> number,
    @NotNull Stated<Sector> sector,
    @NotNull LocalDate joined)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.organisations(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
