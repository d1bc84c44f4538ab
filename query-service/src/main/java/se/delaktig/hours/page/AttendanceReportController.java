package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import se.delaktig.access.event.DetailField;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.view.Focuses;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.hours.file.SheetCode;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
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
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.project.event.ProjectId;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

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
  private final Sessions sessions;
  private final ViewReader<TrainingOccasion> trainings;
  private final Views views;
  private final Disclosure disclosure;
  private final PeopleNames names;
  private final SessionLines lines;
  private final CommandSender commands;
  private final ScannedReports scans;
  private final Fmt fmt;
  private final Words words;

  AttendanceReportController(
      Gate gate,
      Views views,
      PersonHoursView people,
      Sessions sessions,
      TrainingOccasionView trainings,
      Disclosure disclosure,
      PeopleNames names,
      SessionLines lines,
      CommandSender commands,
      ScannedReports scans,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.people = views.reader(people);
    this.sessions = sessions;
    this.trainings = views.reader(trainings);
    this.views = views;
    this.disclosure = disclosure;
    this.names = names;
    this.lines = lines;
    this.commands = commands;
    this.scans = scans;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * One person's sheet.
   *
   * @param code by which its scan finds back to it
   * @param scanned where its scan is; absent while there is none
   */
  record Sheet(
      String person,
      String name,
      boolean masked,
      @Nullable String number,
      @Nullable String employer,
      @Nullable String organisationNumber,
      List<Day> days,
      String sum,
      boolean signed,
      boolean certified,
      String certifier,
      SheetCode code,
      @Nullable String scanned) {}

  /**
   * Hours of one date.
   *
   * @param focuses which of the plan's focuses the session carried; absent where it carried none
   */
  record Day(String date, String activity, @Nullable String focuses, String minutes) {}

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
    List<Step> steps = new ArrayList<>();
    if (acts.contains("deltagare")) {
      steps.addAll(signatures(waiting, commandId));
    }
    if (acts.contains("chef")) {
      steps.addAll(certificates(waiting, commandId));
    }
    long position = -1;
    for (Step step : steps) {
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

  /** One command of the several that a pile of papers becomes; a resend repeats none. */
  private record Step(String command, Object body, UUID id) {}

  private static List<Step> signatures(List<Waiting> waiting, UUID form) {
    List<HoursSigned.Item> items =
        waiting.stream()
            .filter(Waiting::unsigned)
            .map(w -> HoursRow.of(w.counted().person(), w.counted().entry()).signed())
            .toList();
    UUID id = derived(form, "s");
    return items.isEmpty()
        ? List.of()
        : List.of(
            new Step(
                "sign-hours",
                new SignHours(new SignatureId(id.toString()), SignatureKind.PAPER, items),
                id));
  }

  private static List<Step> certificates(List<Waiting> waiting, UUID form) {
    Map<PersonId, List<HoursRow>> byCertifier = new LinkedHashMap<>();
    waiting.stream()
        .filter(Waiting::uncertified)
        .forEach(w ->
            w.certifier()
                .ifPresent(who ->
                    byCertifier
                        .computeIfAbsent(who, c -> new ArrayList<>())
                        .add(HoursRow.of(w.counted().person(), w.counted().entry()))));
    List<Step> steps = new ArrayList<>();
    byCertifier.forEach((who, rows) -> {
      UUID id = derived(form, "c" + who.value());
      steps.add(
          new Step(
              "certify-hours",
              new CertifyHours(
                  new CertificateId(id.toString()),
                  who,
                  CertificateKind.PAPER,
                  rows.stream().map(HoursRow::certified).toList()),
              id));
    });
    return steps;
  }

  private static UUID derived(UUID form, String part) {
    return UUID.nameUUIDFromBytes((form + part).getBytes(java.nio.charset.StandardCharsets.UTF_8));
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
    Map<PersonHours, List<CountedEntry>> byPerson = new LinkedHashMap<>();
    for (PersonHours person : sight.among(people.all(project).states())) {
      List<CountedEntry> entries =
          Counting.of(person, sight.programme()).stream()
              .filter(counted -> at.equals(counted.workplace()) && counted.month().equals(month))
              .toList();
      if (!entries.isEmpty()) {
        byPerson.put(person, entries);
      }
    }
    Map<PersonId, PersonDetails> details =
        disclosure.details(
            new ProjectId(project),
            byPerson.keySet().stream().map(PersonHours::person).toList(),
            DetailField.NAME,
            DetailField.NUMBER);
    Map<PersonId, ScannedReports.Page> scanned = scans.pages(sight, at, month);
    List<Sheet> sheets = new ArrayList<>();
    byPerson.forEach((person, entries) ->
        sheets.add(
            sheet(
                sight,
                person,
                entries,
                details.get(person.person()),
                SheetCode.of(sight.project(), person.person(), at, month),
                scanned.get(person.person()))));
    sheets.sort(Comparator.comparing(Sheet::name));
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

  /** The scanned pages that are nobody's yet. */
  private List<Choice> untied(Sight sight) {
    return scans.untied(sight).stream()
        .flatMap(scan ->
            scan.untied().stream()
                .map(page ->
                    new Choice(
                        scan.file() + ":" + page,
                        words.say(
                            "hours.scan.page-of",
                            page,
                            scan.at() == null ? "" : fmt.moment(scan.at())))))
        .toList();
  }

  private @Nullable String focuses(Sight sight, SessionRef session) {
    List<String> carried =
        switch (session.kind()) {
          case WORKPLACE_DIALOGUE ->
              sessions
                  .one(sight, session.id())
                  .flatMap(SessionHistory::held)
                  .map(held -> Focuses.carriedBy(held, sight.programme()))
                  .orElse(List.of());
          case PREPARAND_TRAINING ->
              trainings
                  .one(sight.project().value(), session.id())
                  .flatMap(TrainingOccasion::held)
                  .map(TrainingOccasion.Entry::focuses)
                  .orElse(List.of());
        };
    return carried.isEmpty() ? null : String.join(", ", carried);
  }

  private Sheet sheet(
      Sight sight,
      PersonHours person,
      List<CountedEntry> entries,
      @Nullable PersonDetails details,
      SheetCode code,
      ScannedReports.@Nullable Page scanned) {
    String project = sight.project().value();
    PeopleNames.Shown who = names.of(project, person.person());
    CountedEntry last = entries.getLast();
    OrganisationJoined employer =
        last.organisation() == null
            ? null
            : sight.programme().places().organisations().get(last.organisation());
    PersonId loggedBy = sight.programme().grants().personOf(last.entry().loggedBy()).orElse(null);
    String certifier =
        last.workplace() == null
            ? ""
            : sight
                .programme()
                .places()
                .certifierOf(person.person(), last.workplace(), last.entry().date(), loggedBy)
                .map(certifies -> names.of(project, certifies).name())
                .orElse("");
    return new Sheet(
        person.person().value(),
        who.name(),
        who.masked(),
        who.masked() || details == null ? null : details.number().formatted(),
        employer == null ? null : employer.name(),
        employer == null ? null : employer.number().value(),
        entries.stream()
            .map(counted ->
                new Day(
                    fmt.isoDate(counted.entry().date()),
                    lines.activity(counted.entry()),
                    focuses(sight, counted.entry().session()),
                    fmt.minutes(counted.entry().minutes())))
            .toList(),
        fmt.hoursAndMinutes(entries.stream().mapToLong(c -> c.entry().minutes()).sum()),
        entries.stream().allMatch(c -> c.entry().signed() != null),
        entries.stream().allMatch(c -> c.entry().certified() != null),
        certifier,
        code,
        scanned == null
            ? null
            : "/projekt/" + project + "/intyg/inskannat/" + scanned.file() + "/" + scanned.page());
  }
}
