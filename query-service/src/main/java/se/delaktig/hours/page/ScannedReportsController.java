package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.command.DiscardScan;
import se.delaktig.hours.command.ScanAttendanceReports;
import se.delaktig.hours.event.ScanId;
import se.delaktig.hours.file.SheetCode;
import se.delaktig.hours.view.ScannedReport;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.file.FileReception;
import se.delaktig.kernel.file.PdfPages;
import se.delaktig.kernel.file.ReceivedFile;
import se.delaktig.kernel.file.ScannedPages;
import se.delaktig.kernel.file.UnacceptableFileException;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
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

  private final ScannedReportsPage page;
  private final ScannedReports scans;
  private final FileReception reception;
  private final PersonRegister register;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final Words words;

  ScannedReportsController(
      ScannedReportsPage page,
      ScannedReports scans,
      FileReception reception,
      PersonRegister register,
      CommandSender commands,
      CommandIds ids,
      Views views,
      Words words) {
    this.page = page;
    this.scans = scans;
    this.reception = reception;
    this.register = register;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.words = words;
  }

  @GetMapping
  String look(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable Integer last,
      @RequestParam(required = false) @Nullable Integer sidor,
      @RequestParam(required = false) @Nullable String slangd,
      Model model) {
    if (slangd != null) {
      model.addAttribute("receipt", words.say("hours.scan.discarded"));
    } else if (last != null && sidor != null) {
      model.addAttribute("receipt", words.say("hours.scan.receipt", last, sidor));
    }
    return page.show(scans.sight(project), FormErrors.none(), model);
  }

  @PostMapping
  String receive(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable List<MultipartFile> fil,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Sight sight = scans.sight(project);
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
        for (Page one : pages(reception.receive(sent.get(i)), codes)) {
          if (!errors.isEmpty()) {
            break;
          }
          SealedFile file = keep(sight, one);
          UUID id = part(ids.current(), pages);
          ScanAttendanceReports command =
              new ScanAttendanceReports(
                  new ScanId(id.toString()), new FileId(file.id()), 1, one.sheets());
          switch (commands.send(project, "scan-attendance-reports", command, id)) {
            case CommandSender.Sent done -> {
              position = Math.max(position, done.position());
              read += one.sheets().size();
              pages++;
            }
            case CommandSender.Refused refused -> {
              register.files().erase(sight.project(), file.id());
              errors =
                  FormErrors.of(refused, Map.of("file", "fil", "sheets", "fil", "pages", "fil"));
            }
            case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
          }
        }
      } catch (UnacceptableFileException e) {
        errors.add("fil", e.key());
      }
    }
    views.await(position, WAIT);
    if (errors.isEmpty()) {
      return "redirect:" + ScannedReportsPage.base(project) + "?last=" + read + "&sidor=" + pages;
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.show(sight, errors, model);
  }

  /**
   * A page as a file of its own, so that it goes without the others when it is thrown away or its
   * person erased.
   *
   * @param sheets whose it is by its code; none where none could be read
   */
  private record Page(String mediaType, byte[] content, List<ScanAttendanceReports.Sheet> sheets) {}

  private static List<Page> pages(
      ReceivedFile received, Map<SheetCode, ScannedReports.Meant> codes) {
    List<Optional<SheetCode>> found =
        ScannedPages.look(received, ScanAttendanceReports.MOST_PAGES, SheetCode::on);
    List<byte[]> alone =
        found.size() == 1 ? List.of(received.content()) : PdfPages.of(received.content());
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      pages.add(
          new Page(
              received.mediaType(),
              alone.get(i),
              found
                  .get(i)
                  .map(codes::get)
                  .map(meant ->
                      new ScanAttendanceReports.Sheet(
                          1, meant.person(), meant.workplace(), meant.month().toString()))
                  .stream()
                  .toList()));
    }
    return List.copyOf(pages);
  }

  private SealedFile keep(Sight sight, Page page) throws IOException {
    return register
        .files()
        .keep(sight.project(), page.mediaType(), new ByteArrayInputStream(page.content()));
  }

  private static UUID part(UUID form, int number) {
    return UUID.nameUUIDFromBytes((form + "-" + number).getBytes(StandardCharsets.UTF_8));
  }

  /** Destroys a page that is nobody's. */
  @PostMapping("/slang")
  String discard(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String sida,
      HttpServletResponse response,
      Model model) {
    Sight sight = scans.sight(project);
    ScannedReport scan =
        scans.one(sight, sida).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    DiscardScan command = new DiscardScan(new FileId(scan.file()));
    FormErrors errors =
        switch (commands.send(project, "discard-scan", command, ids.current())) {
          case CommandSender.Sent sent -> {
            views.await(sent.position(), WAIT);
            yield FormErrors.none();
          }
          case CommandSender.Refused refused -> FormErrors.of(refused, Map.of());
          case CommandSender.Unknown unknown -> FormErrors.of(unknown);
        };
    if (errors.isEmpty()) {
      return "redirect:" + ScannedReportsPage.base(project) + "?slangd=ja";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.show(sight, errors, model);
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
    Sight sight = scans.sight(project);
    String back =
        "/projekt/" + project + "/intyg/narvarorapport?arbetsplats=" + arbetsplats + "&manad=";
    String file = sida.replaceFirst(":.*", "");
    Optional<ScannedReport> scan = scans.one(sight, file);
    int number = ScannedReports.number(sida);
    if (scan.isEmpty() || number < 1 || number > scan.get().pages() || vem.isBlank()) {
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
                    number,
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

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
