package se.delaktig.kernel.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Folds documents that have stopped once more, from the log's first event. */
final class Mending<S> {
  private final View<S> view;
  private final ViewStore<S> store;
  private final LogPages log;

  Mending(FollowedView<S> followed, LogPages log) {
    this.view = followed.view();
    this.store = followed.store();
    this.log = log;
  }

  /**
   * @return how many are up to date now; the others have stopped again
   */
  int mend() {
    Set<Key> mended = new HashSet<>();
    boolean again = true;
    while (again) {
      Generation<S> live = store.live(store.head());
      Collection<Stored<S>> stopped = live.stopped();
      again = false;
      for (Stored<S> one : anew(stopped).values()) {
        if (!live.mend(one)) {
          again = true;
        } else if (one.stop() == null) {
          mended.add(one.key());
        }
      }
      store.mended();
    }
    return mended.size();
  }

  /** The documents as the log has them, each up to where it stands. */
  private Map<Key, Stored<S>> anew(Collection<Stored<S>> stopped) {
    Map<Key, Long> until =
        stopped.stream().collect(Collectors.toMap(Stored::key, Stored::position));
    Map<Key, Stored<S>> anew = new HashMap<>();
    until.keySet().forEach(key -> anew.put(key, Folding.unwritten(view, key)));
    long last = until.values().stream().mapToLong(Long::longValue).max().orElse(-1);
    log.read(
        0,
        last + 1,
        page -> {
          for (RecordedEvent event : page) {
            for (String id : view.touched(event)) {
              Key key = new Key(event.ledger(), id);
              Long end = until.get(key);
              if (end != null && event.position() <= end) {
                anew.computeIfPresent(key, (same, before) -> Folding.after(view, before, event));
              }
            }
          }
        });
    return anew;
  }
}
