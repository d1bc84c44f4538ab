package se.delaktig.placements.command;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.placements.event.PlacementEnded.Reason;
import se.delaktig.placements.event.PlacementId;

/**
 * Record that the latest step of a placement ended.
 *
 * @param workplace where that step is; another one's placement is as good as unknown
 */
public record EndPlacement(
    @NotNull PlacementId placement,
    @NotNull WorkplaceId workplace,
    @NotNull LocalDate lastDay,
    @NotNull Reason reason)
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
