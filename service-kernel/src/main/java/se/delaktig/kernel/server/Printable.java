package se.delaktig.kernel.server;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is printed of a text that somebody else may have written, for libraries put what they were
 * given into their errors: no personal number, and nothing that passes for a line of its own.
 */
final class Printable {
  /** Ten or twelve digits that begin with a day; a co-ordination number's is 60 higher. */
  private static final Pattern PERSONAL_NUMBER =
      Pattern.compile(
          "(?<![0-9])(?:1[89]|20)?[0-9]{2}(?:0[0-9]|1[0-2])(?:[0-2][0-9]|3[01]|[678][0-9]|9[01])"
              + "[-+\\u2010-\\u2015\\u2212\\s\\u00a0]?[0-9]{4}(?![0-9])");

  private static final String MASKED = "********-****";
  private static final Pattern LINE_END = Pattern.compile("\\R");

  /** What moves a terminal's cursor or turns the text around. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t]]");

  private Printable() {}

  /** A message, on one line. */
  static String message(String text) {
    return plain(LINE_END.matcher(masked(text)).replaceAll(" | "));
  }

  /**
   * A stack trace; the lines of a message that has several are set off.
   *
   * @param text as it is without this: the trace's first line may have blank ones before it
   */
  static String trace(String text) {
    List<String> lines = new ArrayList<>();
    boolean begun = false;
    for (String line : LINE_END.split(masked(text), -1)) {
      boolean own =
          !begun || line.isEmpty() || line.startsWith("\t") || line.startsWith("Caused by: ");
      lines.add((own ? "" : "\t| ") + plain(line));
      begun |= !line.isEmpty();
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String masked(String text) {
    return PERSONAL_NUMBER.matcher(text).replaceAll(MASKED);
  }

  private static String plain(String line) {
    return UNSEEN.matcher(line).replaceAll("?");
  }
}
