package se.delaktig.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest commits that a log of this process has stored, without a gap. */
final class OwnCommits {
  private static final int MOST = 32;

  private final Deque<Commit> latest = new ArrayDeque<>();

  synchronized void add(Commit commit) {
    if (!latest.isEmpty() && latest.getLast().nextPosition() != commit.position()) {
      latest.clear();
    }
    latest.addLast(commit);
    if (latest.size() > MOST) {
      latest.removeFirst();
    }
  }

  /** Somebody else may have stored something since. */
  synchronized void forget() {
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
