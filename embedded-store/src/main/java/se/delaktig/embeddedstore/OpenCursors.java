package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Results that clients have not read to the end, until they have been left alone too long. */
final class OpenCursors {

  private static final long LONGEST_IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long SWEEP_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final CursorRegistry registry;
  private final Set<Results> open = ConcurrentHashMap.newKeySet();
  private long lastSweep = System.nanoTime();

  OpenCursors(CursorRegistry registry) {
    this.registry = registry;
  }

  CursorRegistry registry() {
    return registry;
  }

  long nextId() {
    return registry.generateCursorId();
  }

  void add(Results cursor) {
    registry.add(cursor);
    open.add(cursor);
  }

  void ended(Results cursor) {
    open.remove(cursor);
  }

  /** Forgets what nobody has asked for in ten minutes, as MongoDB does. */
  void sweepIfDue() {
    long now = System.nanoTime();
    if (now - lastSweep < SWEEP_EVERY_NANOS) {
      return;
    }
    lastSweep = now;
    open.removeIf(cursor -> {
      boolean left = cursor.idleNanos() > LONGEST_IDLE_NANOS;
      if (left) {
        registry.remove(cursor);
      }
      return left;
    });
  }
}
