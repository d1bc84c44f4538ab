package se.delaktig.kernel.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.view.Generation.Written;

/**
 * Compares live documents with those that have been folded anew up to a position. The live ones may
 * go on meanwhile: one that has is compared at where it stands.
 */
final class Comparison<S> {
  private static final int AT_ONCE = 500;
  private static final int EXAMPLES = 20;

  private final View<S> view;
  private final LogPages log;
  private final Generation<S> live;
  private final Generation<S> beside;
  private final Folding<S> folded;
  private final long position;

  private final Set<Key> met = new HashSet<>();
  private final TreeSet<String> differing = new TreeSet<>();
  private final Map<Key, Written> further = new HashMap<>();
  private final ViewHash hash = new ViewHash();
  private long stopped;

  /**
   * @param folded holds, or has written to {@code beside}, every document at the position
   */
  Comparison(
      View<S> view,
      LogPages log,
      Generation<S> live,
      Generation<S> beside,
      Folding<S> folded,
      long position) {
    this.view = view;
    this.log = log;
    this.live = live;
    this.beside = beside;
    this.folded = folded;
    this.position = position;
  }

  Parity compare() {
    List<Written> some = new ArrayList<>();
    live.forEachWritten(one -> {
      some.add(one);
      if (some.size() == AT_ONCE) {
        compare(some);
        some.clear();
      }
    });
    compare(some);
    compareFurther();
    folded.forEachKey(key -> {
      if (!met.contains(key)) {
        differing.add(key.text());
      }
    });
    return new Parity(
        position,
        met.size() - stopped,
        stopped,
        differing.size(),
        differing.stream().limit(EXAMPLES).toList(),
        hash.hex());
  }

  private void compare(List<Written> some) {
    Map<Key, Stored<S>> expected = folded.get(some.stream().map(Written::key).toList());
    for (Written one : some) {
      met.add(one.key());
      hash.add(one);
      if (one.stoppedAt() >= 0) {
        stopped++;
      } else if (one.position() > position) {
        further.put(one.key(), one);
      } else {
        compare(one, expected.get(one.key()));
      }
    }
  }

  private void compare(Written one, @Nullable Stored<S> expected) {
    if (expected == null || !beside.written(expected).equals(one)) {
      differing.add(one.key().text());
    }
  }

  /** Documents that have gone on are folded on to where they stand. */
  private void compareFurther() {
    if (further.isEmpty()) {
      return;
    }
    Map<Key, Stored<S>> on = new HashMap<>(folded.get(further.keySet()));
    long last = further.values().stream().mapToLong(Written::position).max().orElse(position);
    log.read(position + 1, last + 1, page -> page.forEach(event -> foldOn(on, event)));
    further.values().forEach(one -> compare(one, on.get(one.key())));
  }

  private void foldOn(Map<Key, Stored<S>> on, RecordedEvent event) {
    for (String id : view.touched(event)) {
      Key key = new Key(event.ledger(), id);
      Written one = further.get(key);
      if (one != null && event.position() <= one.position()) {
        on.compute(
            key,
            (same, before) ->
                Folding.after(view, before == null ? Folding.unwritten(view, key) : before, event));
      }
    }
  }
}
