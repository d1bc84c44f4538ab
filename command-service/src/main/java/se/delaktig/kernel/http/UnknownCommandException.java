package se.delaktig.kernel.http;

/** There is no command of that name. */
final class UnknownCommandException extends RuntimeException {
  UnknownCommandException() {
    super("command.unknown", null, false, false);
  }
}
