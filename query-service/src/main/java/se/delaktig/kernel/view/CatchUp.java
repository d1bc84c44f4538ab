package se.delaktig.kernel.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a view that is far behind up to the log, page by page, and writes each document once where
 * it can. Another process may do the same at the same time.
 */
final class CatchUp<S> {
  /** How many documents are held before they are written and half of them let go. */
  private static final int HELD = 5_000;

  private final ViewStore<S> store;
  private final Head from;
  private final Folding<S> folding;
  private boolean overtaken;

  CatchUp(View<S> view, ViewStore<S> store) {
    this.store = store;
    this.from = store.head();
    this.folding =
        from.position() < 0
            ? Folding.anew(view, store.live(from))
            : Folding.into(view, store.live(from));
  }

  /** The position of the first event that the view has not met. */
  long next() {
    return from.position() + 1;
  }

  /** Folds a page. */
  void fold(List<RecordedEvent> page) {
    if (overtaken || page.getLast().position() < next()) {
      return;
    }
    folding.fold(page.stream().filter(event -> event.position() >= next()).toList());
    if (folding.held() > HELD) {
      write(page.getLast().position());
    }
  }

  /**
   * Writes what has been folded.
   *
   * @return how far the view has come; nothing when other documents have become the live ones, and
   *     it is to be begun again from where those stand
   */
  @Nullable Head write(long position) {
    @Nullable Head reached = store.write(from, folding, position);
    overtaken = reached == null;
    folding.wrote();
    folding.holdOnly(HELD / 2);
    return reached;
  }
}
