package se.delaktig.audit.view;

/** The key that signed a head signs nothing more: its secret part has been taken away. */
public final class KeyRetiredException extends RuntimeException {
  KeyRetiredException(String key) {
    super("the key " + key + " signs nothing more");
  }
}
