package se.delaktig.hours.page;

import java.util.Locale;

/** The code of a personal link as somebody types it, from a mail read elsewhere. */
final class TypedCode {
  private static final int LENGTH = 26;

  private TypedCode() {}

  /**
   * The code that is meant: without the hyphens and blanks that make it easier to read, and with
   * the letters that no code has read as the digits they look like. What is no such code stays.
   */
  static String meant(String typed) {
    String bare = typed.replaceAll("[\\s-]", "");
    return bare.length() == LENGTH
        ? bare.toLowerCase(Locale.ROOT).replace('o', '0').replace('i', '1').replace('l', '1')
        : typed.strip();
  }
}
