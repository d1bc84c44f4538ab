package se.delaktig.standalone;

/** A setting cannot be what it is; the message says what to change. */
final class BadSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadSettingException(String message) {
    super(message);
  }
}
