package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.hours.command.DisputeHours;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.LinkIssued.Purpose;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
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
import se.delaktig.kernel.view.Views;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;

/** A participant's personal link: the own hours, to sign or to object to. */
@Controller
class OwnHoursController {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final LinkedHours links;
  private final SessionLines lines;
  private final PeopleNames names;
  private final CommandSender commands;
  private final Views views;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  OwnHoursController(
      LinkedHours links,
      SessionLines lines,
      PeopleNames names,
      CommandSender commands,
      Views views,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.links = links;
    this.lines = lines;
    this.names = names;
    this.commands = commands;
    this.views = views;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping("/mina-timmar/{code}")
  String show(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable Long signerat,
      @RequestParam(required = false) @Nullable String sagt,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("signed", signerat == null ? null : fmt.hours(signerat));
    model.addAttribute("objected", sagt != null);
    return page(code, FormErrors.none(), request, response, model);
  }

  @PostMapping("/mina-timmar/{code}")
  String sign(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable List<String> rad,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!(links.open(code, Purpose.SIGN_OWN_HOURS, request) instanceof LinkedHours.Open open)) {
      return page(code, FormErrors.none(), request, response, model);
    }
    List<HoursRow> rows =
        rad == null
            ? List.of()
            : rad.stream().flatMap(field -> HoursRow.read(field).stream()).distinct().toList();
    if (rows.isEmpty()) {
      return page(code, FormErrors.none().add(null, "hours.none-chosen"), request, response, model);
    }
    Outcome outcome =
        commands.sendByLink(
            open.project(),
            "sign-hours",
            new SignHours(
                new SignatureId(commandId.toString()),
                SignatureKind.PERSONAL_LINK,
                rows.stream().map(HoursRow::signed).toList()),
            commandId,
            code);
    return switch (outcome) {
      case Sent sent -> {
        views.await(sent.position(), WAIT);
        int minutes = rows.stream().mapToInt(HoursRow::minutes).sum();
        yield "redirect:/mina-timmar/" + code + "?signerat=" + minutes;
      }
      case Refused refused -> page(code, FormErrors.of(refused), request, response, model);
      case Unknown unknown -> page(code, FormErrors.of(unknown), request, response, model);
    };
  }

  @PostMapping("/mina-timmar/{code}/fel")
  String object(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String vad,
      @RequestParam(defaultValue = "") String skal,
      @RequestParam(defaultValue = "") String anteckning,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!(links.open(code, Purpose.SIGN_OWN_HOURS, request) instanceof LinkedHours.Open open)) {
      return page(code, FormErrors.none(), request, response, model);
    }
    FormErrors errors = FormErrors.none();
    Optional<HoursRow> row = HoursRow.read(vad);
    Optional<HoursDisputed.Reason> reason = Disputes.reason(skal);
    if (row.isEmpty()) {
      errors.add("vad", "hours.dispute.pick-hours");
    }
    if (reason.isEmpty()) {
      errors.add("skal", "hours.dispute.pick-reason");
    }
    if (row.isEmpty() || reason.isEmpty()) {
      return page(code, errors, request, response, model);
    }
    Outcome outcome =
        commands.sendByLink(
            open.project(),
            "dispute-hours",
            new DisputeHours(
                open.person(),
                row.get().session(),
                open.person(),
                reason.get(),
                anteckning.isBlank() ? null : anteckning.strip()),
            commandId,
            code);
    return switch (outcome) {
      case Sent sent -> {
        views.await(sent.position(), WAIT);
        yield "redirect:/mina-timmar/" + code + "?sagt=1";
      }
      case Refused refused -> page(code, FormErrors.of(refused), request, response, model);
      case Unknown unknown -> page(code, FormErrors.of(unknown), request, response, model);
    };
  }

  private String page(
      String code,
      FormErrors errors,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    return switch (links.open(code, Purpose.SIGN_OWN_HOURS, request)) {
      case LinkedHours.Open open -> opened(code, open, errors, model);
      case LinkedHours.Expired expired ->
          LinkStates.closed("expired", "/mina-timmar/" + code + "/ny", response, model);
      case LinkedHours.Closed closed -> LinkStates.closed("closed", null, response, model);
      case LinkedHours.Unreachable no -> LinkStates.closed("unreachable", null, response, model);
    };
  }

  /**
   * One session in the person's own list.
   *
   * @param field the form's value; absent where nothing is to be signed
   */
  record Own(
      @Nullable String field,
      String when,
      String where,
      String activity,
      String minutes,
      String state,
      String tone) {}

  private String opened(String code, LinkedHours.Open open, FormErrors errors, Model model) {
    List<CountedEntry> mine =
        Counting.of(open.me(), open.programme()).stream()
            .sorted(Comparator.comparing((CountedEntry c) -> c.entry().date()).reversed())
            .toList();
    List<Own> own = new ArrayList<>();
    List<Choice> choices = new ArrayList<>();
    long toSign = 0;
    long dialogue = 0;
    for (CountedEntry counted : mine) {
      Own line = own(open, counted);
      own.add(line);
      PersonHours.Entry entry = counted.entry();
      toSign += line.field() == null ? 0 : entry.minutes();
      dialogue += entry.session().kind() == ActivityKind.WORKPLACE_DIALOGUE ? entry.minutes() : 0;
      choices.add(
          new Choice(
              HoursRow.of(open.me(), entry).field(),
              fmt.date(entry.date()) + ", " + fmt.minutes(entry.minutes())));
    }
    Integer planned =
        open.programme()
            .rulesOn(clock.today())
            .map(RuleSet::dialogueMinutesPerEmployee)
            .map(stated -> stated.value())
            .orElse(null);
    if (!model.containsAttribute("objected")) {
      model.addAttribute("objected", false);
    }
    model.addAttribute("code", code);
    model.addAttribute("errors", errors);
    model.addAttribute("me", names.of(open.project(), open.person()).name());
    model.addAttribute("projectName", open.plan().name());
    model.addAttribute("own", own);
    model.addAttribute("choices", choices);
    model.addAttribute("reasons", Disputes.choices(words));
    model.addAttribute("toSign", toSign == 0 ? null : fmt.hours(toSign));
    model.addAttribute("dialogue", fmt.hours(dialogue));
    model.addAttribute("planned", planned == null ? null : fmt.hours((long) planned));
    model.addAttribute("left", planned == null ? null : fmt.hours(Math.max(0, planned - dialogue)));
    model.addAttribute("days", open.daysLeft());
    return "hours/own-hours";
  }

  private Own own(LinkedHours.Open open, CountedEntry counted) {
    PersonHours.Entry entry = counted.entry();
    boolean unsigned = entry.signed() == null;
    String state;
    String tone;
    if (entry.disputed() != null) {
      state = "hours.own.disputed";
      tone = "late";
    } else if (unsigned) {
      state = "hours.own.unsigned";
      tone = "soon";
    } else if (entry.certified() == null) {
      state = "hours.own.uncertified";
      tone = "soon";
    } else {
      state = counted.leftOut().isEmpty() ? "hours.own.counts" : "hours.own.not-counting";
      tone = counted.leftOut().isEmpty() ? "good" : "soon";
    }
    return new Own(
        unsigned || entry.disputed() != null ? HoursRow.of(open.me(), entry).field() : null,
        lines.when(entry),
        lines.where(open.programme(), entry.workplace()),
        lines.activity(entry),
        fmt.minutes(entry.minutes()),
        words.say(state),
        tone);
  }
}
