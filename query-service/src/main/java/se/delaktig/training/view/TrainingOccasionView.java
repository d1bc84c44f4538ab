package se.delaktig.training.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.PreparandTrainingCompleted;
import se.delaktig.training.event.TrainingEvent;
import se.delaktig.training.event.TrainingSessionCancelled;
import se.delaktig.training.event.TrainingSessionCorrected;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionId;
import se.delaktig.training.event.TrainingSessionPlanned;
import se.delaktig.training.view.TrainingOccasion.Entry;

/** The sessions of the preparand training, a document each. */
@Component
public class TrainingOccasionView implements View<TrainingOccasion> {
  @Override
  public String name() {
    return "training-sessions";
  }

  @Override
  public Class<TrainingOccasion> stateType() {
    return TrainingOccasion.class;
  }

  @Override
  public TrainingOccasion empty(String id) {
    return TrainingOccasion.unknown(new TrainingSessionId(id));
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof TrainingEvent event ? touched(event) : Set.of();
  }

  private static Set<String> touched(TrainingEvent event) {
    return switch (event) {
      case TrainingSessionPlanned e -> Set.of(e.session().value());
      case TrainingSessionHeld e -> Set.of(e.session().value());
      case TrainingSessionCorrected e -> Set.of(e.session().value());
      case TrainingSessionCancelled e -> Set.of(e.session().value());
      case PreparandAppointed e -> Set.of();
      case PreparandTrainingCompleted e -> Set.of();
    };
  }

  @Override
  public TrainingOccasion after(TrainingOccasion state, RecordedEvent recorded) {
    return recorded.event() instanceof TrainingEvent event ? after(state, event, recorded) : state;
  }

  private static TrainingOccasion after(
      TrainingOccasion state, TrainingEvent event, RecordedEvent recorded) {
    return switch (event) {
      case TrainingSessionPlanned e -> new TrainingOccasion(state.session(), e, state.entries());
      case TrainingSessionHeld e ->
          with(
              state,
              new Entry(
                  1,
                  null,
                  e.kind(),
                  e.title(),
                  e.date(),
                  e.start(),
                  e.minutes(),
                  e.attendances(),
                  e.focuses(),
                  recorded.at(),
                  recorded.actor()));
      case TrainingSessionCorrected e ->
          with(
              state,
              new Entry(
                  e.revision(),
                  e.reason(),
                  e.kind(),
                  e.title(),
                  e.date(),
                  e.start(),
                  e.minutes(),
                  e.attendances(),
                  e.focuses(),
                  recorded.at(),
                  recorded.actor()));
      case TrainingSessionCancelled e ->
          new TrainingOccasion(state.session(), null, state.entries());
      case PreparandAppointed e -> state;
      case PreparandTrainingCompleted e -> state;
    };
  }

  /**
   * An entry takes the place of one with its revision, so that folding it twice changes nothing.
   */
  private static TrainingOccasion with(TrainingOccasion state, Entry entry) {
    List<Entry> entries = new ArrayList<>(state.entries());
    entries.removeIf(old -> old.revision() == entry.revision());
    entries.add(entry);
    entries.sort(Comparator.comparingInt(Entry::revision));
    return new TrainingOccasion(state.session(), state.planned(), List.copyOf(entries));
  }
}
