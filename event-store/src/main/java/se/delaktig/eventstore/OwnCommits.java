package se.delaktig.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest commits that a log of this process has stored, without a gap. */
final class OwnCommits {
  private static final int MOST = 32;

  private final Deque<Commit> latest = new ArrayDeque<>();
  private long forgotten;

  /** To be taken before a batch goes out, and given back with what was stored of it. */
  synchronized long mark() {
    return forgotten;
  }

  /**
   * Takes no notice of commits since whose mark something was forgotten: others may follow them.
   */
  synchronized void add(List<Commit> stored, long mark) {
    if (mark != forgotten || stored.isEmpty()) {
      return;
    }
    if (!latest.isEmpty() && latest.getLast().nextPosition() != stored.getFirst().position()) {
      latest.clear();
    }
    latest.addAll(stored);
    while (latest.size() > MOST) {
      latest.removeFirst();
    }
  }

  /** Somebody else may have stored something, or may be about to. */
  synchronized void forget() {
    forgotten++;
    latest.clear();
  }

  /** The commits from the one that begins at a position on; empty when that is not known. */
  synchronized Optional<List<Commit>> from(long position) {
    if (latest.isEmpty() || latest.getFirst().position() > position) {
      return Optional.empty();
    }
    return Optional.of(latest.stream().filter(one -> one.position() >= position).toList());
  }
}
