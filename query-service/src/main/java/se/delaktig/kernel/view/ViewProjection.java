package se.delaktig.kernel.view;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One view on its way along the log: folds a batch in memory and writes what changed at once. */
final class ViewProjection<S> {
  private static final int MOST_TRIES = 50;

  /** How many documents are kept in memory from batch to batch. */
  private static final int HELD = 2_000;

  private final View<S> view;
  private final ViewStore<S> store;
  private final ViewHeads heads;
  private final LogPages log;

  /** Where this process has left the view; another one may have brought it further. */
  private @Nullable Head last;

  /** The documents that were touched last. */
  private @Nullable Held<S> held;

  ViewProjection(View<S> view, ViewStore<S> store, ViewHeads heads, LogPages log) {
    this.view = view;
    this.store = store;
    this.heads = heads;
    this.log = log;
  }

  /** The head's id. */
  String id() {
    return store.id();
  }

  /** Whether the view has not met all of a batch. */
  boolean lacks(List<RecordedEvent> batch) {
    return head().position() < batch.getLast().position();
  }

  /**
   * Writes the documents that a batch changes, and leaves the head where it stands.
   *
   * @return where it is to stand now; nothing when the batch must be {@link #fold folded} instead
   */
  Optional<LogFollower.Reached> write(List<RecordedEvent> batch) {
    Head from = head();
    return written(from, batch)
        ? Optional.of(new LogFollower.Reached(this, from.at(batch.getLast().position())))
        : Optional.empty();
  }

  /** The head stands there, with what has been written. */
  void stands(Head head) {
    last = head;
    heads.reached(store.id(), head);
  }

  /** Folds events, oldest first, into the documents that they touch, and moves the head. */
  void fold(List<RecordedEvent> batch) {
    long position = batch.getLast().position();
    Head head = head();
    for (int tried = 0; position > head.position(); tried++) {
      if (tried == MOST_TRIES) {
        throw new IllegalStateException("the documents of " + store.id() + " do not keep still");
      }
      @Nullable Head reached = written(head, batch) ? store.advance(head, position) : null;
      head = reached == null ? store.head() : reached;
    }
    stands(head);
  }

  private Head head() {
    Head known = last;
    return known == null ? store.head() : known;
  }

  private boolean written(Head from, List<RecordedEvent> batch) {
    Folding<S> documents =
        last != null && held != null && held.standAt(from)
            ? held.documents()
            : Folding.into(view, store.live(from));
    // Whatever goes wrong from here on, the next look is at the store.
    last = null;
    held = null;
    // Other documents may have become the live ones, and what lies between is not in the batch.
    log.read(from.position() + 1, batch.getFirst().position(), documents::fold);
    documents.fold(batch);
    if (!store.live(from).write(documents)) {
      return false;
    }
    documents.wrote();
    documents.holdOnly(HELD);
    held = new Held<>(from.at(batch.getLast().position()), documents);
    return true;
  }

  /**
   * Documents in memory.
   *
   * @param reached which making of them they are and the last event they have met; others may be
   *     the live ones by now, and another process may have brought them further
   */
  private record Held<S>(Head reached, Folding<S> documents) {
    boolean standAt(Head head) {
      return reached.generation().equals(head.generation())
          && reached.position() == head.position();
    }
  }
}
