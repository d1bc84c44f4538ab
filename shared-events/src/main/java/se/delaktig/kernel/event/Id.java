package se.delaktig.kernel.event;

/**
 * An identifier in the programme's log. Its value is random or a public number (such as a
 * project's), never anything that tells who a person is. Stored as its bare value.
 */
public interface Id {
  /** The identifier as text: 1 to 64 characters of {@code a-z A-Z 0-9 - _}. */
  String value();

  /**
   * Gives back the text when it can be an identifier.
   *
   * @throws IllegalArgumentException when it is empty, longer than 64 characters or holds other
   *     characters
   */
  static String checked(String value) {
    if (value == null || value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("not an identifier");
    }
    for (int i = 0; i < value.length(); i++) {
      if (!IdCharacters.allow(value.charAt(i))) {
        throw new IllegalArgumentException("not an identifier");
      }
    }
    return value;
  }
}
