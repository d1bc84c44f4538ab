package se.delaktig.kernel.event;

/** The characters of identifiers; looked up, since a replay checks millions of them. */
final class IdCharacters {
  private static final boolean[] ALLOWED = new boolean['z' + 1];

  static {
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
        .chars()
        .forEach(c -> ALLOWED[c] = true);
  }

  private IdCharacters() {}

  static boolean allow(char c) {
    return c < ALLOWED.length && ALLOWED[c];
  }
}
