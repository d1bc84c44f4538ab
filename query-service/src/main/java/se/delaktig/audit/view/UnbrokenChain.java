package se.delaktig.audit.view;

import se.delaktig.eventstore.Commit;

/**
 * Goes along a ledger from its first commit and demands that each is what was recorded and follows
 * from the one before it. Keeps one hash, however long the ledger.
 */
final class UnbrokenChain {
  private static final String NONE = "0".repeat(64);

  private String prev = NONE;
  private long due;

  /**
   * Takes the next commit.
   *
   * @throws LedgerRewrittenException when it is not the one that was recorded there
   */
  void demand(Commit commit) {
    if (commit.header().ledgerSeq() != due || !commit.prev().equals(prev) || !commit.isIntact()) {
      throw new LedgerRewrittenException(commit.header().ledger(), "commit " + due);
    }
    prev = commit.hash();
    due++;
  }
}
