package se.delaktig.steering.view;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.SessionHistoryView;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

/** Makes steering statements from the views. */
@Component
public class SteeringStatements {
  private final HoursStatements hours;
  private final ViewReader<SessionHistory> dialogue;
  private final ViewReader<TrainingOccasion> training;

  SteeringStatements(
      HoursStatements hours,
      Views views,
      SessionHistoryView dialogue,
      TrainingOccasionView training) {
    this.hours = hours;
    this.dialogue = views.reader(dialogue);
    this.training = views.reader(training);
  }

  /** The hours that the statements are made of. */
  public HoursStatements hours() {
    return hours;
  }

  /** The statement of as much of a project as is in sight. */
  public SteeringStatement of(Sight sight) {
    HoursStatement statement = hours.of(sight);
    return new SteeringStatement(
        statement, ahead(sight, statement), sight.whole(), sight.seesPeople());
  }

  private List<PlannedHours> ahead(Sight sight, HoursStatement statement) {
    String project = sight.project().value();
    LocalDate today = statement.day();
    return Stream.concat(
            PlannedHours.ofDialogue(dialogue.all(project).states(), statement.people(), today)
                .stream(),
            PlannedHours.ofTraining(
                training.all(project).states(),
                statement.people().stream()
                    .collect(
                        Collectors.toMap(person -> person.person().value(), Function.identity())),
                today)
                .stream())
        .toList();
  }
}
