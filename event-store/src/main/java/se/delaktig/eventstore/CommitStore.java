package se.delaktig.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where commits lie, in the words of the log and of nothing below it. Commits come in by {@link
 * #insert} alone and never change. Every read sees only what is there for good, and throws {@link
 * LogUnavailableException} when it gets no answer. Safe for use by many threads.
 */
interface CommitStore {

  /**
   * Stores the commits in this order, each whole, and stops at the first that is refused. No two
   * commits ever share a position, a number in a ledger, an event's key or a command id.
   *
   * @param batch at least one
   */
  Insertion insert(List<Commit> batch);

  /**
   * The first commits that begin at the position or later, in order; a list of the caller's own.
   */
  List<Commit> from(long position, int most);

  /** The last commit that begins before the position. */
  Optional<Commit> lastBefore(long position);

  Optional<Commit> byCommandId(String commandId);

  /**
   * As {@link #byCommandId}, and never behind what was acknowledged to anybody anywhere. Dearer
   * where there are several servers.
   */
  default Optional<Commit> lastWordOn(String commandId) {
    return byCommandId(commandId);
  }

  /** The commits that hold an event with one of the keys, each once, in no order. */
  List<Commit> byKeys(Collection<String> keys);

  /** The last commit of a ledger. */
  Optional<Commit> endOf(String ledger);

  /** The first commits of a ledger from this number in it on, in order. */
  List<Commit> ofLedger(String ledger, long fromSeq, int most);

  /** The first commit of a ledger that begins at the position or later. */
  Optional<Commit> firstOf(String ledger, long fromPosition);

  /** Tells the listener of new commits from now on, as far as the server does. */
  default Announcements announce(Announcements.Listener listener) {
    return Announcements.NONE;
  }
}
