package se.delaktig.steering.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Hindsight;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.view.SignedHeads;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Sentence;
import se.delaktig.kernel.page.Words;
import se.delaktig.steering.view.FrozenFigures;
import se.delaktig.steering.view.Meeting;
import se.delaktig.steering.view.RecordedSince;

/**
 * What has changed since a day, for a steering group that met then: sentences with figures and
 * links, each of which rests on events.
 */
@Controller
class SinceController {
  private static final int MONTHS_BACK = 3;

  private final Gate gate;
  private final Hindsight hindsight;
  private final SinceNumbers numbers;
  private final SinceEvents events;
  private final RecordedSince recorded;
  private final MeetingsSeen meetings;
  private final FrozenFigures frozen;
  private final SignedHeads heads;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  SinceController(
      Gate gate,
      Hindsight hindsight,
      SinceNumbers numbers,
      SinceEvents events,
      RecordedSince recorded,
      MeetingsSeen meetings,
      FrozenFigures frozen,
      SignedHeads heads,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.hindsight = hindsight;
    this.numbers = numbers;
    this.events = events;
    this.recorded = recorded;
    this.meetings = meetings;
    this.frozen = frozen;
    this.heads = heads;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * Sentences about one thing.
   *
   * @param how how the figures in them come about
   * @param link where more about it stands; absent where the reader may not see that
   */
  record Part(
      String id, String heading, List<Sentence> sentences, String how, @Nullable String link) {}

  @GetMapping("/projekt/{project}/styrgrupp/sedan")
  String since(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String dag,
      @RequestParam(defaultValue = "") String mote,
      Model model) {
    Sight now = gate.see(Query.STEERING, project);
    if (!now.whole()) {
      throw new AccessDeniedException("the dashboard is of the whole project");
    }
    Sight then = then(now, dag, mote);
    Past past = then.past();
    LocalDate day = past == null ? clock.today() : past.known();
    RecordedSince.Counts counts =
        recorded.after(project, past == null ? Long.MAX_VALUE - 1 : past.ledger().position());
    String base = "/projekt/" + project;
    List<Part> parts = new ArrayList<>();
    add(parts, "timmar", numbers.hours(then, now, base), base + "/timmar");
    add(parts, "rattat", events.corrections(project, counts), null);
    add(parts, "deltagare", plain(numbers.people(then, now)), null);
    add(parts, "utfall", events.outcomes(project, counts), null);
    gate.look(Query.BUDGET, project)
        .ifPresent(may -> {
          add(parts, "pengar", numbers.money(at(may, then), may, base), base + "/budget");
          add(parts, "redovisning", events.accounts(project, counts), null);
        });
    add(parts, "mal", goals(then, now, counts), base + "/mal");
    add(parts, "regler", events.rules(then, now, counts), base + "/plan");
    add(parts, "organisationer", events.organisations(then, now, counts), null);
    gate.look(Query.MEETINGS, project)
        .filter(Sight::whole)
        .ifPresent(may -> add(parts, "moten", events.meetings(project, counts), base + "/moten"));
    add(parts, "behorighet", events.access(project, counts), null);
    model.addAttribute("basis", words.say("steering.since.basis", fmt.date(day)));
    model.addAttribute("heading", words.say("steering.since.heading", fmt.date(day)));
    model.addAttribute(
        "lead", words.say("steering.since.lead", fmt.date(day), fmt.date(clock.today())));
    model.addAttribute("parts", parts);
    model.addAttribute("day", day);
    model.addAttribute("first", now.programme().planned().period().from());
    model.addAttribute("today", clock.today());
    model.addAttribute("up", base + "/styrgrupp");
    model.addAttribute(
        "trail",
        gate.look(Query.TRAIL, project)
            .filter(may -> may.whole() && !parts.isEmpty())
            .map(may -> base + "/granskning?efter=" + counts.after() + "#handelser")
            .orElse(null));
    model.addAttribute(
        "head",
        heads
            .lastSigned(project)
            .map(head ->
                words.say(
                    "steering.since.head", fmt.moment(head.recorded()), head.code(), head.key()))
            .orElse(null));
    return "steering/since";
  }

  private List<Sentence> goals(Sight then, Sight now, RecordedSince.Counts counts) {
    List<Sentence> sentences = new ArrayList<>(plain(numbers.goals(then, now)));
    sentences.addAll(events.goals(now.project().value(), counts));
    return sentences;
  }

  /** As it was where a meeting's figures are frozen, or else at the end of a day. */
  private Sight then(Sight now, String day, String meeting) {
    if (!meeting.isEmpty()) {
      Meeting.Frozen frozen = meetings.one(now, meeting).frozen();
      if (frozen != null) {
        return this.frozen.at(now, frozen.position());
      }
    }
    LocalDate asked = day(day, now);
    return hindsight.at(now, asked, asked);
  }

  private static List<Sentence> plain(List<String> sentences) {
    return sentences.stream().map(Sentence::plain).toList();
  }

  private static void add(
      List<Part> parts, String id, List<Sentence> sentences, @Nullable String link) {
    if (!sentences.isEmpty()) {
      parts.add(
          new Part(
              id,
              "steering.since.part." + id,
              List.copyOf(sentences),
              "steering.since.how." + id,
              link));
    }
  }

  /** Three months back where no day is asked for, or none that is one. */
  private LocalDate day(String text, Sight sight) {
    LocalDate today = clock.today();
    LocalDate first = sight.programme().planned().period().from();
    LocalDate day;
    try {
      day = text.isEmpty() ? today.minusMonths(MONTHS_BACK) : LocalDate.parse(text);
    } catch (DateTimeParseException malformed) {
      day = today.minusMonths(MONTHS_BACK);
    }
    return day.isBefore(first) ? first : day.isAfter(today) ? today : day;
  }

  private static Sight at(Sight now, Sight then) {
    Past past = then.past();
    return past == null ? now : now.at(past, then.programme());
  }
}
