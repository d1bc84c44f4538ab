package se.delaktig.acceptance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
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
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.Sex;
import se.delaktig.placements.event.PlacementId;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Group;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlanned;
import se.delaktig.training.event.PreparandTrainingCompleted;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionId;

/** A small project's log about goals, as events, and what the program's own folds make of it. */
final class GoalStory {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final WorkplaceId GLADAN = new WorkplaceId("forskolan-gladan");
  private static final LocalDate FIRST = LocalDate.of(2018, 2, 1);
  private static final LocalDate LAST = LocalDate.of(2020, 6, 30);

  private final List<ProgrammeEvent> events = new ArrayList<>();

  GoalStory(String... goals) {
    events.add(new ProjectPlanned(PROJECT, plan(List.of(goals))));
    events.add(
        new OrganisationJoined(
            PROJECT,
            AVESTA,
            "Avesta kommun",
            Stated.stated("Avesta"),
            Stated.notStated(),
            Stated.notStated(),
            FIRST));
    events.add(new WorkplaceAdded(GLADAN, AVESTA, "Förskolan Gladan"));
  }

  private static ProjectPlan plan(List<String> goals) {
    return new ProjectPlan(
        "2017/00434",
        "Vilka är vi?",
        "Avesta kommun",
        null,
        "Norra Mellansverige",
        new Period(FIRST, LocalDate.of(2021, 2, 28)),
        "1",
        "1.1",
        "117",
        new BigDecimal("1000000"),
        new BigDecimal("400000"),
        new BigDecimal("50"),
        List.of(),
        List.of(),
        goals.stream().map(id -> new ProjectPlan.Goal(id, "Ett mål", "övergripande")).toList(),
        List.of(),
        List.of(),
        List.of(),
        Stated.notStated(),
        List.of(),
        true);
  }

  GoalStory registered(String... people) {
    for (String person : people) {
      events.add(
          new ParticipantRegistered(
              new PersonId(person),
              Sex.WOMAN,
              AgeGroup.FROM_25_TO_54,
              new Employment(AVESTA, GLADAN, null, FIRST)));
    }
    return this;
  }

  GoalStory merged(String person, String into) {
    events.add(new RecordsMerged(new PersonId(person), new PersonId(into)));
    return this;
  }

  GoalStory trained(String... people) {
    for (String person : people) {
      events.add(new PreparandTrainingCompleted(new PersonId(person), 840, null));
    }
    return this;
  }

  /** Everybody named takes part in all of it, and one who is never named stays away. */
  GoalStory training(String session, LocalDate day, int minutes, String... people) {
    events.add(
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
    events.add(
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
    events.add(
        new RecruitmentOutcomeRecorded(
            new PlacementId(placement), step, GLADAN, from, Group.NEWLY_ARRIVED, null));
    return this;
  }

  GoalStory follows(String goal, @Nullable String baseline, String target, Source source) {
    events.add(
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
    events.add(new GoalMeasured(PROJECT, goal, on, Stated.stated(new BigDecimal(value)), answers));
    return this;
  }

  /** A survey of two questions, on a scale of five. */
  GoalStory asks() {
    SurveyPlanned.Question question =
        new SurveyPlanned.Question("Vi vet hur", "inte alls", "helt", 5);
    events.add(new SurveyPlanned(PROJECT, 1, "Om mottagande", List.of(question, question)));
    return this;
  }

  GoalStory answered(Round round, LocalDate on, List<Integer> first, List<Integer> second) {
    events.add(
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
    EventVocabulary vocabulary = new EventVocabulary();
    return events.stream()
        .map(event -> {
          StoredAs stored = EventVocabulary.stored(event.getClass());
          return Map.<String, Object>of(
              "name", stored.value(),
              "revision", stored.revision(),
              "body", vocabulary.write(event));
        })
        .toList();
  }

  /** What the program's folds make of each goal by a day: its standing, and what it rests on. */
  List<String> goals(LocalDate day) {
    LedgerAt ledger = LedgerAt.beginning(ProjectAt.views());
    for (int i = 0; i < events.size(); i++) {
      ledger.after(
          new RecordedEvent(
              PROJECT.value(),
              i,
              Instant.parse("2019-11-18T08:41:00Z"),
              new ActorId("actor-1"),
              "PROJECT_LEADER",
              events.get(i)));
    }
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
