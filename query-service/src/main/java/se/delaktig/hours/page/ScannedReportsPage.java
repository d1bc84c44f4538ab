package se.delaktig.hours.page;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.event.AttendanceReportsScanned.Sheet;
import se.delaktig.hours.view.ScannedReport;
import se.delaktig.kernel.file.FileReception;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;

/** The page of scanned reports: which pages are still nobody's, and whose the others are. */
@Component
class ScannedReportsPage {
  /** The newest are what somebody works with; older ones are reached from their reports. */
  private static final int SHOWN = 50;

  private final ScannedReports scans;
  private final ScannedNames names;
  private final Disclosure disclosure;
  private final SessionLines lines;
  private final Fmt fmt;
  private final Words words;

  ScannedReportsPage(
      ScannedReports scans,
      ScannedNames names,
      Disclosure disclosure,
      SessionLines lines,
      Fmt fmt,
      Words words) {
    this.scans = scans;
    this.names = names;
    this.disclosure = disclosure;
    this.lines = lines;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * A page that is nobody's yet.
   *
   * @param href where its picture is; absent for everybody but whoever scanned it
   * @param file what is thrown away with it; absent where other pages of it are somebody's
   */
  record Untied(String text, @Nullable String href, @Nullable String file) {}

  /**
   * A page that is somebody's.
   *
   * @param about when it was scanned, and its file's fingerprint
   * @param href where its picture is; absent where it is not shown
   * @param file where its file is; absent where it is not handed out
   * @param report where that sheet's report is
   */
  record Tied(
      String whose,
      boolean masked,
      String about,
      @Nullable String href,
      @Nullable String file,
      String report) {}

  static String base(String project) {
    return "/projekt/" + project + "/intyg/inskannat";
  }

  String show(Sight sight, FormErrors errors, Model model) {
    String project = sight.project().value();
    List<ScannedReport> all =
        scans.all(sight).stream().filter(scan -> !scan.sheets().isEmpty()).toList();
    List<ScannedReport> newest = all.stream().limit(SHOWN).toList();
    ScannedNames.Names shown = names.of(sight, newest);
    List<ScannedReports.Untied> untied = scans.untied(sight);
    model.addAttribute("project", project);
    model.addAttribute("base", base(project));
    model.addAttribute("errors", errors);
    model.addAttribute(
        "heading",
        untied.isEmpty()
            ? words.say("hours.scan.title")
            : words.say("hours.scan.untied", untied.size()));
    model.addAttribute("accepted", FileReception.accepted());
    model.addAttribute("untied", untied(sight, untied));
    model.addAttribute(
        "tied",
        newest.stream()
            .flatMap(scan ->
                scan.sheets().values().stream().map(sheet -> tied(sight, scan, sheet, shown)))
            .toList());
    model.addAttribute("more", all.size() - newest.size());
    return "hours/scans";
  }

  private List<Untied> untied(Sight sight, Collection<ScannedReports.Untied> pages) {
    Map<ActorId, String> scanners =
        disclosure.actors(
            sight.project(),
            sight.programme(),
            pages.stream().map(page -> Objects.requireNonNull(page.scan().by())).toList());
    return pages.stream().map(page -> untied(sight, page, scanners)).toList();
  }

  private Untied untied(Sight sight, ScannedReports.Untied page, Map<ActorId, String> scanners) {
    ScannedReport scan = page.scan();
    String when = fmt.moment(scan.at());
    String by =
        scanners.getOrDefault(
            Objects.requireNonNull(scan.by()), words.say("hours.scan.by-somebody"));
    return new Untied(
        page.mine()
            ? words.say("hours.scan.page-of", page.number(), when)
            : words.say("hours.scan.page-by", by, when),
        page.mine() ? picture(sight, scan, page.page()) : null,
        scan.sheets().isEmpty() ? scan.file() : null);
  }

  private Tied tied(Sight sight, ScannedReport scan, Sheet sheet, ScannedNames.Names shown) {
    boolean hidden = shown.hides(sheet.person());
    boolean withheld = shown.hidesAnyOf(scan) || !scan.showsUntiedTo(sight.actor());
    String project = sight.project().value();
    return new Tied(
        words.say(
            "hours.scan.whose",
            shown.name(sheet.person()),
            lines.where(sight.programme(), sheet.workplace()),
            fmt.month(YearMonth.parse(sheet.month()))),
        hidden,
        words.say(
            "hours.scan.about",
            fmt.moment(scan.at()),
            fmt.fingerprint(Objects.requireNonNull(scan.kept()).sha256())),
        hidden ? null : picture(sight, scan, sheet.page()),
        withheld ? null : base(project) + "/" + scan.file(),
        "/projekt/"
            + project
            + "/intyg/narvarorapport?arbetsplats="
            + sheet.workplace()
            + "&manad="
            + sheet.month());
  }

  private static String picture(Sight sight, ScannedReport scan, int page) {
    return base(sight.project().value()) + "/" + scan.file() + "/" + page;
  }
}
