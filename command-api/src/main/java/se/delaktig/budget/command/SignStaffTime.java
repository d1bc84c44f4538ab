package se.delaktig.budget.command;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.project.event.FundingRules.Signer;

/**
 * Sign a month's time report, as whoever worked the hours or as the manager who certifies them.
 *
 * @param report which of the month's reports was read, from 1; another one is not signed
 */
public record SignStaffTime(@NotNull StaffTimeId time, @Min(1) int report, @NotNull Signer signer)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.staffTime(time);
  }

  @Override
  public Reach reach() {
    return Reach.anywhere();
  }
}
