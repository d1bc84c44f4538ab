package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.command.ScanAttendanceReports;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.ScanId;
import se.delaktig.hours.file.SheetCode;
import se.delaktig.hours.view.ScannedReport;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.file.FileReception;
import se.delaktig.kernel.file.ReceivedFile;
import se.delaktig.kernel.file.ScannedPages;
import se.delaktig.kernel.file.UnacceptableFileException;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.KeptFileAnswer;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedFile;

/**
 * The signed närvarorapporter that came back on paper, scanned in a pile: read by the codes on the
 * sheets, the rest tied by whoever looks at them. It ticks nothing off; that a person does.
 */
@Controller
@RequestMapping("/projekt/{project}/intyg/inskannat")
class ScannedReportsController {
  private static final Duration WAIT = Duration.ofSeconds(5);

  /** The newest are what somebody works with; older ones are reached from their reports. */
  private static final int SHOWN = 20;

  private final Gate gate;
  private final ScannedReports scans;
  private final FileReception reception;
  private final PersonRegister register;
  private final Disclosure disclosure;
  private final PeopleNames names;
  private final SessionLines lines;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final Fmt fmt;
  private final Words words;

  ScannedReportsController(
      Gate gate,
      ScannedReports scans,
      FileReception reception,
      PersonRegister register,
      Disclosure disclosure,
      PeopleNames names,
      SessionLines lines,
      CommandSender commands,
      CommandIds ids,
      Views views,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.scans = scans;
    this.reception = reception;
    this.register = register;
    this.disclosure = disclosure;
    this.names = names;
    this.lines = lines;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * A scanned file as the page shows it.
   *
   * @param about how many pages, how many of them tied, its fingerprint
   */
  record Scan(String file, String when, String about, List<Page> pages) {}

  /**
   * A page.
   *
   * @param whose whose sheet it is; absent while it is nobody's
   * @param report where that sheet's report is; absent while it is nobody's
   */
  record Page(
      int number, String href, @Nullable String whose, boolean masked, @Nullable String report) {}

  private Sight sight(String project) {
    Sight sight = gate.see(Query.PERSON_DETAILS, project);
    if (!ScannedReports.may(sight)) {
      throw new AccessDeniedException("access.denied");
    }
    return sight;
  }

  @GetMapping
  String look(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable Integer last,
      @RequestParam(required = false) @Nullable Integer sidor,
      Model model) {
    model.addAttribute(
        "receipt",
        last == null || sidor == null ? null : words.say("hours.scan.receipt", last, sidor));
    return page(sight(project), FormErrors.none(), model);
  }

  @PostMapping
  String receive(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable List<MultipartFile> fil,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Sight sight = sight(project);
    List<MultipartFile> sent =
        fil == null ? List.of() : fil.stream().filter(one -> !one.isEmpty()).toList();
    FormErrors errors = FormErrors.none();
    if (sent.isEmpty()) {
      errors.add("fil", "file.pick");
    }
    Map<SheetCode, ScannedReports.Meant> codes = sent.isEmpty() ? Map.of() : scans.codes(sight);
    int read = 0;
    int pages = 0;
    long position = -1;
    for (int i = 0; i < sent.size() && errors.isEmpty(); i++) {
      try {
        Kept kept = keep(sight, reception.receive(sent.get(i)), codes);
        UUID id = part(ids.current(), i);
        ScanAttendanceReports command =
            new ScanAttendanceReports(
                new ScanId(id.toString()),
                new FileId(kept.file().id()),
                kept.pages(),
                kept.sheets());
        switch (commands.send(project, "scan-attendance-reports", command, id)) {
          case CommandSender.Sent done -> {
            position = Math.max(position, done.position());
            read += kept.sheets().size();
            pages += kept.pages();
          }
          case CommandSender.Refused refused -> {
            register.files().erase(sight.project(), kept.file().id());
            errors = FormErrors.of(refused, Map.of("file", "fil", "sheets", "fil", "pages", "fil"));
          }
          case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
        }
      } catch (UnacceptableFileException e) {
        errors.add("fil", e.key());
      }
    }
    views.await(position, WAIT);
    if (errors.isEmpty()) {
      return "redirect:" + base(project) + "?last=" + read + "&sidor=" + pages;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(sight, errors, model);
  }

  /** A file that is kept, and what its codes say. */
  private record Kept(SealedFile file, int pages, List<ScanAttendanceReports.Sheet> sheets) {}

  private Kept keep(Sight sight, ReceivedFile received, Map<SheetCode, ScannedReports.Meant> codes)
      throws IOException {
    List<Optional<SheetCode>> found =
        ScannedPages.look(received, ScanAttendanceReports.MOST_PAGES, SheetCode::on);
    List<ScanAttendanceReports.Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      int number = i + 1;
      found
          .get(i)
          .map(codes::get)
          .ifPresent(meant ->
              sheets.add(
                  new ScanAttendanceReports.Sheet(
                      number, meant.person(), meant.workplace(), meant.month().toString())));
    }
    SealedFile file =
        register
            .files()
            .keep(
                sight.project(),
                received.mediaType(),
                new ByteArrayInputStream(received.content()));
    return new Kept(file, found.size(), List.copyOf(sheets));
  }

  private static UUID part(UUID form, int number) {
    return UUID.nameUUIDFromBytes((form + "-" + number).getBytes(StandardCharsets.UTF_8));
  }

  /** Says whose a page is that no program could read, or that it read wrongly. */
  @PostMapping("/koppla")
  String tie(
      @PathVariable String project,
      @RequestParam String arbetsplats,
      @RequestParam String manad,
      @RequestParam(defaultValue = "") String sida,
      @RequestParam(defaultValue = "") String vem,
      HttpServletResponse response) {
    Sight sight = sight(project);
    String back =
        "/projekt/" + project + "/intyg/narvarorapport?arbetsplats=" + arbetsplats + "&manad=";
    String file = sida.replaceFirst(":.*", "");
    Optional<ScannedReport> scan = scans.one(sight, file);
    int page = number(sida);
    if (scan.isEmpty() || page < 1 || page > scan.get().pages() || vem.isBlank()) {
      return "redirect:" + back + month(manad) + "&fel=koppla#koppla";
    }
    UUID id = ids.current();
    ScanAttendanceReports command =
        new ScanAttendanceReports(
            new ScanId(id.toString()),
            new FileId(file),
            scan.get().pages(),
            List.of(
                new ScanAttendanceReports.Sheet(
                    page,
                    new PersonId(vem),
                    new WorkplaceId(arbetsplats),
                    month(manad).toString())));
    return switch (commands.send(project, "scan-attendance-reports", command, id)) {
      case CommandSender.Sent sent -> {
        views.await(sent.position(), WAIT);
        yield "redirect:" + back + month(manad) + "&kvitto=" + AttendanceReportController.TIED;
      }
      case CommandSender.Refused refused ->
          "redirect:" + back + month(manad) + "&fel=koppla#koppla";
      case CommandSender.Unknown unknown -> "redirect:" + back + month(manad) + "&fel=okant#koppla";
    };
  }

  private static int number(String page) {
    try {
      return Integer.parseInt(page.replaceFirst("^.*:", ""));
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  /** The file as it came. */
  @GetMapping("/{file}")
  ResponseEntity<InputStreamResource> fetch(
      @PathVariable String project, @PathVariable String file) {
    Sight sight = sight(project);
    AttendanceReportsScanned kept = kept(sight, file);
    InputStream content =
        disclosure
            .file(sight.project(), kept.file())
            .orElseThrow(ScannedReportsController::notFound);
    KeptFileAnswer answer = new KeptFileAnswer(kept.mediaType(), kept.bytes(), kept.sha256());
    return answer.named("narvarorapporter-" + file + answer.ending(), content);
  }

  /** A page as a picture that is drawn here. */
  @GetMapping("/{file}/{page}")
  ResponseEntity<byte[]> picture(
      @PathVariable String project, @PathVariable String file, @PathVariable String page)
      throws IOException {
    Sight sight = sight(project);
    AttendanceReportsScanned kept = kept(sight, file);
    int number = number(page);
    if (number < 1 || number > kept.pages()) {
      throw notFound();
    }
    byte[] whole;
    try (InputStream content =
        disclosure
            .file(sight.project(), kept.file())
            .orElseThrow(ScannedReportsController::notFound)) {
      whole = content.readAllBytes();
    }
    return ScannedPages.picture(kept.mediaType(), whole, number)
        .map(png ->
            ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(png))
        .orElseThrow(ScannedReportsController::notFound);
  }

  private AttendanceReportsScanned kept(Sight sight, String file) {
    return scans
        .one(sight, file)
        .map(ScannedReport::kept)
        .orElseThrow(ScannedReportsController::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private String page(Sight sight, FormErrors errors, Model model) {
    String project = sight.project().value();
    List<ScannedReport> all = scans.all(sight);
    List<ScannedReport> newest = all.stream().limit(SHOWN).toList();
    PeopleNames.Names shown =
        names.of(
            project,
            newest.stream()
                .flatMap(scan -> scan.sheets().values().stream())
                .map(AttendanceReportsScanned.Sheet::person)
                .distinct()
                .toList());
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

  private Scan scan(Sight sight, ScannedReport scan, PeopleNames.Names shown) {
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
        pages);
  }

  private Page page(Sight sight, ScannedReport scan, int number, PeopleNames.Names shown) {
    String project = sight.project().value();
    String href = base(project) + "/" + scan.file() + "/" + number;
    return scan.sheet(number)
        .map(sheet -> {
          PeopleNames.Shown who = shown.get(sheet.person());
          return new Page(
              number,
              href,
              words.say(
                  "hours.scan.whose",
                  who.name(),
                  lines.where(sight.programme(), sheet.workplace()),
                  fmt.month(YearMonth.parse(sheet.month()))),
              who.masked(),
              "/projekt/"
                  + project
                  + "/intyg/narvarorapport?arbetsplats="
                  + sheet.workplace()
                  + "&manad="
                  + sheet.month());
        })
        .orElseGet(() -> new Page(number, href, null, false, null));
  }

  private static String base(String project) {
    return "/projekt/" + project + "/intyg/inskannat";
  }
}
