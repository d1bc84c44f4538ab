package se.delaktig.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import se.delaktig.access.event.ActorId;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.training.command.CorrectTrainingSession;
import se.delaktig.training.command.PlanTrainingSession;
import se.delaktig.training.command.RecordTrainingAttendance;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionId;

/** One occasion of the preparand training: who comes, how it is recorded, and put right. */
final class Occasion {
  private static final int HUNDRED = 100;
  private static final int REPORTED_BELOW = 9;
  private static final int ABSENT_BELOW = 12;

  final TrainingSessionId id;
  final LocalDate date;
  private final TrainingKind kind;
  private final String title;
  private final LocalTime start;
  private final int minutes;
  private final Random random;
  private final List<Employee> people = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();

  Occasion(
      TrainingSessionId id,
      TrainingKind kind,
      String title,
      LocalDate date,
      LocalTime start,
      int minutes,
      long seed) {
    this.id = id;
    this.kind = kind;
    this.title = title;
    this.date = date;
    this.start = start;
    this.minutes = minutes;
    this.random = new Random(seed);
  }

  private SessionRef ref() {
    return new SessionRef(ActivityKind.PREPARAND_TRAINING, id.value());
  }

  void plan(Stage stage, ActorId by, List<Employee> called) {
    stage.by(
        by,
        new PlanTrainingSession(
            id, kind, title, date, start, minutes, called.stream().map(Employee::id).toList()));
  }

  /**
   * Records who came.
   *
   * @return who did not
   */
  List<Employee> hold(Stage stage, ActorId by, Parts parts, List<Employee> called) {
    List<Employee> missing = new ArrayList<>();
    for (Employee one : called) {
      Presence presence = people.isEmpty() ? Presence.PRESENT : drawn();
      people.add(one);
      taken.add(new Taken(one.id(), presence, 0));
      if (presence.attended()) {
        parts.add(new Part(ref(), date, one.circle().workplace, one, minutes));
      } else {
        missing.add(one);
      }
    }
    stage.by(
        by,
        new RecordTrainingAttendance(
            id, kind, title, date, start, minutes, List.copyOf(taken), focuses()));
    return missing;
  }

  /** The introduction goes through all of the plan's focuses, the lecture is about one of them. */
  private List<String> focuses() {
    return switch (kind) {
      case INTRODUCTION_DAY -> List.of("jämställdhet", "tillgänglighet", "icke-diskriminering");
      case LECTURE -> List.of("icke-diskriminering");
      default -> List.of();
    };
  }

  private Presence drawn() {
    int luck = random.nextInt(HUNDRED);
    if (luck < REPORTED_BELOW) {
      return Presence.REPORTED_ABSENCE;
    }
    return luck < ABSENT_BELOW ? Presence.ABSENT : Presence.PRESENT;
  }

  /** One of them had left half-way. */
  void correct(Stage stage, ActorId by, Parts parts) {
    if (taken.isEmpty() || !taken.getLast().presence().attended()) {
      return;
    }
    Employee who = people.getLast();
    int half = minutes / 2;
    taken.set(taken.size() - 1, new Taken(who.id(), Presence.PART, half));
    stage.by(
        by,
        new CorrectTrainingSession(
            id,
            1,
            CorrectionReason.WRONG_MINUTES,
            kind,
            title,
            date,
            start,
            minutes,
            List.copyOf(taken),
            focuses()));
    parts.of(who.circle().workplace, ref(), who).ifPresent(part -> part.corrected(half));
  }
}
