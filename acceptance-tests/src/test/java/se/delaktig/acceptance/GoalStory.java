package se.delaktig.acceptance;

import static se.delaktig.acceptance.SmallProject.GLADAN;
import static se.delaktig.acceptance.SmallProject.PROJECT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.delaktig.audit.view.ProjectAt;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.Ratio;
import se.delaktig.goals.view.Reading;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.Presence;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.participants.event.PersonId;
import se.delaktig.placements.event.PlacementId;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Group;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;
import se.delaktig.training.event.PreparandTrainingCompleted;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionId;

/** A small project's log about goals, as events, and what the program's own folds make of it. */
final class GoalStory {
  private static final LocalDate LAST = LocalDate.of(2020, 6, 30);

  private final SmallProject project;

  GoalStory(String... goals) {
    project = new SmallProject(goals);
  }

  GoalStory registered(String... people) {
    project.registered(people);
    return this;
  }

  GoalStory merged(String person, String into) {
    project.merged(person, into);
    return this;
  }

  GoalStory trained(String... people) {
    for (String person : people) {
      project.add(new PreparandTrainingCompleted(new PersonId(person), 840, null));
    }
    return this;
  }

  /** Everybody named takes part in all of it, and one who is never named stays away. */
  GoalStory training(String session, LocalDate day, int minutes, String... people) {
    project.add(
        new TrainingSessionHeld(
            new TrainingSessionId(session),
            TrainingKind.LECTURE,
            "Normer",
            day,
            LocalTime.of(9, 0),
            minutes,
            attendances(minutes, people),
            List.of()));
    return this;
  }

  /** The same of a dialogue. */
  GoalStory dialogue(String session, LocalDate day, int minutes, String... people) {
    project.add(
        new DialogueSessionLogged(
            new DialogueSessionId(session),
            new HeldSession(
                GLADAN,
                null,
                day,
                LocalTime.of(13, 0),
                minutes,
                List.of(),
                List.of(),
                attendances(minutes, people),
                List.of(),
                List.of())));
    return this;
  }

  private static List<Attendance> attendances(int minutes, String... people) {
    List<Attendance> all = new ArrayList<>();
    for (String person : people) {
      all.add(new Attendance(new PersonId(person), Presence.PRESENT, minutes));
    }
    all.add(new Attendance(new PersonId("nobody"), Presence.ABSENT, 0));
    return all;
  }

  GoalStory placed(String placement, Step step, LocalDate from) {
    project.add(
        new RecruitmentOutcomeRecorded(
            new PlacementId(placement), step, GLADAN, from, Group.NEWLY_ARRIVED, null));
    return this;
  }

  GoalStory follows(String goal, @Nullable String baseline, String target, Source source) {
    project.add(
        new GoalOperationalised(
            PROJECT,
            goal,
            "Indikator",
            baseline == null ? Stated.notStated() : Stated.stated(new BigDecimal(baseline)),
            Stated.stated(new BigDecimal(target)),
            LAST,
            "Projektledaren",
            "Allt",
            source));
    return this;
  }

  GoalStory measured(String goal, LocalDate on, String value, int answers) {
    project.add(new GoalMeasured(PROJECT, goal, on, Stated.stated(new BigDecimal(value)), answers));
    return this;
  }

  /** A survey of two questions, on a scale of five. */
  GoalStory asks() {
    SurveyPlanned.Question question =
        new SurveyPlanned.Question("Vi vet hur", "inte alls", "helt", 5);
    project.add(new SurveyPlanned(PROJECT, 1, "Om mottagande", List.of(question, question)));
    return this;
  }

  GoalStory answered(Round round, LocalDate on, List<Integer> first, List<Integer> second) {
    project.add(
        new SurveyAnswered(
            PROJECT,
            1,
            round,
            on,
            60,
            List.of(new SurveyAnswered.Answers(1, first), new SurveyAnswered.Answers(2, second)),
            false));
    return this;
  }

  /** The log as a bundle has it: each event's name, revision and body. */
  List<Map<String, Object>> log() {
    return project.log();
  }

  /** What the program's folds make of each goal by a day: its standing, and what it rests on. */
  List<String> goals(LocalDate day) {
    LedgerAt ledger = project.folded(ProjectAt.views());
    return ProjectAt.of(ledger, day).goals().goals().stream().map(goal -> line(goal, day)).toList();
  }

  private static String line(GoalsStatement.Followed goal, LocalDate day) {
    Reading latest = goal.indicator().latest();
    Ratio value = latest == null ? null : latest.value();
    return String.join(
        " ",
        goal.goal().id(),
        goal.indicator().standing(day).name(),
        latest == null ? "" : Objects.requireNonNull(latest).on().toString(),
        value == null ? "" : value.value().toPlainString());
  }
}
