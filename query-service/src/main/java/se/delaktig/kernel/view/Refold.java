package se.delaktig.kernel.view;

/**
 * Makes a view's documents anew from the log, beside the live ones, which go on and are read
 * meanwhile. Holds no more documents at a time than it may.
 *
 * @param <S> the state of one of the documents
 */
final class Refold<S> {
  private static final int HELD = 5_000;

  private final View<S> view;
  private final ViewStore<S> store;
  private final LogPages log;
  private final Progress progress;
  private final String generation;
  private final Generation<S> beside;
  private final Folding<S> folding;
  private long next;

  /** Told after each page; may rest, and may throw to give up. */
  @FunctionalInterface
  interface Progress {
    /**
     * @param next the position of the first event that has not been folded
     * @param end where it is going
     */
    void reached(long next, long end);
  }

  private Refold(FollowedView<S> followed, LogPages log, Progress progress) {
    this.view = followed.view();
    this.store = followed.store();
    this.log = log;
    this.progress = progress;
    this.generation = store.newGeneration();
    this.beside = store.generation(generation);
    this.folding = Folding.anew(view, beside);
  }

  /** Compares the live documents with what the log says. */
  static <S> Parity parity(FollowedView<S> followed, LogPages log, Progress progress) {
    Refold<S> refold = new Refold<>(followed, log, progress);
    try {
      return refold.compare();
    } finally {
      refold.beside.drop();
    }
  }

  /**
   * Makes the documents anew and puts them in the place of the live ones when they have caught up
   * and say the same.
   *
   * @param evenIfUnequal puts them there although the live ones said something else
   * @return what the live documents said beforehand
   */
  static <S> Parity rebuild(
      FollowedView<S> followed, LogPages log, Progress progress, boolean evenIfUnequal) {
    Refold<S> refold = new Refold<>(followed, log, progress);
    boolean mayBeLive = false;
    try {
      Parity before = refold.compare();
      if (before.equal() || evenIfUnequal) {
        mayBeLive = true;
        refold.swap();
      }
      return before;
    } finally {
      // Whoever got no answer to the swap does not know whether it happened, now or in a while.
      // What is left over then goes with the next swap.
      if (!mayBeLive) {
        refold.beside.drop();
      }
    }
  }

  private Parity compare() {
    Head live = store.head();
    foldTo(live.position() + 1);
    return new Comparison<>(view, log, store.live(live), beside, folding, live.position())
        .compare();
  }

  private void swap() {
    boolean swapped = false;
    while (!swapped) {
      foldTo(log.end());
      folding.fill();
      swapped = store.swap(store.head(), generation, next - 1);
    }
    store.dropAllBut(generation);
  }

  private void foldTo(long end) {
    log.read(
        next,
        end,
        page -> {
          folding.fold(page);
          if (folding.held() > HELD) {
            folding.fill();
            folding.holdOnly(HELD / 2);
          }
          progress.reached(page.getLast().position() + 1, end);
        });
    next = Math.max(next, end);
  }
}
