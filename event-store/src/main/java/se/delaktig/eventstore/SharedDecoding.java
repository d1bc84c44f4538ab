package se.delaktig.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A log's events decoded once for all who follow it in this process, as long as they go more or
 * less in step.
 */
final class SharedDecoding {
  private static final int EVENTS_KEPT = 1_500;

  private final EventFormat format;
  private final Map<Long, Object> byPosition =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Object> eldest) {
          return size() > EVENTS_KEPT;
        }
      };

  SharedDecoding(EventFormat format) {
    this.format = format;
  }

  Object decode(StoredEvent event) {
    synchronized (byPosition) {
      Object known = byPosition.get(event.position());
      if (known != null) {
        return known;
      }
    }
    Object decoded = format.decode(event.name(), event.revision(), event.body());
    synchronized (byPosition) {
      byPosition.put(event.position(), decoded);
    }
    return decoded;
  }
}
