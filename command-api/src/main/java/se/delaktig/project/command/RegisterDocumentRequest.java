package se.delaktig.project.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.DocumentRequestId;
import se.delaktig.project.event.DocumentsRequested;
import se.delaktig.project.event.ProjectId;

/**
 * Register that somebody asked for public documents.
 *
 * @param text what was asked for, in words; sealed
 */
public record RegisterDocumentRequest(
    @NotNull ProjectId project,
    @NotNull DocumentRequestId request,
    @NotNull LocalDate date,
    DocumentsRequested.@NotNull What what,
    @NotBlank @Size(max = 1000) String text)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.documentRequest(request);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }

  /** Tells nothing of the text, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "RegisterDocumentRequest[" + request + "]";
  }
}
