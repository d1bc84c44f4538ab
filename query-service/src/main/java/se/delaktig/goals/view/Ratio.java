package se.delaktig.goals.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.Stated;

/**
 * A goal's value as so much by so many: never divided out before it is shown, so that a target is
 * reached exactly or not at all.
 *
 * @param of so much
 * @param by so many, above 0
 */
public record Ratio(BigDecimal of, int by) {
  private static final int MINUTES_PER_HOUR = 60;
  private static final int DECIMALS = 2;

  /** A value as it was said. */
  public static Ratio of(BigDecimal value) {
    return new Ratio(value, 1);
  }

  /** A value that somebody stated; absent where nobody did. */
  public static @Nullable Ratio of(Stated<BigDecimal> stated) {
    BigDecimal value = stated.value();
    return value == null ? null : of(value);
  }

  /** Hours. */
  public static Ratio hours(BigDecimal minutes) {
    return new Ratio(minutes, MINUTES_PER_HOUR);
  }

  /** Some of all, in per cent. */
  static Ratio percent(int some, int all) {
    return new Ratio(BigDecimal.valueOf(some).movePointRight(2), all);
  }

  int compareTo(BigDecimal other) {
    return of.compareTo(other.multiply(BigDecimal.valueOf(by)));
  }

  /** The value; one that must be divided out for it is rounded half up to two decimals. */
  public BigDecimal value() {
    return by == 1 ? of : of.divide(BigDecimal.valueOf(by), DECIMALS, RoundingMode.HALF_UP);
  }

  /**
   * How much of the way from a value to another this one has come, in percent with one decimal.
   *
   * @param to another value than where the way begins
   */
  BigDecimal way(Ratio from, BigDecimal to) {
    BigDecimal whole = to.multiply(BigDecimal.valueOf(from.by)).subtract(from.of);
    BigDecimal done =
        of.multiply(BigDecimal.valueOf(from.by)).subtract(from.of.multiply(BigDecimal.valueOf(by)));
    return done.movePointRight(2)
        .divide(whole.multiply(BigDecimal.valueOf(by)), 1, RoundingMode.HALF_UP);
  }
}
