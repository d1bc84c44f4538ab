package se.delaktig.audit.view;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.participants.event.Employment;
import se.delaktig.project.event.SourceConflictSettled;
import se.delaktig.training.event.TrainingSessionCorrected;
import se.delaktig.training.event.TrainingSessionHeld;

/** What can be read off any event, whichever it is: its values, its day, and what it is about. */
public final class EventFacts {
  /** Names under which events keep the day on which they happened. */
  private static final Set<String> DAYS =
      Set.of("date", "from", "lastDay", "on", "paid", "joined", "validFrom");

  private EventFacts() {}

  /** One value of an event. */
  public record Fact(String name, @Nullable Object value) {}

  /** The event's values, in the order in which its record names them. */
  public static List<Fact> of(Object event) {
    List<Fact> facts = new ArrayList<>();
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      try {
        facts.add(new Fact(component.getName(), component.getAccessor().invoke(event)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("an event is a public record: " + event.getClass(), e);
      }
    }
    return facts;
  }

  /** The day on which it happened; empty where the event is about no day. */
  public static Optional<LocalDate> happened(ProgrammeEvent event) {
    return of(event).stream()
        .map(fact ->
            switch (fact.value()) {
              case LocalDate day when DAYS.contains(fact.name()) -> day;
              case HeldSession held -> held.date();
              case Employment employment -> employment.from();
              case null, default -> null;
            })
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * What an event states the standing of: two events of the same thing are before and after. Absent
   * for events that only add.
   */
  static @Nullable String thing(String stream, ProgrammeEvent event) {
    if (event instanceof SourceConflictSettled settled) {
      return stream + " conflict " + settled.conflict();
    }
    if (event instanceof TrainingSessionHeld || event instanceof TrainingSessionCorrected) {
      return stream + " session";
    }
    return of(event).stream()
        .map(Fact::value)
        .filter(value -> value instanceof HeldSession || value instanceof Employment)
        .map(value -> stream + " " + value.getClass().getSimpleName())
        .findFirst()
        .orElse(null);
  }
}
