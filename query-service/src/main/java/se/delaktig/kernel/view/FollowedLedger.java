package se.delaktig.kernel.view;

import java.util.function.Consumer;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;

/**
 * One ledger as far as someone has read it who keeps in memory what it comes to. Each look hands
 * over what has come since the last one, and asks the store for nothing where the log has not
 * grown. One look at a time: its owner takes turns.
 */
public final class FollowedLedger {
  /** From how far back the ledger is looked up rather than the log read on. */
  private static final long CLOSE_BY = 2_000;

  private final CommitLog log;
  private final String ledger;
  private long next;
  private long reached;

  public FollowedLedger(CommitLog log, String ledger) {
    this.log = log;
    this.ledger = ledger;
  }

  /** The position after the last commit that was handed over; 0 before the first. */
  public long nextPosition() {
    return next;
  }

  /** Hands over the ledger's commits that have come since the last look, in order. */
  public void readOn(Consumer<Commit> reader) {
    long head = log.head();
    if (head - reached > CLOSE_BY) {
      log.forEachCommit(ledger, next, commit -> hand(commit, reader));
    } else if (head > reached) {
      // What little has come since is found by its position, without looking for the ledger's.
      log.forEachCommit(
          reached,
          commit -> {
            if (commit.header().ledger().equals(ledger) && commit.position() >= next) {
              hand(commit, reader);
            }
          });
    }
    reached = head;
  }

  private void hand(Commit commit, Consumer<Commit> reader) {
    reader.accept(commit);
    next = commit.nextPosition();
  }
}
