package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;

/** A participant's personal link: the own hours, to sign or to object to. */
@Controller
class OwnHoursController {
  private final LinkPages pages;
  private final SessionLines lines;
  private final PeopleNames names;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  OwnHoursController(
      LinkPages pages,
      SessionLines lines,
      PeopleNames names,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.pages = pages;
    this.lines = lines;
    this.names = names;
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
    return pages.page(holder(code, request, response, model), FormErrors.none());
  }

  @PostMapping("/mina-timmar/{code}")
  String sign(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable List<String> rad,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return pages.say(
        holder(code, request, response, model),
        rad,
        (open, rows) ->
            new LinkPages.Act(
                "sign-hours",
                new SignHours(
                    new SignatureId(commandId.toString()),
                    SignatureKind.PERSONAL_LINK,
                    rows.stream().map(HoursRow::signed).toList()),
                commandId,
                "signerat=" + HoursRow.minutes(rows)));
  }

  @PostMapping("/mina-timmar/{code}/fel")
  String object(
      @PathVariable String code,
      LinkPages.Objection objection,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return pages.object(
        holder(code, request, response, model),
        objection,
        (open, row) -> open.person(),
        commandId,
        "sagt=1");
  }

  private LinkPages.Holder holder(
      String code, HttpServletRequest request, HttpServletResponse response, Model model) {
    return new LinkPages.Holder(
        LinkPages.Kind.SIGN,
        code,
        (open, errors) -> opened(code, open, errors, model),
        request,
        response,
        model);
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
