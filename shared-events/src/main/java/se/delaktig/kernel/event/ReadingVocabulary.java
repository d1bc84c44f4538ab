package se.delaktig.kernel.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import se.delaktig.access.event.ReadingEvent;
import se.delaktig.kernel.event.EventVocabulary.UnknownEventException;
import tools.jackson.databind.json.JsonMapper;

/** All that can stand in the read log, and its stored form; as {@link EventVocabulary}. */
public final class ReadingVocabulary {
  private final JsonMapper json = ProgrammeJson.mapper();
  private final Map<String, Class<? extends ReadingEvent>> byName = new LinkedHashMap<>();

  public ReadingVocabulary() {
    for (Class<?> type : ReadingEvent.class.getPermittedSubclasses()) {
      byName.put(EventVocabulary.stored(type).value(), type.asSubclass(ReadingEvent.class));
    }
  }

  /** Every type, in the order in which the sealed interface names them. */
  public Collection<Class<? extends ReadingEvent>> types() {
    return byName.values();
  }

  /** The stored body. */
  public String write(ReadingEvent event) {
    return json.writeValueAsString(event);
  }

  /**
   * Reads a stored body back.
   *
   * @throws UnknownEventException when nothing of that name and revision is known here
   */
  public ReadingEvent read(String name, int revision, String body) {
    Class<? extends ReadingEvent> type = byName.get(name);
    if (type == null || EventVocabulary.stored(type).revision() != revision) {
      throw new UnknownEventException(name, revision);
    }
    return json.readValue(body, type);
  }
}
