package se.delaktig.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.training.command.AppointPreparand;
import se.delaktig.training.command.CompletePreparandTraining;
import se.delaktig.training.command.PlanTrainingSession;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.PreparandTrainingCompleted.Dispensation;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionId;

/**
 * The preparand training: 28 groups of some 22, four occasions each, 14 hours in all. Who misses an
 * occasion is called to a later one of the same kind.
 */
final class Training {
  /** One of the four occasions of every group. */
  private record Step(TrainingKind kind, String title, int minutes, int weeksLater) {}

  private static final List<Step> STEPS =
      List.of(
          new Step(TrainingKind.INTRODUCTION_DAY, "Introduktionsdag", 360, 0),
          new Step(TrainingKind.PROCESS_LEADER_TRAINING, "Att leda samtal, del 1", 180, 4),
          new Step(TrainingKind.PROCESS_LEADER_TRAINING, "Att leda samtal, del 2", 180, 8),
          new Step(TrainingKind.LECTURE, "Föreläsning: Olika är vi alla", 120, 13));

  private static final int NEEDED = 840;
  private static final LocalDate APPOINTED = LocalDate.of(2018, 9, 3);
  private static final LocalDate LATE_APPOINTED = LocalDate.of(2019, 1, 16);
  private static final LocalDate FIRST = LocalDate.of(2018, 10, 9);
  private static final LocalDate LATE_FIRST = LocalDate.of(2019, 2, 5);
  private static final int DAYS_BETWEEN_GROUPS = 4;
  private static final LocalDate CATCHING_UP = LocalDate.of(2019, 5, 21);
  private static final LocalDate CATCHING_UP_AGAIN = LocalDate.of(2019, 9, 24);
  private static final LocalDate COMING = LocalDate.of(2019, 11, 26);

  /** Who reaches the 14 hours after this is still to be declared complete when the clock runs. */
  private static final LocalDate LAST_DECLARED = LocalDate.of(2019, 9, 16);

  private static final LocalDate DISPENSED = LocalDate.of(2019, 10, 15);

  private static final int DISPENSATIONS = 4;

  private final Stage stage;
  private final Parts parts;
  private final Cast cast;
  private final Random random;
  private final Map<Employee, List<TrainingSessionId>> attended = new LinkedHashMap<>();
  private final Map<Step, List<Employee>> missed = new LinkedHashMap<>();
  private int dispensed;

  Training(Stage stage, Parts parts, Cast cast, Random random) {
    this.stage = stage;
    this.parts = parts;
    this.cast = cast;
    this.random = random;
  }

  void plan(Agenda agenda) {
    List<List<Employee>> groups = Preparands.groups(cast);
    for (int i = 0; i < groups.size(); i++) {
      List<Employee> group = groups.get(i);
      boolean late = Preparands.late(group.getFirst());
      agenda.at((late ? LATE_APPOINTED : APPOINTED).atTime(13, 0), () -> appoint(group));
      LocalDate first = late ? LATE_FIRST : FIRST.plusDays((long) DAYS_BETWEEN_GROUPS * i);
      String name = "grupp " + (i + 1);
      for (Step step : STEPS) {
        hold(agenda, step, name, group, Workdays.onOrAfter(first.plusWeeks(step.weeksLater)));
      }
    }
    for (Step step : STEPS) {
      catchUp(agenda, step, Workdays.onOrAfter(CATCHING_UP.plusDays(2L * STEPS.indexOf(step))));
      catchUp(
          agenda, step, Workdays.onOrAfter(CATCHING_UP_AGAIN.plusDays(2L * STEPS.indexOf(step))));
      agenda.at(COMING.minusDays(20).atTime(14, 0), () -> callTo(step));
    }
    for (LocalDate day = FIRST.plusMonths(3);
        day.isBefore(LAST_DECLARED);
        day = day.plusMonths(1)) {
      agenda.at(Workdays.onOrAfter(day).atTime(15, 40), this::declare);
    }
    agenda.at(DISPENSED.atTime(16, 0), this::dispense);
  }

  private void appoint(List<Employee> group) {
    for (Employee one : group) {
      boolean manager = one.circle().workplace.manager() == one;
      stage.by(
          staffFor(one),
          new AppointPreparand(
              one.id(),
              manager ? PreparandAppointed.As.MANAGER : PreparandAppointed.As.REPRESENTATIVE));
    }
  }

  private void hold(
      Agenda agenda, Step step, String groupName, List<Employee> group, LocalDate day) {
    Occasion occasion =
        new Occasion(
            new TrainingSessionId(stage.id()),
            step.kind,
            step.title + ", " + groupName,
            day,
            LocalTime.of(step.minutes > 240 ? 9 : 13, 0),
            step.minutes,
            random.nextLong());
    agenda.at(day.minusDays(21).atTime(11, 0), () -> occasion.plan(stage, by(group), group));
    agenda.at(day.atTime(15, 20), () -> attend(occasion, step, group));
    if (random.nextInt(30) == 0) {
      agenda.at(
          Workdays.onOrAfter(day.plusDays(3)).atTime(8, 50),
          () -> occasion.correct(stage, by(group), parts));
    }
  }

  private void attend(Occasion occasion, Step step, List<Employee> called) {
    List<Employee> there = called.stream().filter(one -> one.worksOn(occasion.date)).toList();
    if (there.isEmpty()) {
      return;
    }
    for (Employee absent : occasion.hold(stage, by(there), parts, there)) {
      missed.computeIfAbsent(step, any -> new ArrayList<>()).add(absent);
    }
    for (Employee one : there) {
      attended.computeIfAbsent(one, any -> new ArrayList<>()).add(occasion.id);
    }
  }

  private void catchUp(Agenda agenda, Step step, LocalDate day) {
    agenda.at(
        day.minusDays(12).atTime(10, 0),
        () -> {
          List<Employee> called = missed.remove(step);
          if (called != null) {
            Occasion occasion =
                new Occasion(
                    new TrainingSessionId(stage.id()),
                    step.kind,
                    step.title + ", uppsamling",
                    day,
                    LocalTime.of(9, 0),
                    step.minutes,
                    random.nextLong());
            occasion.plan(stage, stage.account(Role.PROJECT_LEADER), called);
            agenda.at(day.atTime(15, 30), () -> attend(occasion, step, called));
          }
        });
  }

  /** Planned for the weeks after the demonstration's clock has begun to run. */
  private void callTo(Step step) {
    List<Employee> called = missed.getOrDefault(step, List.of());
    if (!called.isEmpty()) {
      stage.by(
          Role.PROJECT_LEADER,
          new PlanTrainingSession(
              new TrainingSessionId(stage.id()),
              step.kind,
              step.title + ", uppsamling",
              Workdays.onOrAfter(COMING.plusDays(2L * STEPS.indexOf(step))),
              LocalTime.of(9, 0),
              step.minutes,
              called.stream().map(Employee::id).toList()));
    }
  }

  private void declare() {
    attended.forEach((one, sessions) -> {
      if (!one.isTrained() && minutes(one) >= NEEDED) {
        complete(one, sessions, null);
      }
    });
  }

  /** Some of those who lack little are let through, each with a reason. */
  private void dispense() {
    Dispensation[] reasons = Dispensation.values();
    attended.forEach((one, sessions) -> {
      int minutes = minutes(one);
      boolean some = minutes < NEEDED && minutes >= NEEDED / 2;
      if (!one.isTrained() && some && dispensed < DISPENSATIONS) {
        complete(one, sessions, reasons[dispensed++ % reasons.length]);
      }
    });
  }

  private void complete(
      Employee one, List<TrainingSessionId> sessions, @Nullable Dispensation dispensation) {
    stage.by(
        dispensation == null ? staffFor(one) : stage.account(Role.PROJECT_LEADER),
        new CompletePreparandTraining(one.id(), List.copyOf(sessions), dispensation));
    one.trained();
  }

  private int minutes(Employee one) {
    return attended.getOrDefault(one, List.of()).stream()
        .map(id -> new SessionRef(ActivityKind.PREPARAND_TRAINING, id.value()))
        .mapToInt(
            ref -> parts.of(one.circle().workplace, ref, one).map(part -> part.minutes).orElse(0))
        .sum();
  }

  private ActorId by(List<Employee> group) {
    return stage.account(
        group.stream().anyMatch(Preparands::inOrsa) ? Role.PROJECT_LEADER : Role.PROJECT_WORKER);
  }

  /** Whose task it is: the project worker's in Avesta, the project leader's elsewhere. */
  private ActorId staffFor(Employee one) {
    return stage.account(Preparands.inOrsa(one) ? Role.PROJECT_LEADER : Role.PROJECT_WORKER);
  }
}
