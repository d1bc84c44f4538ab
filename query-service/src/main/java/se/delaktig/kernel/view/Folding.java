package se.delaktig.kernel.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.delaktig.kernel.event.EventVocabulary;

/**
 * Folds events in memory into the documents of one generation. A document into which an event
 * cannot be folded stops there and says so; all others go on. An event that a document has met
 * before is passed over.
 */
final class Folding<S> {
  private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

  private final View<S> view;
  private final Generation<S> documents;

  /** The least recently touched first. */
  private final Map<Key, Stored<S>> held = new LinkedHashMap<>(1024, 0.75f, true);

  private final Map<Key, Stored<S>> changed = new LinkedHashMap<>();

  /** Of those that are held, the ones that are in the store. */
  private final Set<Key> written = new HashSet<>();

  /** Those that had stopped when they were read. */
  private final Set<Key> hadStopped = new HashSet<>();

  /** Whether there is no document that is not held. */
  private boolean all;

  private Folding(View<S> view, Generation<S> documents, boolean all) {
    this.view = view;
    this.documents = documents;
    this.all = all;
  }

  /** Into documents that are there. */
  static <S> Folding<S> into(View<S> view, Generation<S> documents) {
    return new Folding<>(view, documents, false);
  }

  /** Into a generation that is empty. */
  static <S> Folding<S> anew(View<S> view, Generation<S> documents) {
    return new Folding<>(view, documents, true);
  }

  /** Folds events, oldest first. */
  void fold(List<RecordedEvent> events) {
    List<Touch> touches = new ArrayList<>();
    for (RecordedEvent event : events) {
      for (String id : view.touched(event)) {
        touches.add(new Touch(new Key(event.ledger(), id), event));
      }
    }
    hold(touches);
    for (Touch touch : touches) {
      Stored<S> before = held.get(touch.key());
      if (before == null) {
        before = unwritten(view, touch.key());
      }
      if (touch.event().position() > before.position()) {
        Stored<S> after = after(view, before, touch.event());
        held.put(touch.key(), after);
        changed.put(touch.key(), after);
      }
    }
  }

  private void hold(List<Touch> touches) {
    if (all) {
      return;
    }
    Set<Key> missing = new HashSet<>();
    for (Touch touch : touches) {
      if (!held.containsKey(touch.key())) {
        missing.add(touch.key());
      }
    }
    if (!missing.isEmpty()) {
      Map<Key, Stored<S>> found = documents.find(missing);
      held.putAll(found);
      written.addAll(found.keySet());
      found.values().stream()
          .filter(one -> one.stop() != null)
          .map(Stored::key)
          .forEach(hadStopped::add);
    }
  }

  /** A document before anything has happened to it. */
  static <S> Stored<S> unwritten(View<S> view, Key key) {
    return new Stored<>(key, -1, view.empty(key.id()), null);
  }

  /** A document after an event that it has not met. */
  static <S> Stored<S> after(View<S> view, Stored<S> before, RecordedEvent event) {
    if (before.stop() != null) {
      return before.past(event.position());
    }
    try {
      return before.folded(event.position(), view.after(before.state(), event));
    } catch (RuntimeException e) {
      String name = EventVocabulary.stored(event.event().getClass()).value();
      LOG.error(
          "{} could not fold event {} ({}) into {}: it is not up to date from there on",
          view.name(),
          event.position(),
          name,
          before.key().text(),
          e);
      return before.stopped(Stop.at(event, name, e));
    }
  }

  /** What has changed and is not written. */
  Collection<Stored<S>> changed() {
    return changed.values();
  }

  /** Of those that are held, the ones that are known to be in the store. */
  Set<Key> written() {
    return written;
  }

  /** Those that had stopped when they were read. */
  Set<Key> hadStopped() {
    return hadStopped;
  }

  int held() {
    return held.size();
  }

  /** Documents as they now stand; those that there are. */
  Map<Key, Stored<S>> get(Collection<Key> keys) {
    Map<Key, Stored<S>> found = new HashMap<>();
    Set<Key> missing = new HashSet<>();
    for (Key key : keys) {
      Stored<S> one = held.get(key);
      if (one != null) {
        found.put(key, one);
      } else if (!all) {
        missing.add(key);
      }
    }
    if (!missing.isEmpty()) {
      found.putAll(documents.find(missing));
    }
    return found;
  }

  /** Every document's key. */
  void forEachKey(Consumer<Key> reader) {
    held.keySet().forEach(reader);
    if (!all) {
      documents.forEachWritten(one -> {
        if (!held.containsKey(one.key())) {
          reader.accept(one.key());
        }
      });
    }
  }

  /** Writes what has changed to a generation that nobody else writes to. */
  void fill() {
    documents.fill(changed.values(), written);
    wrote();
  }

  /**
   * All that had changed is in the store. What has stopped is let go, for it may be mended there.
   */
  void wrote() {
    written.addAll(changed.keySet());
    changed.clear();
    held.values().stream()
        .filter(one -> one.stop() != null)
        .map(Stored::key)
        .toList()
        .forEach(this::letGo);
  }

  /** Lets documents go that have been written, so that only the last touched ones are held. */
  void holdOnly(int most) {
    List<Key> oldest =
        held.keySet().stream()
            .filter(key -> !changed.containsKey(key))
            .limit(Math.max(0, held.size() - most))
            .toList();
    oldest.forEach(this::letGo);
  }

  private void letGo(Key key) {
    held.remove(key);
    written.remove(key);
    hadStopped.remove(key);
    all = false;
  }

  /** An event and a document it changes. */
  private record Touch(Key key, RecordedEvent event) {}
}
