package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.hours.view.Waiting;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.CommandSender.Outcome;
import se.delaktig.kernel.page.CommandSender.Refused;
import se.delaktig.kernel.page.CommandSender.Sent;
import se.delaktig.kernel.page.CommandSender.Unknown;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.WorkplaceId;

/**
 * The printed närvarorapport of a workplace and month, a sheet a person, and the ticking off of the
 * sheets that came back signed.
 */
@Controller
class AttendanceReportController {
  private static final Duration WAIT = Duration.ofSeconds(5);

  /** What the page is told of a ticking off, in its address. */
  private static final String TICKED = "avprickat";

  private static final String NOTHING = "inget";

  /** What it is told of a page that was tied by hand. */
  static final String TIED = "kopplat";

  private final Gate gate;
  private final ViewReader<PersonHours> people;
  private final AttendanceSheets papers;
  private final Views views;
  private final SessionLines lines;
  private final CommandSender commands;
  private final ScannedReports scans;
  private final Fmt fmt;
  private final Words words;

  AttendanceReportController(
      Gate gate,
      Views views,
      PersonHoursView people,
      AttendanceSheets papers,
      SessionLines lines,
      CommandSender commands,
      ScannedReports scans,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.people = views.reader(people);
    this.papers = papers;
    this.views = views;
    this.lines = lines;
    this.commands = commands;
    this.scans = scans;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/intyg/narvarorapport")
  String show(
      @PathVariable String project,
      @RequestParam String arbetsplats,
      @RequestParam String manad,
      @RequestParam(required = false) @Nullable String kvitto,
      @RequestParam(required = false) @Nullable String fel,
      Model model) {
    model.addAttribute("receipt", receipt(kvitto));
    FormErrors errors = FormErrors.none();
    if (fel != null) {
      errors.add("sida", fel.equals("okant") ? "problem.command.not-reached" : "hours.scan.pick");
    }
    return page(project, arbetsplats, month(manad), errors, model);
  }

  private static @Nullable String receipt(@Nullable String code) {
    return switch (code) {
      case TICKED -> "hours.paper.receipt";
      case NOTHING -> "hours.paper.nothing";
      case TIED -> "hours.scan.tied";
      case null, default -> null;
    };
  }

  @PostMapping("/projekt/{project}/intyg/narvarorapport")
  String tickOff(
      @PathVariable String project,
      @RequestParam String arbetsplats,
      @RequestParam String manad,
      @RequestParam(required = false) @Nullable List<String> person,
      @RequestParam(required = false) @Nullable List<String> papper,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletResponse response,
      Model model) {
    YearMonth month = month(manad);
    Sight sight = sight(project, arbetsplats);
    List<String> chosen = person == null ? List.of() : person;
    List<String> acts = papper == null ? List.of() : papper;
    if (chosen.isEmpty() || acts.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(
          project,
          arbetsplats,
          month,
          FormErrors.none()
              .add(
                  chosen.isEmpty() ? "person" : "papper",
                  chosen.isEmpty() ? "hours.paper.pick-people" : "hours.paper.pick-acts"),
          model);
    }
    List<Waiting> waiting =
        Waiting.in(sight.programme(), sight.among(people.all(project).states())).stream()
            .filter(w -> new WorkplaceId(arbetsplats).equals(w.counted().workplace()))
            .filter(w -> w.counted().month().equals(month))
            .filter(w -> chosen.contains(w.counted().person().person().value()))
            .toList();
    List<TickedPapers.Step> steps = TickedPapers.of(waiting, acts, commandId);
    long position = -1;
    for (TickedPapers.Step step : steps) {
      Outcome outcome = commands.send(project, step.command(), step.body(), step.id());
      switch (outcome) {
        case Sent sent -> position = Math.max(position, sent.position());
        case Refused refused -> {
          response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
          return page(project, arbetsplats, month, FormErrors.of(refused), model);
        }
        case Unknown unknown -> {
          response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
          return page(project, arbetsplats, month, FormErrors.of(unknown), model);
        }
      }
    }
    views.await(position, WAIT);
    return "redirect:/projekt/"
        + project
        + "/intyg/narvarorapport?arbetsplats="
        + arbetsplats
        + "&manad="
        + month
        + "&kvitto="
        + (steps.isEmpty() ? NOTHING : TICKED);
  }

  private Sight sight(String project, String workplace) {
    Sight sight = gate.see(Query.PERSON_DETAILS, project);
    if (!sight.programme().places().workplaces().containsKey(new WorkplaceId(workplace))
        || !sight.sees(new WorkplaceId(workplace))) {
      throw new AccessDeniedException("access.denied");
    }
    return sight;
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  private String page(
      String project, String workplace, YearMonth month, FormErrors errors, Model model) {
    Sight sight = sight(project, workplace);
    WorkplaceId at = new WorkplaceId(workplace);
    List<AttendanceSheets.Sheet> sheets = papers.of(sight, at, month);
    model.addAttribute("project", project);
    model.addAttribute("workplace", workplace);
    model.addAttribute("workplaceName", lines.where(sight.programme(), at));
    model.addAttribute("month", month.toString());
    model.addAttribute("monthName", fmt.month(month));
    model.addAttribute("plan", sight.programme().planned());
    model.addAttribute("sheets", sheets);
    model.addAttribute("toTick", sheets.stream().anyMatch(s -> !s.signed() || !s.certified()));
    boolean ties = ScannedReports.may(sight);
    model.addAttribute("ties", ties);
    model.addAttribute("untied", ties ? untied(sight) : List.<Choice>of());
    model.addAttribute("errors", errors);
    return "hours/attendance-report";
  }

  /** The scanned pages that are nobody's yet and that whoever looks may say whose they are. */
  private List<Choice> untied(Sight sight) {
    return scans.untied(sight).stream()
        .filter(ScannedReports.Untied::mine)
        .map(page ->
            new Choice(
                page.field(),
                words.say("hours.scan.page-of", page.number(), fmt.moment(page.scan().at()))))
        .toList();
  }
}
