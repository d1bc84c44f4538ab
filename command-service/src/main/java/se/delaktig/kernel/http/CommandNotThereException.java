package se.delaktig.kernel.http;

/** A command that was asked for is not in the log, or not in this ledger. */
final class CommandNotThereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandNotThereException() {
    super(null, null, false, false);
  }
}
