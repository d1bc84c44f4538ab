package se.delaktig.project.command;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RetentionDecided;

/**
 * Say what decides how long the project's documents are kept, as far as it is known, and what the
 * archive authority has decided. The latest holds.
 */
public record DecideRetention(
    @NotNull ProjectId project,
    RetentionDecided.@NotNull ProgrammePeriod period,
    @Nullable LocalDate accounts,
    @Nullable Boolean aboveOneMillion,
    @Nullable LocalDate lastPayment,
    @NotNull Boolean stateAid,
    RetentionDecided.@NotNull Archive archive)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.retention(project);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
