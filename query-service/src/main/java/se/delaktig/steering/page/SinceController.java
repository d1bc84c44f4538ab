package se.delaktig.steering.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Hindsight;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.view.SignedHeads;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.goals.view.FollowedGoal.Standing;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.participants.view.Participation;
import se.delaktig.participants.view.People;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.SourceConflictSettled;
import se.delaktig.steering.view.FrozenFigures;
import se.delaktig.steering.view.HoursChanged;
import se.delaktig.steering.view.Meeting;
import se.delaktig.steering.view.RecordedSince;
import se.delaktig.training.event.TrainingSessionCorrected;

/**
 * What has changed since a day, for a steering group that met then: sentences with figures and
 * links, each of which rests on events.
 */
@Controller
class SinceController {
  private static final int MONTHS_BACK = 3;

  private final Gate gate;
  private final Hindsight hindsight;
  private final HoursStatements hours;
  private final BudgetStatements budgets;
  private final GoalsStatements goals;
  private final People people;
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
      HoursStatements hours,
      BudgetStatements budgets,
      GoalsStatements goals,
      People people,
      RecordedSince recorded,
      MeetingsSeen meetings,
      FrozenFigures frozen,
      SignedHeads heads,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.hindsight = hindsight;
    this.hours = hours;
    this.budgets = budgets;
    this.goals = goals;
    this.people = people;
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
   * @param link where more about it stands; absent where the reader may not see that
   */
  record Part(String id, String heading, List<String> sentences, @Nullable String link) {}

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
    add(parts, "timmar", hours(then, now), base + "/timmar");
    add(parts, "rattat", corrections(counts), null);
    add(parts, "deltagare", people(then, now), null);
    add(parts, "utfall", outcomes(project, counts), null);
    gate.look(Query.BUDGET, project)
        .ifPresent(may -> add(parts, "pengar", money(at(may, then), may), base + "/budget"));
    add(parts, "mal", goals(goals.of(then), goals.of(now)), base + "/mal");
    add(parts, "regler", rules(then, now, counts), base + "/plan");
    add(parts, "organisationer", organisations(then, now, counts), null);
    add(parts, "behorighet", access(counts), null);
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
            .filter(Sight::whole)
            .map(may -> base + "/granskning?fran=" + day)
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

  private static void add(
      List<Part> parts, String id, List<String> sentences, @Nullable String link) {
    if (!sentences.isEmpty()) {
      parts.add(new Part(id, "steering.since.part." + id, List.copyOf(sentences), link));
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

  private List<String> hours(Sight then, Sight now) {
    HoursStatement after = hours.of(now);
    HoursChanged changed = HoursChanged.between(hours.of(then), after, now.seesPeople());
    List<String> sentences = new ArrayList<>();
    if (!changed.changed()) {
      return sentences;
    }
    Sums total = changed.total();
    sentences.add(
        words.say(
            "steering.since.hours",
            signed(total.logged()),
            signed(total.certified()),
            fmt.hours((long) after.total().logged()),
            fmt.hours((long) after.total().certified())));
    for (HoursChanged.Row row : changed.rows()) {
      sentences.add(
          words.say(
              "steering.since.hours.of",
              name(row.id(), now),
              signed(row.sums().logged()),
              signed(row.sums().certified())));
    }
    return sentences;
  }

  private String name(@Nullable String id, Sight sight) {
    if (id == null) {
      return words.say("steering.parts-joined");
    }
    return sight.programme().places().organisations().values().stream()
        .filter(joined -> joined.organisation().value().equals(id))
        .map(OrganisationJoined::name)
        .findFirst()
        .orElse(words.say("steering.no-organisation"));
  }

  private List<String> corrections(RecordedSince.Counts counts) {
    List<String> sentences = new ArrayList<>();
    say(
        sentences,
        "steering.since.corrected",
        counts.of(DialogueSessionCorrected.class, TrainingSessionCorrected.class));
    say(sentences, "steering.since.disputed", counts.of(HoursDisputed.class));
    return sentences;
  }

  /**
   * For those who see no people both numbers hold for ends of months, and small ones are hidden.
   */
  private List<String> people(Sight then, Sight now) {
    Participation.Line before = participation(byMonths(then, now));
    Participation.Line after = participation(now);
    List<String> sentences = new ArrayList<>();
    Integer begun = begun(after);
    Integer begunThen = begun(before);
    if (begun != null && begunThen != null && !begun.equals(begunThen)) {
      sentences.add(words.say("steering.since.begun", plus(begun - begunThen), fmt.number(begun)));
    }
    Integer left = after.left();
    Integer leftThen = before.left();
    if (left != null && leftThen != null && !left.equals(leftThen)) {
      sentences.add(words.say("steering.since.left", plus(left - leftThen), fmt.number(left)));
    }
    return sentences;
  }

  /** Whoever sees numbers only is shown what was known at the end of a month, not of any day. */
  private Sight byMonths(Sight then, Sight now) {
    Past past = then.past();
    if (past == null || !now.numbersOnly()) {
      return then;
    }
    LocalDate end = past.known().plusDays(1).withDayOfMonth(1).minusDays(1);
    return hindsight.at(now, end, end);
  }

  private static @Nullable Integer begun(Participation.Line line) {
    Integer started = line.started();
    Integer left = line.left();
    return started == null || left == null ? null : Integer.valueOf(started + left);
  }

  private Participation.Line participation(Sight sight) {
    Past past = sight.past();
    LocalDate day = past == null ? clock.today() : past.happened();
    return sight.seesPeople()
        ? Participation.of(people.in(sight), day).whole()
        : Participation.withoutSmallGroups(people.in(sight), day.withDayOfMonth(1).minusDays(1))
            .whole();
  }

  /** To those who may not see them one by one, no number that could be somebody. */
  private List<String> outcomes(String project, RecordedSince.Counts counts) {
    int steps = counts.of(RecruitmentOutcomeRecorded.class);
    List<String> sentences = new ArrayList<>();
    if (gate.look(Query.PLACEMENTS, project).filter(Sight::whole).isPresent()) {
      say(sentences, "steering.since.outcomes", steps);
    } else if (steps >= SmallGroups.FEWEST && gate.look(Query.OUTCOMES, project).isPresent()) {
      sentences.add(words.say("steering.since.outcomes.several", SmallGroups.FEWEST));
    }
    return sentences;
  }

  private List<String> money(Sight then, Sight now) {
    BudgetStatement before = budgets.of(then);
    BudgetStatement after = budgets.of(now);
    List<String> sentences = new ArrayList<>();
    for (SubBudget sub : SubBudget.values()) {
      BigDecimal change = after.used(sub).subtract(before.used(sub));
      if (change.signum() != 0) {
        sentences.add(
            words.say(
                "steering.since.used",
                words.say("budget.sub." + sub),
                signed(change),
                fmt.kronor(after.used(sub))));
      }
    }
    BigDecimal earned = new Cofinancing(after.hours()).earned().orZero();
    BigDecimal change = earned.subtract(new Cofinancing(before.hours()).earned().orZero());
    if (change.signum() != 0) {
      sentences.add(words.say("steering.since.earned", signed(change), fmt.kronor(earned)));
    }
    return sentences;
  }

  private List<String> goals(GoalsStatement before, GoalsStatement after) {
    Map<String, Standing> then = new HashMap<>();
    before
        .goals()
        .forEach(goal -> then.put(goal.goal().id(), goal.follow().standing(before.day())));
    List<String> sentences = new ArrayList<>();
    for (GoalsStatement.Followed goal : after.goals()) {
      Standing now = goal.follow().standing(after.day());
      Standing was = then.get(goal.goal().id());
      if (was != null && was != now) {
        sentences.add(
            words.say(
                "steering.since.goal",
                goal.goal().id(),
                goal.goal().words(),
                words.say("goals.standing." + was),
                words.say("goals.standing." + now)));
      }
    }
    return sentences;
  }

  private List<String> rules(Sight then, Sight now, RecordedSince.Counts counts) {
    List<RuleSet> decided = now.programme().rules();
    List<String> sentences = new ArrayList<>();
    decided
        .subList(Math.min(then.programme().rules().size(), decided.size()), decided.size())
        .forEach(rules ->
            sentences.add(
                words.say(
                    "steering.since.rules",
                    fmt.number(rules.version()),
                    fmt.date(rules.validFrom()))));
    say(sentences, "steering.since.settled", counts.of(SourceConflictSettled.class));
    return sentences;
  }

  private List<String> organisations(Sight then, Sight now, RecordedSince.Counts counts) {
    List<String> sentences = new ArrayList<>();
    now.programme().places().organisations().values().stream()
        .filter(
            joined -> !then.programme().places().organisations().containsKey(joined.organisation()))
        .map(OrganisationJoined::name)
        .sorted()
        .forEach(name -> sentences.add(words.say("steering.since.joined", name)));
    say(sentences, "steering.since.costs", counts.of(CostRecorded.class));
    say(sentences, "steering.since.reversed", counts.of(CostReversed.class));
    return sentences;
  }

  private List<String> access(RecordedSince.Counts counts) {
    List<String> sentences = new ArrayList<>();
    say(sentences, "steering.since.granted", counts.of(AccessGranted.class));
    say(sentences, "steering.since.withdrawn", counts.of(AccessWithdrawn.class));
    return sentences;
  }

  private void say(List<String> sentences, String key, int count) {
    if (count > 0) {
      sentences.add(words.say(key, count));
    }
  }

  private String signed(int minutes) {
    return (minutes < 0 ? "−" : "+") + fmt.hours((long) Math.abs(minutes));
  }

  private String signed(BigDecimal kronor) {
    return (kronor.signum() < 0 ? "−" : "+") + fmt.kronor(kronor.abs());
  }

  private String plus(int number) {
    return (number < 0 ? "−" : "+") + fmt.number(Math.abs(number));
  }
}
