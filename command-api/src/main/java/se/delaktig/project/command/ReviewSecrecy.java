package se.delaktig.project.command;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.DocumentRequestId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.SecrecyReviewed;

/**
 * Record the secrecy review of documents that were asked for. Whatever is kept back, a provision
 * says why. The latest review holds.
 */
public record ReviewSecrecy(
    @NotNull ProjectId project,
    @NotNull DocumentRequestId request,
    @NotNull LocalDate date,
    SecrecyReviewed.@NotNull Outcome outcome,
    @NotNull List<SecrecyReviewed.@NotNull Provision> provisions)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.documentRequest(request);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
