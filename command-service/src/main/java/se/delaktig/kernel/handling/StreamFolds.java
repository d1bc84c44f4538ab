package se.delaktig.kernel.handling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.kernel.event.EventVocabulary;

/**
 * Folds of streams, kept in memory. What is kept is brought up to the log's end by reading the
 * log's new commits once, by whomever they were written, instead of each stream anew.
 */
@Component
class StreamFolds {
  /** How many streams are kept; the least recently asked for is dropped first. */
  private static final int KEPT = 10_000;

  /** How many new streams' events are kept in case somebody asks for their fold. */
  private static final int BEGUN = 4_000;

  private static final int PAGE = 200;

  private final CommitLog log;
  private final EventVocabulary vocabulary;

  /** Each as it stands at {@link #seen}. */
  private final Map<String, Kept<?, ?>> kept = leastRecentlyUsed(KEPT);

  /**
   * The events of streams that began lately and that nobody has asked for yet, as they stand at
   * {@link #seen}: what is new is what will be asked for.
   */
  private final Map<String, List<StoredEvent>> begun = leastRecentlyUsed(BEGUN);

  /** The position that the kept folds know everything before. */
  private volatile long seen;

  private final ReentrantLock looking = new ReentrantLock();
  private volatile long looksBegun;
  private long looksDone;

  /** Whether the running thread's looks are to be answered as of one catching up. */
  private final ThreadLocal<Boolean> together = ThreadLocal.withInitial(() -> false);

  StreamFolds(CommitLog log, EventVocabulary vocabulary) {
    this.log = log;
    this.vocabulary = vocabulary;
    this.seen = log.head();
  }

  /**
   * Does work whose looks at streams all see the log at least as it stood when the work began,
   * which is asked for only once.
   */
  <T> T lookingOnce(Supplier<T> work) {
    if (together.get()) {
      return work.get();
    }
    catchUp();
    together.set(true);
    try {
      return work.get();
    } finally {
      together.remove();
    }
  }

  /**
   * The fold of a stream up to its last event.
   *
   * @param ledger the ledger the stream must lie in; another one's stream is as good as empty.
   *     Absent for any.
   */
  @SuppressWarnings("unchecked")
  <S, E> S fold(@Nullable String ledger, String stream, Class<E> type, S empty, Fold<S, E> fold) {
    if (!together.get()) {
      catchUp();
    }
    Kept<S, E> now;
    @Nullable List<StoredEvent> begunEvents;
    long before;
    synchronized (kept) {
      now = (Kept<S, E>) kept.get(stream);
      begunEvents = begun.remove(stream);
      before = seen;
    }
    if (now == null || !now.unread().isEmpty()) {
      if (now == null) {
        List<StoredEvent> events = begunEvents == null ? log.stream(stream, 0) : begunEvents;
        now = new Kept<>(type, fold, empty, 0, null, events);
      }
      now = now.read(vocabulary);
      synchronized (kept) {
        // What came to be seen meanwhile may be missing here; then the next look reads again.
        if (seen == before) {
          kept.put(stream, now);
        }
      }
    }
    return ledger == null || ledger.equals(now.ledger()) ? now.state() : empty;
  }

  /**
   * Takes up what has been appended, by this process or another. A look at the log serves everybody
   * who asked before it began: while one is under way those who come wait for the next.
   */
  private void catchUp() {
    long due = looksBegun + 1;
    looking.lock();
    try {
      if (looksDone < due) {
        long look = looksBegun + 1;
        looksBegun = look;
        read();
        looksDone = look;
      }
    } finally {
      looking.unlock();
    }
  }

  private void read() {
    List<Commit> added;
    do {
      // only whoever looks moves it
      added = log.appendedSince(seen, PAGE);
      synchronized (kept) {
        for (Commit commit : added) {
          for (StoredEvent event : commit.events()) {
            if (event.position() >= seen) {
              takeUp(event);
            }
          }
          seen = commit.nextPosition();
        }
      }
    } while (added.size() == PAGE);
  }

  private void takeUp(StoredEvent event) {
    String stream = event.stream();
    if (kept.containsKey(stream)) {
      kept.computeIfPresent(stream, (name, old) -> old.with(event));
    } else if (event.seq() == 0) {
      begun.put(stream, List.of(event));
    } else {
      begun.computeIfPresent(stream, (name, events) -> with(events, event));
    }
  }

  private static List<StoredEvent> with(List<StoredEvent> events, StoredEvent event) {
    List<StoredEvent> longer = new ArrayList<>(events);
    longer.add(event);
    return longer;
  }

  private static <V> Map<String, V> leastRecentlyUsed(int most) {
    return new LinkedHashMap<>(1024, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }

  /** How a stream's events change what is known of it. */
  interface Fold<S, E> {
    S after(S state, E event, ActorId by);
  }

  /**
   * A stream's fold.
   *
   * @param next the number of the first event that is not in the state
   * @param unread what came after that; read when somebody asks, for most are asked for no more
   */
  private record Kept<S, E>(
      Class<E> type,
      Fold<S, E> fold,
      S state,
      long next,
      @Nullable String ledger,
      List<StoredEvent> unread) {

    Kept<S, E> with(StoredEvent event) {
      return new Kept<>(type, fold, state, next, ledger, StreamFolds.with(unread, event));
    }

    /** An event that is in already changes nothing. */
    Kept<S, E> read(EventVocabulary vocabulary) {
      S now = state;
      long number = next;
      @Nullable String home = ledger;
      for (StoredEvent stored : unread) {
        if (stored.seq() >= number) {
          E event = type.cast(vocabulary.read(stored.name(), stored.revision(), stored.body()));
          now = fold.after(now, event, new ActorId(stored.commit().actor()));
          number++;
          home = stored.commit().ledger();
        }
      }
      return new Kept<>(type, fold, now, number, home, List.of());
    }
  }
}
