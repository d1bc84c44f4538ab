package se.delaktig.hours.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.view.ScannedReport;
import se.delaktig.kernel.file.FileReception;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;

/** The page of scanned piles: whose each page is, and which are still nobody's. */
@Component
class ScannedReportsPage {
  /** The newest are what somebody works with; older ones are reached from their reports. */
  private static final int SHOWN = 20;

  private final ScannedReports scans;
  private final ScannedNames names;
  private final SessionLines lines;
  private final Fmt fmt;
  private final Words words;

  ScannedReportsPage(
      ScannedReports scans, ScannedNames names, SessionLines lines, Fmt fmt, Words words) {
    this.scans = scans;
    this.names = names;
    this.lines = lines;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * A scanned file as the page shows it.
   *
   * @param about how many pages, how many of them tied, its fingerprint
   * @param withheld whether it is not handed out whole, since it shows somebody who is not named
   */
  record Scan(String file, String when, String about, boolean withheld, List<Page> pages) {}

  /**
   * A page.
   *
   * @param href where its picture is; absent where it is not shown
   * @param whose whose sheet it is; absent while it is nobody's
   * @param report where that sheet's report is; absent while it is nobody's
   */
  record Page(
      int number,
      @Nullable String href,
      @Nullable String whose,
      boolean masked,
      @Nullable String report) {}

  static String base(String project) {
    return "/projekt/" + project + "/intyg/inskannat";
  }

  String show(Sight sight, FormErrors errors, Model model) {
    String project = sight.project().value();
    List<ScannedReport> all = scans.all(sight);
    List<ScannedReport> newest = all.stream().limit(SHOWN).toList();
    ScannedNames.Names shown = names.of(sight, newest);
    int untied = scans.untied(sight).stream().mapToInt(scan -> scan.untied().size()).sum();
    model.addAttribute("project", project);
    model.addAttribute("base", base(project));
    model.addAttribute("errors", errors);
    model.addAttribute(
        "heading",
        untied == 0 ? words.say("hours.scan.title") : words.say("hours.scan.untied", untied));
    model.addAttribute("accepted", FileReception.accepted());
    model.addAttribute("scans", newest.stream().map(scan -> scan(sight, scan, shown)).toList());
    model.addAttribute("more", all.size() - newest.size());
    return "hours/scans";
  }

  private Scan scan(Sight sight, ScannedReport scan, ScannedNames.Names shown) {
    AttendanceReportsScanned kept = Objects.requireNonNull(scan.kept());
    List<Page> pages = new ArrayList<>();
    for (int number = 1; number <= scan.pages(); number++) {
      pages.add(page(sight, scan, number, shown));
    }
    return new Scan(
        scan.file(),
        scan.at() == null ? "" : fmt.moment(scan.at()),
        words.say(
            "hours.scan.about", scan.pages(), scan.untied().size(), fmt.fingerprint(kept.sha256())),
        shown.hidesAnyOf(scan),
        pages);
  }

  private Page page(Sight sight, ScannedReport scan, int number, ScannedNames.Names shown) {
    String project = sight.project().value();
    String href = base(project) + "/" + scan.file() + "/" + number;
    return scan.sheet(number)
        .map(sheet -> {
          boolean hidden = shown.hides(sheet.person());
          return new Page(
              number,
              hidden ? null : href,
              words.say(
                  "hours.scan.whose",
                  shown.name(sheet.person()),
                  lines.where(sight.programme(), sheet.workplace()),
                  fmt.month(YearMonth.parse(sheet.month()))),
              hidden,
              "/projekt/"
                  + project
                  + "/intyg/narvarorapport?arbetsplats="
                  + sheet.workplace()
                  + "&manad="
                  + sheet.month());
        })
        .orElseGet(() -> new Page(number, href, null, false, null));
  }
}
