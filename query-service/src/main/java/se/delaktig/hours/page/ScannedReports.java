package se.delaktig.hours.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import se.delaktig.access.policy.Matrix;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.command.ScanAttendanceReports;
import se.delaktig.hours.event.AttendanceReportsScanned.Sheet;
import se.delaktig.hours.file.SheetCode;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.hours.view.ScannedReport;
import se.delaktig.hours.view.ScannedReportsView;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/** The scanned närvarorapporter of a project, and whose sheets their codes mean. */
@Component
class ScannedReports {
  private final Gate gate;
  private final ViewReader<ScannedReport> scans;
  private final ViewReader<PersonHours> people;

  ScannedReports(Gate gate, Views views, ScannedReportsView scans, PersonHoursView people) {
    this.gate = gate;
    this.scans = views.reader(scans);
    this.people = views.reader(people);
  }

  /** Whose sheet, of which workplace and month. */
  record Meant(PersonId person, WorkplaceId workplace, YearMonth month) {}

  /** A page that shows somebody's sheet. */
  record Page(String file, int page) {}

  /**
   * What is in sight of somebody who may scan.
   *
   * @throws AccessDeniedException when the visitor may not
   */
  Sight sight(String project) {
    Sight sight = gate.see(Query.PERSON_DETAILS, project);
    if (!may(sight)) {
      throw new AccessDeniedException("access.denied");
    }
    return sight;
  }

  /**
   * The number of a page in a form or an address, after a file and a colon or alone; 0 for none.
   */
  static int number(String page) {
    try {
      return Integer.parseInt(page.replaceFirst("^.*:", ""));
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  /** Whether somebody may scan reports, those of the whole project. */
  static boolean may(Sight sight) {
    return sight.whole()
        && sight.roles().stream().anyMatch(Matrix.rolesFor(ScanAttendanceReports.class)::contains);
  }

  /** All of them, the newest first. */
  List<ScannedReport> all(Sight sight) {
    return scans.all(sight.project().value()).states().stream()
        .filter(scan -> scan.kept() != null)
        .sorted(
            Comparator.comparing(
                    ScannedReport::at, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed())
        .toList();
  }

  Optional<ScannedReport> one(Sight sight, String file) {
    return scans.one(sight.project().value(), file).filter(scan -> scan.kept() != null);
  }

  /** Where each person's sheet of a workplace and month can be looked at, the latest scan first. */
  Map<PersonId, Page> pages(Sight sight, WorkplaceId workplace, YearMonth month) {
    Map<PersonId, Page> pages = new HashMap<>();
    for (ScannedReport scan : all(sight)) {
      for (Sheet sheet : scan.sheets().values()) {
        if (sheet.workplace().equals(workplace) && sheet.month().equals(month.toString())) {
          pages.putIfAbsent(
              sight.programme().records().whose(sheet.person()),
              new Page(scan.file(), sheet.page()));
        }
      }
    }
    return pages;
  }

  /**
   * Every sheet of the project that can have been printed, by its code. Who has several records can
   * have been printed by each of them, before they were known to be of one person.
   */
  Map<SheetCode, Meant> codes(Sight sight) {
    Map<SheetCode, Meant> codes = new HashMap<>();
    for (PersonHours person : sight.among(people.all(sight.project().value()).states())) {
      Set<Meant> printed = new HashSet<>();
      for (CountedEntry counted : Counting.of(person, sight.programme())) {
        WorkplaceId workplace = counted.workplace();
        if (workplace != null) {
          for (PersonId record : sight.programme().records().of(person.person())) {
            printed.add(new Meant(record, workplace, counted.month()));
          }
        }
      }
      for (Meant meant : printed) {
        codes.put(
            SheetCode.of(sight.project(), meant.person(), meant.workplace(), meant.month()), meant);
      }
    }
    return codes;
  }

  /**
   * A page that is nobody's yet.
   *
   * @param mine whether whoever looks scanned it, and so may see it and say whose it is
   * @param number by which it is told apart from the others, from 1
   */
  record Untied(ScannedReport scan, int page, boolean mine, int number) {
    /** What a form says of it. */
    String field() {
      return scan.file() + ":" + page;
    }
  }

  /** The pages that are nobody's yet, the oldest first. */
  List<Untied> untied(Sight sight) {
    List<Untied> untied = new ArrayList<>();
    for (ScannedReport scan : all(sight).reversed()) {
      for (int page : scan.untied()) {
        untied.add(new Untied(scan, page, scan.showsUntiedTo(sight.actor()), untied.size() + 1));
      }
    }
    return List.copyOf(untied);
  }
}
