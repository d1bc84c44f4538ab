package se.delaktig.audit.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.LogUnavailableException;
import se.delaktig.kernel.view.FollowedLedger;

/**
 * The trails of the ledgers, read from the log itself. What was read is kept in memory; each look
 * takes up what has come since.
 */
@Component
public class Trails {
  private static final Logger LOG = LoggerFactory.getLogger(Trails.class);

  /** A log that did not answer is not waited for anew by every page. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  private final CommitLog log;
  private final EventFormat format;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private volatile long notBefore = System.nanoTime();

  Trails(CommitLog log, EventFormat format) {
    this.log = log;
    this.format = format;
  }

  private static final class Kept {
    private final FollowedLedger ledger;
    private final Trail trail;
    private final List<TrailEntry> entries = new ArrayList<>();

    private Kept(FollowedLedger ledger, Trail trail) {
      this.ledger = ledger;
      this.trail = trail;
    }

    private void readOn() {
      ledger.readOn(commit -> entries.addAll(trail.after(commit)));
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

  /**
   * The ledger's last commit; nothing before its first. While the log does not answer it is the
   * last that was seen: it stands at the foot of every page, and the views can still be read.
   */
  public @Nullable Commit last(String ledger) {
    Kept current = kept(ledger);
    synchronized (current) {
      if (System.nanoTime() - notBefore >= 0) {
        try {
          current.readOn();
        } catch (LogUnavailableException e) {
          LOG.warn("The log's end is not read for now: {}", e.getMessage());
          notBefore = System.nanoTime() + ASK_AGAIN.toNanos();
        }
      }
      return current.trail.last();
    }
  }

  /** Hands over every event of a project, oldest first, straight from the log. */
  public void forEach(Sight sight, Consumer<TrailEntry> reader) {
    Trail trail = new Trail(format);
    log.forEachCommit(sight.project().value(), 0, commit -> trail.after(commit).forEach(reader));
  }

  private Kept current(String ledger) {
    Kept one = kept(ledger);
    synchronized (one) {
      one.readOn();
    }
    return one;
  }

  private Kept kept(String ledger) {
    return kept.computeIfAbsent(
        ledger, unknown -> new Kept(new FollowedLedger(log, ledger), new Trail(format)));
  }
}
