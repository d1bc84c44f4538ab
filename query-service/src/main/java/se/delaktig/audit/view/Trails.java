package se.delaktig.audit.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;

/**
 * The trails of the ledgers, read from the log itself. What was read is kept in memory; each look
 * takes up what has come since.
 */
@Component
public class Trails {
  private final CommitLog log;
  private final EventFormat format;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  Trails(CommitLog log, EventFormat format) {
    this.log = log;
    this.format = format;
  }

  private static final class Kept {
    private final Trail trail;
    private final List<TrailEntry> entries = new ArrayList<>();

    private Kept(Trail trail) {
      this.trail = trail;
    }
  }

  /** Every event of a project, oldest first. */
  public List<TrailEntry> of(Sight sight) {
    Kept ledger = current(sight.project().value());
    synchronized (ledger) {
      return List.copyOf(ledger.entries);
    }
  }

  /** The number that stands for an actor in a project; nothing for one who has done nothing. */
  public @Nullable Integer actor(Sight sight, String id) {
    Kept ledger = current(sight.project().value());
    synchronized (ledger) {
      return ledger.trail.actor(id);
    }
  }

  /** The ledger's last commit; nothing before its first. */
  public @Nullable Commit last(String ledger) {
    Kept current = current(ledger);
    synchronized (current) {
      return current.trail.last();
    }
  }

  /** Hands over every event of a project, oldest first, straight from the log. */
  public void forEach(Sight sight, Consumer<TrailEntry> reader) {
    Trail trail = new Trail(format);
    log.forEachCommit(sight.project().value(), 0, commit -> trail.after(commit).forEach(reader));
  }

  private Kept current(String ledger) {
    Kept one = kept.computeIfAbsent(ledger, unknown -> new Kept(new Trail(format)));
    synchronized (one) {
      log.forEachCommit(
          ledger, one.trail.nextPosition(), commit -> one.entries.addAll(one.trail.after(commit)));
    }
    return one;
  }
}
