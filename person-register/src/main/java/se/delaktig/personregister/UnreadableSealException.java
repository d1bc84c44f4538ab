package se.delaktig.personregister;

/** Something sealed has been altered, moved, or sealed with a master key that is gone. */
public final class UnreadableSealException extends IllegalStateException {
  UnreadableSealException(String what, Throwable cause) {
    super("cannot open what is sealed as " + what, cause);
  }
}
