package se.delaktig.hours.event;

import java.util.List;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/**
 * Signed närvarorapporter came back on paper and were scanned. Signs and certifies nothing; it is
 * where the paper can be looked at. What is said of a page later replaces what was said before.
 *
 * @param file under which the scan is kept, sealed
 * @param mediaType what its content is, {@code application/pdf}
 * @param sha256 of its content, 64 hex digits
 * @param bytes how long it is
 * @param pages how many pages it has; those that no sheet names are nobody's yet
 * @param sheets whose pages are, as their codes or somebody who looked at them said
 */
@StoredAs("attendance-reports-scanned")
public record AttendanceReportsScanned(
    ScanId scan,
    FileId file,
    String mediaType,
    String sha256,
    long bytes,
    int pages,
    List<Sheet> sheets)
    implements HoursEvent {
  /**
   * A page.
   *
   * @param page its number, the first being 1
   * @param month the report's month, {@code 2019-10}
   */
  public record Sheet(int page, PersonId person, WorkplaceId workplace, String month) {}
}
