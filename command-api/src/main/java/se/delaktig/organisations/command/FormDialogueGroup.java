package se.delaktig.organisations.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.project.event.ProjectId;

/** Divide a workplace: name a shift or part that holds its dialogue on its own. */
public record FormDialogueGroup(
    @NotNull ProjectId project,
    @NotNull GroupId group,
    @NotNull WorkplaceId workplace,
    @NotBlank @Size(max = 120) String name)
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
