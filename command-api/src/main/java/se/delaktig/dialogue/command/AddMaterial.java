package se.delaktig.dialogue.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;

/** Add a material, or a new version of one, to the library. */
public record AddMaterial(
    @NotNull ProjectId project,
    @NotNull MaterialId material,
    @NotBlank @Size(max = 200) String title,
    @NotBlank @Size(max = 2000) String link,
    @NotNull @Size(max = 10) List<@NotBlank String> focuses)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.library(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
