package se.delaktig.hours;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.command.DiscardScan;
import se.delaktig.hours.command.ScanAttendanceReports;
import se.delaktig.hours.command.ScanAttendanceReports.Sheet;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.ScanDiscarded;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/**
 * Scanned närvarorapporter: whose each page is. Before that is said a page may name anybody, so
 * that whoever scanned it is the one to look at it and say.
 */
public final class Scanning {
  private Scanning() {}

  /**
   * What the project knows.
   *
   * @param by who asks
   * @param file the file named, as the store describes it; absent where the project has none such
   * @param people those of the command who are known and not erased
   * @param hidden those of its pages whose identity is protected
   */
  public record Facts(
      ActorId by,
      @Nullable KeptFile file,
      Set<PersonId> people,
      Set<PersonId> hidden,
      Set<WorkplaceId> workplaces,
      LocalDate today) {}

  public static Outcome<HoursEvent> scan(
      ScanAttendanceReports c, ScannedFile scanned, Facts facts) {
    KeptFile file = facts.file();
    if (file == null) {
      return Outcome.refused(new UnknownThing("hours.scan-unknown", "file"));
    }
    if (!file.isReadable()) {
      return Outcome.refused(new HoursRejection.NotAScan());
    }
    if (scanned.by() != null && !scanned.by().equals(facts.by())) {
      return Outcome.refused(new HoursRejection.NotYourScan());
    }
    if (c.sheets().stream().anyMatch(sheet -> isHidden(scanned.pages().get(sheet.page()), facts))) {
      return Outcome.refused(new HoursRejection.SheetOfProtected());
    }
    Set<Integer> pages = c.sheets().stream().map(Sheet::page).collect(Collectors.toSet());
    if (pages.size() < c.sheets().size() || pages.stream().anyMatch(page -> page > c.pages())) {
      return Outcome.refused(new HoursRejection.NoSuchPage());
    }
    for (Sheet sheet : c.sheets()) {
      if (!facts.people().contains(sheet.person())) {
        return Outcome.refused(UnknownThing.person("sheets"));
      }
      if (!facts.workplaces().contains(sheet.workplace())) {
        return Outcome.refused(UnknownThing.workplace());
      }
      if (YearMonth.parse(sheet.month()).isAfter(YearMonth.from(facts.today()))) {
        return Outcome.refused(new HoursRejection.MonthToCome());
      }
    }
    return Outcome.accepted(
        new AttendanceReportsScanned(
            c.scan(),
            file.id(),
            file.mediaType(),
            file.sha256(),
            file.bytes(),
            c.pages(),
            c.sheets().stream()
                .map(sheet ->
                    new AttendanceReportsScanned.Sheet(
                        sheet.page(), sheet.person(), sheet.workplace(), sheet.month()))
                .toList()));
  }

  private static boolean isHidden(@Nullable PersonId person, Facts facts) {
    return person != null && facts.hidden().contains(person);
  }

  /** A page that is somebody's is evidence, and is kept. */
  public static Outcome<HoursEvent> discard(DiscardScan c, ScannedFile scanned) {
    if (scanned.by() == null) {
      return Outcome.refused(new UnknownThing("hours.scan-unknown", "file"));
    }
    return scanned.pages().isEmpty()
        ? Outcome.accepted(new ScanDiscarded(c.file()))
        : Outcome.refused(new HoursRejection.SheetIsSomebodys());
  }
}
