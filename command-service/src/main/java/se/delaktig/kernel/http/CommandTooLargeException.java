package se.delaktig.kernel.http;

/** What was sent is larger than any command. */
final class CommandTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandTooLargeException() {
    super(null, null, false, false);
  }
}
