package se.delaktig.budget.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as programs write them, with a comma or a point before the öre. */
final class Amounts {
  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,12}(\\.\\d+)?");

  /** What a workbook's binary numbers may be off. */
  private static final BigDecimal NOTHING = new BigDecimal("0.000001");

  private Amounts() {}

  /** Empty where it is no amount, or has more than öre. */
  static Optional<BigDecimal> read(String text) {
    String bare = text.replaceAll("(?i)kr|[\\s\u00a0\u202f]", "").replace('\u2212', '-');
    if (bare.endsWith("-")) {
      bare = "-" + bare.substring(0, bare.length() - 1);
    }
    boolean points = bare.indexOf('.') >= 0 && bare.indexOf(',') >= 0;
    String plain = (points ? bare.replace(".", "") : bare).replace(',', '.');
    if (!PLAIN.matcher(plain).matches()) {
      return Optional.empty();
    }
    BigDecimal amount = new BigDecimal(plain);
    BigDecimal ore = amount.setScale(2, RoundingMode.HALF_UP);
    return amount.subtract(ore).abs().compareTo(NOTHING) < 0 ? Optional.of(ore) : Optional.empty();
  }
}
