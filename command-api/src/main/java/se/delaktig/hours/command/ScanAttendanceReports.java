package se.delaktig.hours.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import se.delaktig.hours.event.ScanId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.FileId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/**
 * Say whose the pages of scanned närvarorapporter are: all of a pile by their codes, or one that
 * somebody looked at.
 *
 * @param file one that is kept in the project already; what it is and its digest are looked up
 *     there
 * @param pages how many pages it has
 * @param sheets none where no page could be read
 */
public record ScanAttendanceReports(
    @NotNull ScanId scan,
    @NotNull FileId file,
    @Min(1) @Max(MOST_PAGES) int pages,
    @NotNull @Size(max = MOST_PAGES) List<@NotNull @Valid Sheet> sheets)
    implements ProgrammeCommand {
  /** As many pages as a scan may have. */
  public static final int MOST_PAGES = 500;

  /**
   * A page.
   *
   * @param month {@code 2019-10}
   */
  public record Sheet(
      @Min(1) @Max(MOST_PAGES) int page,
      @NotNull PersonId person,
      @NotNull WorkplaceId workplace,
      @NotNull @Pattern(regexp = "\\d{4}-(0[1-9]|1[0-2])") String month) {}

  @Override
  public String stream() {
    return Streams.scanned(file);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
