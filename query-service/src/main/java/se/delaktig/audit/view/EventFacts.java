package se.delaktig.audit.view;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.kernel.event.Id;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;

/** What can be read off any event, whichever it is: its values and its day. */
public final class EventFacts {
  /** Names under which events keep the day on which they happened. */
  private static final Set<String> DAYS =
      Set.of("date", "from", "lastDay", "on", "paid", "received", "joined", "validFrom");

  private EventFacts() {}

  /** One value of an event. */
  public record Fact(String name, @Nullable Object value) {}

  /** The values of an event or of a part of one, in the order in which its record names them. */
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
   * Whether an event names something by its id, anywhere in it. Nobody is told whose identity is
   * protected, and so not by finding it either.
   */
  public static boolean names(ProgrammeEvent event, String id) {
    return !isOfAProtectedIdentity(event) && holds(event, id);
  }

  private static boolean isOfAProtectedIdentity(ProgrammeEvent event) {
    return event instanceof IdentityProtected
        || event instanceof IdentityUnprotected
        || event instanceof IdentityUnmasked;
  }

  private static boolean holds(@Nullable Object value, String id) {
    return switch (value) {
      case null -> false;
      case String text -> text.equals(id);
      case Id one -> one.value().equals(id);
      case Collection<?> several -> several.stream().anyMatch(one -> holds(one, id));
      case Record part -> of(part).stream().anyMatch(fact -> holds(fact.value(), id));
      default -> false;
    };
  }
}
