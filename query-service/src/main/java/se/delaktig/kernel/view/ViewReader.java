package se.delaktig.kernel.view;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.delaktig.kernel.view.ViewStore.Stored;

/**
 * Reads a view. Keeps the documents in memory and, at each look, takes up those that have changed
 * since the last one, whichever process folded them.
 */
public final class ViewReader<S> {
  private static final long POLL_MILLIS = 10;

  private final View<S> view;
  private final ViewStore<S> store;
  private final ViewHeads heads;
  private final Map<String, Map<String, S>> byLedger = new ConcurrentHashMap<>();
  private long seen = -1;
  private boolean loaded;

  ViewReader(View<S> view, ViewStore<S> store, ViewHeads heads) {
    this.view = view;
    this.store = store;
    this.heads = heads;
  }

  String name() {
    return view.name();
  }

  /** The last event that the view shows, by its global index; -1 before the first. */
  long position() {
    return store.head();
  }

  /** All documents of a ledger, by id, together with the position they stand at. */
  public Snapshot<S> all(String ledger) {
    long position = refresh();
    return new Snapshot<>(position, byLedger.getOrDefault(ledger, Map.of()));
  }

  /** One document of a ledger. */
  public Optional<S> one(String ledger, String id) {
    refresh();
    return Optional.ofNullable(byLedger.getOrDefault(ledger, Map.of()).get(id));
  }

  /** The ledgers that have documents in this view. */
  public Collection<String> ledgers() {
    refresh();
    return byLedger.keySet();
  }

  /**
   * Waits until the view shows an event.
   *
   * @param position the event's global index
   * @return whether it does; false when the time ran out
   */
  public boolean await(long position, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!heads.hasReached(view.name(), position) && store.head() < position) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        heads.awaitMove(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private synchronized long refresh() {
    long head = store.head();
    if (!loaded || head > seen) {
      for (Stored<S> changed : store.changedAfter(seen)) {
        byLedger
            .computeIfAbsent(changed.key().ledger(), ledger -> new ConcurrentHashMap<>())
            .put(changed.key().id(), changed.state());
      }
      seen = head;
      loaded = true;
    }
    return seen;
  }

  /**
   * A view's documents as they stood at one look.
   *
   * @param position the last event they show
   */
  public record Snapshot<S>(long position, Map<String, S> byId) {
    public Collection<S> states() {
      return byId.values();
    }
  }
}
