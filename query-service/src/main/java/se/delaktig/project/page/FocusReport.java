package se.delaktig.project.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.view.Focuses;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

/** How the plan's focuses are carried: by how many materials and by how many of the sessions. */
@Component
public class FocusReport {
  private final Sessions sessions;
  private final ViewReader<TrainingOccasion> trainings;
  private final TrainingOccasionView trainingView;
  private final Fmt fmt;
  private final Words words;

  FocusReport(
      Sessions sessions, Views views, TrainingOccasionView trainings, Fmt fmt, Words words) {
    this.sessions = sessions;
    this.trainings = views.reader(trainings);
    this.trainingView = trainings;
    this.fmt = fmt;
    this.words = words;
  }

  /** A row for each of the plan's focuses; empty for whoever does not see the whole project. */
  public Optional<DataTable> of(Sight sight) {
    List<String> focuses = sight.programme().planned().focuses();
    if (focuses.isEmpty() || !sight.whole()) {
      return Optional.empty();
    }
    List<List<String>> carried = Stream.concat(inDialogue(sight), inTraining(sight)).toList();
    DataTable table =
        DataTable.of(
            "inriktningar",
            words.say("project.focuses"),
            Column.text(words.say("project.focus")),
            words.figures("project.focus.materials"),
            words.figures("project.focus.sessions"));
    for (String focus : focuses) {
      long materials =
          sight.programme().materials().stream()
              .filter(one -> one.focuses().contains(focus))
              .count();
      long carrying = carried.stream().filter(one -> one.contains(focus)).count();
      table.row(
          Cell.of(fmt.capital(focus)),
          Cell.of(fmt.number(materials)),
          Cell.of(
              words.say(
                  "project.focus.of", fmt.number(carrying), fmt.number((long) carried.size()))));
    }
    return Optional.of(table);
  }

  private Stream<List<String>> inDialogue(Sight sight) {
    return sessions.of(sight).stream()
        .map(SessionHistory::held)
        .flatMap(Optional::stream)
        .filter(held -> hasHappened(held.date(), sight.past()))
        .map(held -> Focuses.carriedBy(held, sight.programme()));
  }

  private Stream<List<String>> inTraining(Sight sight) {
    return sight.all(trainings, trainingView).states().stream()
        .map(TrainingOccasion::held)
        .flatMap(Optional::stream)
        .filter(held -> hasHappened(held.date(), sight.past()))
        .map(TrainingOccasion.Entry::focuses);
  }

  private static boolean hasHappened(LocalDate date, @Nullable Past past) {
    return past == null || !date.isAfter(past.happened());
  }
}
