package se.delaktig.claims.page;

import static se.delaktig.claims.page.ClaimContents.hours;
import static se.delaktig.claims.page.ClaimContents.row;
import static se.delaktig.claims.page.ClaimContents.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.claims.event.ClaimDecided;
import se.delaktig.claims.file.ClaimSheets.Sheet;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimFigures;
import se.delaktig.claims.view.ClaimLine;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.goals.view.Ratio;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.view.Programme;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.page.MeetingWords;
import se.delaktig.steering.view.FrozenFigures;
import se.delaktig.steering.view.Meeting;
import se.delaktig.steering.view.MeetingView;

/**
 * What a project's final report says: results, what was expected and what came, when, what was done
 * about deviations, and what evaluation found. All of it as it stood where the claim is frozen.
 */
@Component
class FinalSheets {
  private final FrozenFigures frozen;
  private final GoalsStatements goals;
  private final ClaimStatements claims;
  private final ViewReader<Meeting> meetings;
  private final MeetingView meetingView;
  private final MeetingWords meetingWords;
  private final Fmt fmt;
  private final Words words;

  FinalSheets(
      FrozenFigures frozen,
      GoalsStatements goals,
      ClaimStatements claims,
      Views views,
      MeetingView meetingView,
      MeetingWords meetingWords,
      Fmt fmt,
      Words words) {
    this.frozen = frozen;
    this.goals = goals;
    this.claims = claims;
    this.meetings = views.reader(meetingView);
    this.meetingView = meetingView;
    this.meetingWords = meetingWords;
    this.fmt = fmt;
    this.words = words;
  }

  List<Sheet> of(Sight sight, ClaimStatement claim) {
    Sight then = frozen.at(sight, claim.claim().position());
    List<Meeting> held =
        then.all(meetings, meetingView).states().stream()
            .filter(one -> one.held() != null)
            .sorted(Comparator.comparing(Meeting::date).thenComparing(Meeting::id))
            .toList();
    return List.of(
        results(goals.of(then)),
        outcome(claim.now()),
        phases(claim.now()),
        deviations(sight, claim),
        measures(then, held),
        findings(then, held));
  }

  private Sheet results(GoalsStatement statement) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (GoalsStatement.Followed one : statement.goals()) {
      GoalOperationalised how = one.follow().how();
      rows.add(
          row(
              one.goal().id() + ". " + one.goal().words(),
              words.say("goals.standing." + one.indicator().standing(statement.day())),
              how == null ? null : how.indicator(),
              one.indicator().baseline() == null ? null : one.indicator().baseline().value(),
              how == null ? null : how.target().value(),
              one.indicator().shown().map(Ratio::value).orElse(null)));
    }
    return sheet(
        words,
        "claims.final.results",
        rows,
        "final.goal",
        "final.standing",
        "final.indicator",
        "final.baseline",
        "final.target",
        "final.measured");
  }

  private Sheet outcome(ClaimFigures now) {
    Programme programme = now.state().programme();
    ProjectPlan plan = programme.planned();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ActivityKind kind : ActivityKind.values()) {
      List<CountedEntry> those = of(now, kind);
      rows.add(
          compared(
              words.say("claims.final.hours-of." + kind),
              hours(planned(programme, kind)),
              hours(those.stream().mapToLong(CountedEntry::certifiedMinutes).sum())));
      rows.add(
          compared(
              words.say("claims.final.people-of." + kind),
              BigDecimal.valueOf(people(programme, kind)),
              BigDecimal.valueOf(
                  those.stream().map(one -> one.person().person()).distinct().count())));
    }
    for (SubBudget sub : SubBudget.values()) {
      for (CostCategory category : CostCategory.values()) {
        BigDecimal planned = now.budget().planned(sub, category).map(Stated::value).orElse(null);
        BigDecimal claimed =
            now.lines().entrySet().stream()
                .filter(one -> of(one.getKey(), sub, category))
                .map(java.util.Map.Entry::getValue)
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        if (planned != null || claimed.signum() != 0) {
          rows.add(
              compared(
                  words.say(
                      "claims.final.cost",
                      words.say("budget.category." + category),
                      words.say("budget.sub." + sub)),
                  planned,
                  claimed));
        }
      }
    }
    rows.add(
        compared(
            words.say("claims.final.cofinancing"), Cofinancing.needed(plan), now.cofinancing()));
    rows.add(compared(words.say("claims.final.grant"), plan.grant(), now.grant().amount()));
    return sheet(
        words,
        "claims.final.outcome",
        rows,
        "what",
        "final.expected",
        "final.came",
        "final.difference");
  }

  private static List<@Nullable Object> compared(
      String what, @Nullable BigDecimal expected, BigDecimal came) {
    return row(what, expected, came, expected == null ? null : came.subtract(expected));
  }

  private static boolean of(ClaimLine line, SubBudget sub, CostCategory category) {
    return line.subBudget() == sub && line.category() == category;
  }

  private static long planned(Programme programme, ActivityKind kind) {
    return activities(programme, kind).mapToLong(programme::plannedMinutes).sum();
  }

  private static long people(Programme programme, ActivityKind kind) {
    return activities(programme, kind).mapToLong(one -> programme.peopleOf(one).orElse(0)).sum();
  }

  private static Stream<ProjectPlan.PlannedActivity> activities(
      Programme programme, ActivityKind kind) {
    return programme.planned().activities().stream().filter(one -> one.kind() == kind);
  }

  private static List<CountedEntry> of(ClaimFigures now, ActivityKind kind) {
    return now.entries().stream().filter(one -> one.entry().session().kind() == kind).toList();
  }

  private Sheet phases(ClaimFigures now) {
    Period project = now.state().programme().planned().period();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ProjectPlan.Phase phase : now.state().programme().planned().phases()) {
      LocalDate from = Objects.requireNonNullElse(phase.from().value(), project.from());
      LocalDate to = Objects.requireNonNullElse(phase.to().value(), project.to());
      List<CountedEntry> those =
          now.entries().stream()
              .filter(one -> new Period(from, to).contains(one.entry().date()))
              .toList();
      rows.add(
          row(
              phase.name(),
              phase.from().value(),
              phase.to().value(),
              (int) those.stream().map(one -> one.entry().session()).distinct().count(),
              (int) those.stream().map(one -> one.person().person()).distinct().count(),
              hours(those.stream().mapToLong(CountedEntry::certifiedMinutes).sum())));
    }
    return sheet(
        words,
        "claims.final.phases",
        rows,
        "final.phase",
        "final.from",
        "final.to",
        "sessions",
        "people",
        "certified");
  }

  private Sheet deviations(Sight sight, ClaimStatement claim) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      long minutes =
          claim.now().entries().stream().mapToLong(one -> one.minutesLeftOut(reason)).sum();
      if (minutes > 0) {
        rows.add(row(words.say("steering." + reason.key()), hours(minutes), null));
      }
    }
    for (ClaimBook.Claim earlier : claims.book(sight).claims()) {
      ClaimDecided decided = earlier.decided();
      if (earlier.number() < claim.claim().number() && decided != null) {
        for (ClaimDecided.Deduction one : decided.deductions()) {
          rows.add(
              row(
                  words.say(
                      "claims.final.deduction",
                      earlier.number(),
                      words.say("claims.deduction." + one.reason())),
                  null,
                  one.amount()));
        }
      }
    }
    return sheet(words, "claims.deviations", rows, "deviation", "hours", "amount");
  }

  private Sheet measures(Sight then, List<Meeting> held) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Meeting meeting : held) {
      meeting
          .decisions()
          .forEach(one ->
              rows.add(
                  row(
                      meetingWords.name(meeting),
                      meetingWords.decision(one),
                      meetingWords.said(then, one.words()),
                      null)));
      for (Meeting.Action one : meeting.actions()) {
        ActionSettled settled = one.settled();
        rows.add(
            row(
                meetingWords.name(meeting),
                words.say("claims.final.action", one.agreed().number()),
                meetingWords.said(then, one.agreed().words()),
                settled == null
                    ? words.say("claims.final.open")
                    : words.say(
                        "steering.meeting.ending." + settled.ending(), fmt.date(settled.date()))));
      }
    }
    return sheet(
        words,
        "claims.final.measures",
        rows,
        "final.meeting",
        "what",
        "final.words",
        "final.ended");
  }

  private Sheet findings(Sight then, List<Meeting> held) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Meeting meeting : held) {
      for (Meeting.Finding one : meeting.findings()) {
        rows.add(
            row(
                meetingWords.name(meeting),
                fmt.capital(words.say("role." + one.role())),
                meetingWords.said(then, one.recorded().words())));
      }
    }
    return sheet(
        words, "claims.final.findings", rows, "final.meeting", "final.whose", "final.words");
  }
}
