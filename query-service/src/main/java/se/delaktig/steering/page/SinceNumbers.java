package se.delaktig.steering.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Hindsight;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.goals.view.Indicator.Standing;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Sentence;
import se.delaktig.kernel.page.Sentence.Linked;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.participants.view.Participation;
import se.delaktig.participants.view.People;
import se.delaktig.steering.view.HoursChanged;

/** Sentences on how figures have moved between two looks at a project; none where they stand. */
@Component
class SinceNumbers {
  private final Hindsight hindsight;
  private final HoursStatements hours;
  private final BudgetStatements budgets;
  private final GoalsStatements goals;
  private final People people;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  SinceNumbers(
      Hindsight hindsight,
      HoursStatements hours,
      BudgetStatements budgets,
      GoalsStatements goals,
      People people,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.hindsight = hindsight;
    this.hours = hours;
    this.budgets = budgets;
    this.goals = goals;
    this.people = people;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * @param project the address of the project's pages
   */
  List<Sentence> hours(Sight then, Sight now, String project) {
    HoursStatement after = hours.of(now);
    HoursChanged changed = HoursChanged.between(hours.of(then), after, now.seesPeople());
    List<Sentence> sentences = new ArrayList<>();
    if (!changed.changed()) {
      return sentences;
    }
    Sums total = changed.total();
    sentences.add(
        words.sentence(
            "steering.since.hours",
            new Linked(signed(total.logged()), project + "/timmar"),
            new Linked(signed(total.certified()), project + "/timmar"),
            new Linked(
                fmt.hours((long) after.total().logged()), project + "/forklara/hours.logged"),
            new Linked(
                fmt.hours((long) after.total().certified()),
                project + "/forklara/hours.certified")));
    for (HoursChanged.Row row : changed.rows()) {
      sentences.add(
          words.sentence(
              "steering.since.hours.of",
              name(row.id(), now),
              new Linked(signed(row.sums().logged()), place(row, project)),
              new Linked(signed(row.sums().certified()), place(row, project))));
    }
    return sentences;
  }

  /** Where an organisation's hours are explained; of those shown only together, all of them. */
  private static String place(HoursChanged.Row row, String project) {
    return row.id() == null
        ? project + "/timmar"
        : project
            + "/timmar/"
            + HoursSplits.By.ORGANISATION.inAddress()
            + "/"
            + RowAddresses.of(row.id());
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

  /**
   * For those who see no people both numbers hold for ends of months, and small ones are hidden.
   */
  List<String> people(Sight then, Sight now) {
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

  List<Sentence> money(Sight then, Sight now, String project) {
    BudgetStatement before = budgets.of(then);
    BudgetStatement after = budgets.of(now);
    List<Sentence> sentences = new ArrayList<>();
    for (SubBudget sub : SubBudget.values()) {
      BigDecimal change = after.used(sub).subtract(before.used(sub));
      if (change.signum() != 0) {
        sentences.add(
            words.sentence(
                "steering.since.used",
                words.say("budget.sub." + sub),
                signed(change),
                new Linked(fmt.kronor(after.used(sub)), project + "/budget")));
      }
    }
    BigDecimal earned = after.cofinancing().orZero();
    BigDecimal change = earned.subtract(before.cofinancing().orZero());
    if (change.signum() != 0) {
      sentences.add(
          words.sentence(
              "steering.since.earned",
              signed(change),
              new Linked(fmt.kronor(earned), project + "/budget")));
    }
    BigDecimal cash = after.cash().total();
    BigDecimal given = cash.subtract(before.cash().total());
    if (given.signum() != 0) {
      sentences.add(
          words.sentence(
              "steering.since.cash",
              signed(given),
              new Linked(fmt.kronor(cash), project + "/budget")));
    }
    return sentences;
  }

  List<String> goals(Sight earlier, Sight later) {
    GoalsStatement before = goals.of(earlier);
    GoalsStatement after = goals.of(later);
    Map<String, Standing> then = new HashMap<>();
    before
        .goals()
        .forEach(goal -> then.put(goal.goal().id(), goal.indicator().standing(before.day())));
    List<String> sentences = new ArrayList<>();
    for (GoalsStatement.Followed goal : after.goals()) {
      Standing now = goal.indicator().standing(after.day());
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
