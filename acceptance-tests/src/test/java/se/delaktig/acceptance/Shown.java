package se.delaktig.acceptance;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Reads numbers off pages as they are written there. */
final class Shown {
  private static final Pattern NUMBER = Pattern.compile("−?\\d+(?:,\\d+)?");

  private Shown() {}

  /** Whether a text says a number. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).find();
  }

  /** A number; of hours and minutes, in minutes. */
  static BigDecimal number(String text) {
    return number(text, false);
  }

  /**
   * In minutes where it is hours and minutes.
   *
   * @param hours whether it is hours though it does not say so
   */
  static BigDecimal number(String text, boolean hours) {
    String close = text.replaceAll("(?<=\\d)[\\s\\u00A0\\u202F](?=\\d)", "");
    List<BigDecimal> numbers =
        NUMBER
            .matcher(close)
            .results()
            .map(one -> new BigDecimal(one.group().replace('−', '-').replace(',', '.')))
            .toList();
    if (numbers.isEmpty()) {
      throw new AssertionError("no number in " + text);
    }
    if (!hours && !close.matches(".*\\d[\\s\\u00A0]h.*")) {
      return numbers.getFirst();
    }
    BigDecimal minutes = numbers.size() > 1 ? numbers.get(1) : BigDecimal.ZERO;
    BigDecimal whole = numbers.getFirst().multiply(BigDecimal.valueOf(60));
    return close.startsWith("−") ? whole.subtract(minutes) : whole.add(minutes);
  }
}
