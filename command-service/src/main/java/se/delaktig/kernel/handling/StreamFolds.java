package se.delaktig.kernel.handling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.kernel.event.EventVocabulary;

/**
 * Folds of streams, kept in memory and brought up to the stream's last event at each look: one
 * look-up by key where nothing has been added.
 */
@Component
class StreamFolds {
  /** How many streams are kept; the least recently asked for is dropped first. */
  private static final int KEPT = 20_000;

  private final CommitLog log;
  private final EventVocabulary vocabulary;
  private final Map<String, Kept<?>> kept =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept<?>> eldest) {
          return size() > KEPT;
        }
      };

  StreamFolds(CommitLog log, EventVocabulary vocabulary) {
    this.log = log;
    this.vocabulary = vocabulary;
  }

  /**
   * The fold of a stream up to its last event.
   *
   * @param ledger the ledger the stream must lie in; another one's stream is as good as empty.
   *     Absent for any.
   */
  @SuppressWarnings("unchecked")
  <S, E> S fold(@Nullable String ledger, String stream, Class<E> type, S empty, Fold<S, E> fold) {
    Kept<S> before;
    synchronized (kept) {
      before = (Kept<S>) kept.getOrDefault(stream, new Kept<>(empty, 0, null));
    }
    List<StoredEvent> added = log.stream(stream, before.next());
    S state = before.state();
    String home = before.ledger();
    for (StoredEvent stored : added) {
      home = stored.commit().ledger();
      E event = type.cast(vocabulary.read(stored.name(), stored.revision(), stored.body()));
      state = fold.after(state, event, new ActorId(stored.commit().actor()));
    }
    Kept<S> now = new Kept<>(state, before.next() + added.size(), home);
    if (!added.isEmpty()) {
      synchronized (kept) {
        kept.put(stream, now);
      }
    }
    return ledger == null || ledger.equals(now.ledger()) ? now.state() : empty;
  }

  /** How a stream's events change what is known of it. */
  interface Fold<S, E> {
    S after(S state, E event, ActorId by);
  }

  private record Kept<S>(S state, long next, @Nullable String ledger) {}
}
