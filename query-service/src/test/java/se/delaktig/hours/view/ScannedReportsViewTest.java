package se.delaktig.hours.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.AttendanceReportsScanned.Sheet;
import se.delaktig.hours.event.ScanId;
import se.delaktig.kernel.event.FileId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/** Pages of a scan are somebody's or nobody's yet, and what is said last of one holds. */
class ScannedReportsViewTest {
  private static final Instant AT = Instant.parse("2019-11-18T08:00:00Z");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");

  private static final ActorId KARIN = new ActorId("karin");
  private static final ActorId MAJA = new ActorId("maja");

  private static AttendanceReportsScanned scanned(Sheet... sheets) {
    return new AttendanceReportsScanned(
        new ScanId("s"), new FileId("f"), "application/pdf", "00", 1, 3, List.of(sheets));
  }

  private static Sheet sheet(int page, String person) {
    return new Sheet(page, new PersonId(person), GLADAN, "2019-10");
  }

  @Test
  void whatIsTiedByHandLaterIsAddedAndReplacesWhatWasSaidBefore() {
    ScannedReport pile =
        new ScannedReportsView()
            .empty("f")
            .after(scanned(sheet(1, "ali"), sheet(3, "eva")), AT, KARIN);
    assertThat(pile.untied()).containsExactly(2);

    ScannedReport tied =
        pile.after(scanned(sheet(2, "mia"), sheet(3, "ali")), AT.plusSeconds(60), MAJA);
    assertThat(tied.untied()).isEmpty();
    assertThat(tied.sheet(3)).contains(sheet(3, "ali"));
    assertThat(tied.sheet(1)).contains(sheet(1, "ali"));
    assertThat(tied.at()).isEqualTo(AT);
    assertThat(tied.pages()).isEqualTo(3);
  }

  @Test
  void whatIsNobodysYetIsShownToWhoeverScannedItAlone() {
    ScannedReport untied = ScannedReport.unknown("f").after(scanned(sheet(1, "ali")), AT, KARIN);
    assertThat(untied.showsUntiedTo(KARIN)).isTrue();
    assertThat(untied.showsUntiedTo(MAJA)).isFalse();

    ScannedReport tied = untied.after(scanned(sheet(2, "mia"), sheet(3, "eva")), AT, KARIN);
    assertThat(tied.showsUntiedTo(MAJA)).isTrue();
  }
}
