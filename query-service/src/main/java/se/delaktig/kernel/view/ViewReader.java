package se.delaktig.kernel.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a view. Keeps the documents of those ledgers in memory that are asked for and, at each
 * look, takes up those that have changed since the last one, whichever process folded them. When
 * other documents have become the live ones it reads those; nobody who reads notices. Whoever is
 * shown a document that is not up to date is told so, see {@link NotUpToDate}.
 */
public final class ViewReader<S> {
  private static final long POLL_MILLIS = 10;

  /** A ledger that nobody has asked for so long makes room for one that somebody does. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final ViewStore<S> store;
  private final ViewHeads heads;
  private final LongSupplier nanos;
  private volatile Loaded<S> loaded = new Loaded<>(new Head("", -1, -1), Set.of(), Map.of());

  ViewReader(ViewStore<S> store, ViewHeads heads) {
    this(store, heads, System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  ViewReader(ViewStore<S> store, ViewHeads heads, LongSupplier nanos) {
    this.store = store;
    this.heads = heads;
    this.nanos = nanos;
  }

  String name() {
    return store.name();
  }

  /** The last event that the view shows, by its global index; -1 before the first. */
  long position() {
    return heads.of(store.id()).position();
  }

  /**
   * All documents of a ledger, by id, together with the position they stand at. As long as none of
   * them has changed the map is one and the same.
   */
  public Snapshot<S> all(String ledger) {
    Loaded<S> now = refreshed(ledger);
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
    Ledger<S> documents = refreshed(ledger).of(ledger);
    Stop stop = documents.stops().get(id);
    Optional<Instant> since =
        stop == null ? heads.lateSince(store.id()) : Optional.of(stop.since());
    since.ifPresent(when -> NotUpToDate.note(name(), ledger, when));
    return Optional.ofNullable(documents.states().get(id));
  }

  /** The ledgers that have documents in this view. */
  public Collection<String> ledgers() {
    return refreshed().known();
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

  /** How many ledgers' documents are in memory. */
  int held() {
    return loaded.ledgers().size();
  }

  private Loaded<S> refreshed(String ledger) {
    Loaded<S> now = refreshed();
    if (!now.known().contains(ledger)) {
      return now;
    }
    Loaded<S> with = now.ledgers().containsKey(ledger) ? now : with(ledger);
    with.of(ledger).asked(nanos.getAsLong());
    return with;
  }

  private synchronized Loaded<S> with(String ledger) {
    while (loaded.known().contains(ledger) && !loaded.ledgers().containsKey(ledger)) {
      Loaded<S> before = loaded;
      Ledger<S> documents = new Ledger<>();
      store.live(before.head()).ofLedger(ledger, documents::put);
      // Documents that are no longer the live ones may be gone in the middle of the reading.
      Head now = store.head();
      if (now.generation().equals(before.head().generation())) {
        loaded = before.with(ledger, documents, nanos.getAsLong() - KEPT.toNanos());
      } else {
        refresh(now);
      }
    }
    return loaded;
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
              ? before.at(head, store.live(head))
              : new Loaded<>(head, store.live(head).ledgers(), Map.of());
      // Documents that are no longer the live ones may be gone in the middle of the reading.
      Head now = sameDocuments ? head : store.head();
      if (sameDocuments || now.generation().equals(head.generation())) {
        loaded = next;
      }
      head = now.generation().equals(head.generation()) ? head : now;
    }
    return loaded;
  }

  /**
   * What is in memory; never changed, only replaced.
   *
   * @param known the ledgers that have documents
   * @param ledgers the documents of those that have been asked for
   */
  private record Loaded<S>(Head head, Set<String> known, Map<String, Ledger<S>> ledgers) {
    Ledger<S> of(String ledger) {
      Ledger<S> found = ledgers.get(ledger);
      return found == null ? Ledger.none() : found;
    }

    /** With what the documents have met since. */
    Loaded<S> at(Head now, Generation<S> documents) {
      Set<String> all = new HashSet<>(known);
      Map<String, Ledger<S>> changed = new HashMap<>();
      documents.changedAfter(
          head.position(),
          (key, one) -> {
            all.add(key.ledger());
            if (ledgers.containsKey(key.ledger())) {
              changed.computeIfAbsent(key.ledger(), ledger -> of(ledger).copy()).put(one.get());
            }
          });
      Map<String, Ledger<S>> next = new HashMap<>(ledgers);
      next.putAll(changed);
      return new Loaded<>(now, all, next);
    }

    /** With one more ledger, and without those that nobody has asked for since a moment. */
    Loaded<S> with(String ledger, Ledger<S> documents, long since) {
      Map<String, Ledger<S>> next = new HashMap<>(ledgers);
      next.values().removeIf(held -> held.lastAsked() - since < 0);
      next.put(ledger, documents);
      return new Loaded<>(head, known, next);
    }
  }

  /** A ledger's documents, and which of them have stopped. */
  private static final class Ledger<S> {
    private static final Ledger<?> NONE = new Ledger<>();

    private final Map<String, S> states = new HashMap<>();
    private final Map<String, Stop> stops = new HashMap<>();
    private volatile long lastAsked;

    /** One and the same, so that whoever asks twice sees that nothing has happened. */
    @SuppressWarnings("unchecked")
    static <S> Ledger<S> none() {
      return (Ledger<S>) NONE;
    }

    Map<String, S> states() {
      return states;
    }

    Map<String, Stop> stops() {
      return stops;
    }

    void asked(long now) {
      lastAsked = now;
    }

    long lastAsked() {
      return lastAsked;
    }

    Ledger<S> copy() {
      Ledger<S> copy = new Ledger<>();
      copy.states.putAll(states);
      copy.stops.putAll(stops);
      copy.lastAsked = lastAsked;
      return copy;
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
