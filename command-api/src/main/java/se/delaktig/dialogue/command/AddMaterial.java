package se.delaktig.dialogue.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.FileId;
import se.delaktig.project.event.ProjectId;

/**
 * Add a material, or a new version of one, to the library, with either a link or a file.
 *
 * @param link where it is: an address on the web, or what the place is called
 * @param file one that is kept in the project already; what it is and its digest are looked up
 *     there
 */
public record AddMaterial(
    @NotNull ProjectId project,
    @NotNull MaterialId material,
    @NotBlank @Size(max = 200) String title,
    @Nullable @Size(max = 2000) String link,
    @NotNull @Size(max = 10) List<@NotBlank String> focuses,
    @Nullable FileId file)
    implements ProgrammeCommand {
  /** A material that is somewhere else. */
  public AddMaterial(
      ProjectId project, MaterialId material, String title, String link, List<String> focuses) {
    this(project, material, title, link, focuses, null);
  }

  @Override
  public String stream() {
    return Streams.library(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
