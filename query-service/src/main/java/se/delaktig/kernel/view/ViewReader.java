package se.delaktig.kernel.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a view. Keeps the documents in memory and, at each look, takes up those that have changed
 * since the last one, whichever process folded them. When other documents have become the live ones
 * it reads those; nobody who reads notices. Whoever is shown a document that is not up to date is
 * told so, see {@link NotUpToDate}.
 */
public final class ViewReader<S> {
  private static final long POLL_MILLIS = 10;

  private final ViewStore<S> store;
  private final ViewHeads heads;
  private volatile Loaded<S> loaded = new Loaded<>(new Head("", -1, -1), Map.of());

  ViewReader(ViewStore<S> store, ViewHeads heads) {
    this.store = store;
    this.heads = heads;
  }

  String name() {
    return store.name();
  }

  /** The last event that the view shows, by its global index; -1 before the first. */
  long position() {
    return heads.of(store.id()).position();
  }

  /** All documents of a ledger, by id, together with the position they stand at. */
  public Snapshot<S> all(String ledger) {
    Loaded<S> now = refreshed();
    Ledger<S> documents = now.of(ledger);
    Stream.concat(
            documents.stops().values().stream().map(Stop::since),
            heads.lateSince(store.id()).stream())
        .min(Comparator.naturalOrder())
        .ifPresent(since -> NotUpToDate.note(name(), ledger, since));
    return new Snapshot<>(now.head().position(), documents.states());
  }

  /** One document of a ledger. */
  public Optional<S> one(String ledger, String id) {
    Ledger<S> documents = refreshed().of(ledger);
    Stop stop = documents.stops().get(id);
    Optional<Instant> since =
        stop == null ? heads.lateSince(store.id()) : Optional.of(stop.since());
    since.ifPresent(when -> NotUpToDate.note(name(), ledger, when));
    return Optional.ofNullable(documents.states().get(id));
  }

  /** The ledgers that have documents in this view. */
  public Collection<String> ledgers() {
    return refreshed().ledgers().keySet();
  }

  /**
   * Waits until the view shows an event.
   *
   * @param position the event's global index
   * @return whether it does; false when the time ran out
   */
  public boolean await(long position, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (heads.of(store.id()).position() < position) {
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

  private Loaded<S> refreshed() {
    Loaded<S> before = loaded;
    Head head = heads.of(store.id());
    return head.equals(before.head()) ? before : refresh(head);
  }

  private synchronized Loaded<S> refresh(Head asked) {
    Head head = asked;
    while (!head.equals(loaded.head())) {
      Loaded<S> before = loaded;
      boolean sameDocuments =
          head.generation().equals(before.head().generation())
              && head.mended() == before.head().mended();
      if (sameDocuments && head.position() <= before.head().position()) {
        return before;
      }
      Loaded<S> next =
          sameDocuments
              ? before.with(head, store.live(head), before.head().position())
              : new Loaded<S>(head, Map.of()).with(head, store.live(head), -1);
      // Documents that are no longer the live ones may be gone in the middle of the reading.
      Head now = sameDocuments ? head : store.head();
      if (sameDocuments || now.generation().equals(head.generation())) {
        loaded = next;
      }
      head = now.generation().equals(head.generation()) ? head : now;
    }
    return loaded;
  }

  /** What is in memory; never changed, only replaced. */
  private record Loaded<S>(Head head, Map<String, Ledger<S>> ledgers) {
    Ledger<S> of(String ledger) {
      Ledger<S> found = ledgers.get(ledger);
      return found == null ? new Ledger<>(Map.of(), Map.of()) : found;
    }

    Loaded<S> with(Head now, Generation<S> documents, long after) {
      Map<String, Ledger<S>> changed = new HashMap<>();
      documents.changedAfter(
          after,
          one -> changed.computeIfAbsent(one.key().ledger(), ledger -> of(ledger).copy()).put(one));
      Map<String, Ledger<S>> all = new HashMap<>(ledgers);
      all.putAll(changed);
      return new Loaded<>(now, all);
    }
  }

  /** A ledger's documents, and which of them have stopped. */
  private record Ledger<S>(Map<String, S> states, Map<String, Stop> stops) {
    Ledger<S> copy() {
      return new Ledger<>(new HashMap<>(states), new HashMap<>(stops));
    }

    void put(Stored<S> one) {
      states.put(one.key().id(), one.state());
      @Nullable Stop stop = one.stop();
      if (stop == null) {
        stops.remove(one.key().id());
      } else {
        stops.put(one.key().id(), stop);
      }
    }
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
