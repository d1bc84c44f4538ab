package se.delaktig.audit.view;

/** The ledger does not hold what a signed head says that it held: nothing more of it is signed. */
public final class LedgerRewrittenException extends RuntimeException {
  LedgerRewrittenException(String ledger, String head) {
    super("the ledger " + ledger + " does not extend what was signed: " + head);
  }
}
