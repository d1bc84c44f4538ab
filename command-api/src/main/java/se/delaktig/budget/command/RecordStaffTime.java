package se.delaktig.budget.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/**
 * Record the hours of a post in a month, or record them anew: day by day, or by the fixed share of
 * full time that the contract states.
 *
 * @param role the post in the project's staffing
 * @param month {@code 2019-10}
 * @param days minutes day by day and activity; none takes back what was recorded
 * @param fixedShareMinutes what the fixed share comes to in a month; absent for hours day by day
 * @param hourlyCost kronor an hour, salary with employer's contributions
 */
public record RecordStaffTime(
    @NotNull ProjectId project,
    @NotBlank @Size(max = 80) String role,
    @NotNull OrganisationId organisation,
    @NotNull SubBudget subBudget,
    @NotNull @Pattern(regexp = "\\d{4}-(0[1-9]|1[0-2])") String month,
    @NotNull @Size(max = 400) List<@Valid @NotNull Worked> days,
    @Nullable @Min(0) @Max(44_640) Integer fixedShareMinutes,
    @NotNull @Digits(integer = 6, fraction = 2) BigDecimal hourlyCost)
    implements ProgrammeCommand {

  /**
   * Minutes on a day.
   *
   * @param day of the month
   * @param activity one of the rules' fixed activities; absent where they fix none
   */
  public record Worked(
      @Min(1) @Max(31) int day,
      @Nullable @Size(max = 80) String activity,
      @Min(1) @Max(1_440) int minutes) {}

  /** The one entry that a post of an organisation has in a month and a sub-budget. */
  public StaffTimeId time() {
    String post =
        String.join(
            "|", project.value(), organisation.value(), role.strip(), month, subBudget.name());
    return new StaffTimeId(
        UUID.nameUUIDFromBytes(post.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Override
  public String stream() {
    return Streams.staffTime(time());
  }

  @Override
  public Reach reach() {
    return Reach.organisation(organisation);
  }
}
