package se.delaktig.placements.command;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.placements.event.PlacementId;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Group;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;

/**
 * Record that somebody far from the labour market took a step: the first of a placement, or the
 * next one.
 *
 * @param evidence a reference number, no name
 */
public record RecordRecruitmentOutcome(
    @NotNull PlacementId placement,
    @NotNull Step step,
    @NotNull WorkplaceId workplace,
    @NotNull LocalDate from,
    @NotNull Group group,
    @Nullable @Size(max = 60) String evidence)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.placement(placement);
  }

  @Override
  public Reach reach() {
    return Reach.workplace(workplace);
  }
}
