package se.delaktig.steering.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.SessionHistoryView;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.kernel.view.Views;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

/**
 * Makes steering statements from the views; those of a whole project are kept until something has
 * happened.
 */
@Component
public class SteeringStatements {
  private final HoursStatements hours;
  private final ViewReader<SessionHistory> dialogue;
  private final ViewReader<TrainingOccasion> training;
  private final SessionHistoryView dialogueView;
  private final TrainingOccasionView trainingView;
  private final Map<Reader, Kept> kept = new ConcurrentHashMap<>();

  SteeringStatements(
      HoursStatements hours,
      Views views,
      SessionHistoryView dialogue,
      TrainingOccasionView training) {
    this.hours = hours;
    this.dialogue = views.reader(dialogue);
    this.training = views.reader(training);
    this.dialogueView = dialogue;
    this.trainingView = training;
  }

  /** The hours that the statements are made of. */
  public HoursStatements hours() {
    return hours;
  }

  /** Whose statement is kept: those who see different things of a whole project. */
  private record Reader(String project, boolean numbersOnly, boolean seesPeople) {}

  /** A statement and what it was made of. */
  private record Kept(
      HoursStatement hours,
      Snapshot<SessionHistory> dialogue,
      Snapshot<TrainingOccasion> training,
      SteeringStatement statement) {
    boolean isOf(
        HoursStatement worked,
        Snapshot<SessionHistory> dialogueNow,
        Snapshot<TrainingOccasion> trainingNow) {
      return hours == worked
          && dialogue.byId() == dialogueNow.byId()
          && training.byId() == trainingNow.byId();
    }
  }

  /** The statement of as much of a project as is in sight. */
  public SteeringStatement of(Sight sight) {
    String project = sight.project().value();
    HoursStatement worked = hours.of(sight);
    Snapshot<SessionHistory> dialogueNow = sight.all(dialogue, dialogueView);
    Snapshot<TrainingOccasion> trainingNow = sight.all(training, trainingView);
    if (!sight.whole() || sight.past() != null) {
      return statement(sight, worked, dialogueNow, trainingNow);
    }
    return kept.compute(
            new Reader(project, sight.numbersOnly(), sight.seesPeople()),
            (reader, before) ->
                before != null && before.isOf(worked, dialogueNow, trainingNow)
                    ? before
                    : new Kept(
                        worked,
                        dialogueNow,
                        trainingNow,
                        statement(sight, worked, dialogueNow, trainingNow)))
        .statement();
  }

  private static SteeringStatement statement(
      Sight sight,
      HoursStatement worked,
      Snapshot<SessionHistory> dialogue,
      Snapshot<TrainingOccasion> training) {
    Map<String, PersonHours> people =
        worked.people().stream()
            .collect(Collectors.toMap(person -> person.person().value(), Function.identity()));
    worked
        .programme()
        .records()
        .merged()
        .forEach((record, person) -> {
          PersonHours known = people.get(person.value());
          if (known != null) {
            people.put(record.value(), known);
          }
        });
    LocalDate today = worked.day();
    List<PlannedHours> ahead =
        Stream.concat(
                PlannedHours.ofDialogue(dialogue.states(), worked.people(), today).stream(),
                PlannedHours.ofTraining(training.states(), people, today).stream())
            .toList();
    return new SteeringStatement(worked, ahead, sight.whole(), sight.seesPeople());
  }
}
