package se.delaktig.kernel.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A bar's lengths in percent of its whole, as SVG wants them: {@code 65.4%}. A bar is a picture of
 * figures that stand beside it.
 *
 * @param filled what counts
 * @param waiting what awaits, hatched and after the filled part; nothing where none does
 * @param now where it should be by now; nothing where nothing is expected
 */
public record Bar(String filled, @Nullable String waiting, @Nullable String now) {
  /** A filled part of a whole, of any unit. */
  public static Bar of(Number part, Number whole) {
    return new Bar(percent(part, whole), null, null);
  }

  /**
   * With all three.
   *
   * @param waiting what awaits, of the same unit; 0 hatches nothing
   */
  public static Bar of(Number part, Number waiting, @Nullable Number expected, Number whole) {
    return new Bar(
        percent(part, whole),
        decimal(waiting).signum() > 0 ? percent(waiting, whole) : null,
        expected == null ? null : percent(expected, whole));
  }

  private static String percent(Number part, Number whole) {
    var all = decimal(whole);
    if (all.signum() <= 0) {
      return "0%";
    }
    var share =
        decimal(part).movePointRight(2).divide(all, 1, RoundingMode.HALF_UP).max(BigDecimal.ZERO);
    return share.min(BigDecimal.valueOf(100)).stripTrailingZeros().toPlainString() + "%";
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }
}
