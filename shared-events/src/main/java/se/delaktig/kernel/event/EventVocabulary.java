package se.delaktig.kernel.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All event types there are, found through the sealed vocabulary, and their stored form. */
public final class EventVocabulary {
  private final JsonMapper json = ProgrammeJson.mapper();
  private final Map<String, Class<? extends ProgrammeEvent>> byName = new LinkedHashMap<>();

  public EventVocabulary() {
    leaves(ProgrammeEvent.class)
        .forEach(type -> {
          if (byName.put(stored(type).value(), type) != null) {
            throw new IllegalStateException("two events are stored as " + stored(type).value());
          }
        });
  }

  /** Every event type, in the order of the sealed hierarchy. */
  public Collection<Class<? extends ProgrammeEvent>> types() {
    return byName.values();
  }

  /** The name that a type is stored under, and its revision. */
  public static StoredAs stored(Class<?> type) {
    StoredAs stored = type.getAnnotation(StoredAs.class);
    if (stored == null) {
      throw new IllegalStateException(type.getName() + " has no stored name");
    }
    return stored;
  }

  /** The event's stored body. */
  public String write(ProgrammeEvent event) {
    return json.writeValueAsString(event);
  }

  /**
   * Reads a stored body back, brought forward from an old revision where it is one.
   *
   * @throws UnknownEventException when no event of that name and revision is known here
   */
  public ProgrammeEvent read(String name, int revision, String body) {
    Class<? extends ProgrammeEvent> type = byName.get(name);
    if (type == null) {
      throw new UnknownEventException(name, revision);
    }
    int present = stored(type).revision();
    return revision == present
        ? json.readValue(body, type)
        : json.treeToValue(broughtForward(name, revision, present, body), type);
  }

  private ObjectNode broughtForward(String name, int revision, int present, String body) {
    ObjectNode tree = (ObjectNode) json.readTree(body);
    for (int at = revision; at != present; at++) {
      tree =
          Upcasts.next(name, at, tree).orElseThrow(() -> new UnknownEventException(name, revision));
    }
    return tree;
  }

  @SuppressWarnings("unchecked")
  private static Stream<Class<? extends ProgrammeEvent>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EventVocabulary::leaves)
        : Stream.of((Class<? extends ProgrammeEvent>) type);
  }

  /** The log holds an event that this version of the program does not know. */
  public static final class UnknownEventException extends RuntimeException {
    UnknownEventException(String name, int revision) {
      super("unknown event " + name + " revision " + revision);
    }
  }
}
