package se.delaktig.backup;

import com.mongodb.client.MongoClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.delaktig.eventstore.ChainVerifier;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.LogSettings;

/**
 * How far a log and the chain of each ledger in it have come: the office's own, or the one of who
 * has read what.
 *
 * @param events in the log
 * @param heads by ledger
 */
record Chains(long events, Map<String, Head> heads) {
  private static final int PAGE = 500;

  /**
   * The end of a ledger's chain.
   *
   * @param commits how many the ledger has
   * @param sha256 its last commit's hash, in hexadecimal
   */
  record Head(long commits, String sha256) {}

  /**
   * Reads a whole log and verifies every chain.
   *
   * @param database which holds the log
   * @throws BrokenChainException at the first fault
   */
  static Chains verified(MongoClient server, String database, LogSettings settings) {
    try (CommitLog log = CommitLog.open(server, database, InstantSource.system(), settings)) {
      ChainVerifier verifier = ChainVerifier.ofWholeLog();
      Map<String, Long> commits = new TreeMap<>();
      long next = 0;
      List<Commit> page = log.readFrom(next, PAGE);
      while (!page.isEmpty()) {
        for (Commit commit : page) {
          verifier
              .check(commit)
              .ifPresent(fault -> {
                throw new BrokenChainException(database, fault.toString());
              });
          commits.merge(commit.header().ledger(), 1L, Long::sum);
          next = commit.nextPosition();
        }
        page = log.readFrom(next, PAGE);
      }
      if (next != log.head()) {
        throw new BrokenChainException(database, "it has a hole at position " + next);
      }
      Map<String, Head> heads = new TreeMap<>();
      commits.forEach((ledger, count) ->
          heads.put(ledger, new Head(count, verifier.headOf(ledger).orElseThrow())));
      return new Chains(next, heads);
    }
  }

  /** A log cannot be what was once written. */
  static final class BrokenChainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenChainException(String database, String fault) {
      super("The chain of " + database + " is broken: " + fault);
    }
  }
}
