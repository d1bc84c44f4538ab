package se.delaktig.kernel.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import se.delaktig.kernel.view.Figure.Unit;

/**
 * How a figure comes of others where it is no sum of parts: a calculation from its first step to
 * its last, which anyone can do again. Nothing is rounded before the end.
 *
 * @param steps the first is where it begins
 * @param rounding how the last digit of the outcome comes about
 */
public record Working(List<Step> steps, RoundingMode rounding) {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  /** What a step does with what has come out so far. */
  public enum Does {
    BEGINS,
    ADDS,
    SUBTRACTS,
    MULTIPLIES,
    DIVIDES,
    /** Keeps the lower of the two. */
    AT_MOST,
    /** Keeps the higher of the two. */
    AT_LEAST
  }

  /**
   * A step.
   *
   * @param key what its value is; a message key below {@code figure.term.}
   * @param value in its unit; minutes are reckoned as hours, per cent as hundredths
   */
  public record Step(Does does, String key, BigDecimal value, Unit unit) {}

  /** A fraction whose denominator is above 0. */
  private record Fraction(BigDecimal over, BigDecimal under) {
    static Fraction of(BigDecimal value, Unit unit) {
      return switch (unit) {
        case MINUTES -> new Fraction(value, MINUTES_PER_HOUR);
        case PERCENT -> new Fraction(value, PERCENT);
        case KRONOR, KRONOR_PER_HOUR, PEOPLE, SESSIONS, GOALS, DAYS, NUMBER ->
            new Fraction(value, BigDecimal.ONE);
      };
    }

    Fraction after(Does does, Fraction other) {
      return switch (does) {
        case BEGINS -> other;
        case ADDS ->
            new Fraction(
                over.multiply(other.under).add(other.over.multiply(under)),
                under.multiply(other.under));
        case SUBTRACTS ->
            new Fraction(
                over.multiply(other.under).subtract(other.over.multiply(under)),
                under.multiply(other.under));
        case MULTIPLIES -> new Fraction(over.multiply(other.over), under.multiply(other.under));
        case DIVIDES -> new Fraction(over.multiply(other.under), under.multiply(other.over));
        case AT_MOST -> isAbove(other) ? other : this;
        case AT_LEAST -> isAbove(other) ? this : other;
      };
    }

    private boolean isAbove(Fraction other) {
      return over.multiply(other.under).compareTo(other.over.multiply(under)) > 0;
    }
  }

  /** A calculation that begins with a value; its outcome is rounded half up. */
  public static Working from(String key, BigDecimal value, Unit unit) {
    return new Working(List.of(new Step(Does.BEGINS, key, value, unit)), RoundingMode.HALF_UP);
  }

  /** One step further. */
  public Working then(Does does, String key, BigDecimal value, Unit unit) {
    List<Step> next = new ArrayList<>(steps);
    next.add(new Step(does, key, value, unit));
    return new Working(List.copyOf(next), rounding);
  }

  /** The same with its outcome rounded up. */
  public Working roundedUp() {
    return new Working(steps, RoundingMode.CEILING);
  }

  /** The same with its outcome rounded down. */
  public Working roundedDown() {
    return new Working(steps, RoundingMode.FLOOR);
  }

  /**
   * What comes out.
   *
   * @param unit in which
   * @param scale with how many decimals
   */
  public BigDecimal outcome(Unit unit, int scale) {
    Fraction so = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);
    for (Step step : steps) {
      so = so.after(step.does(), Fraction.of(step.value(), step.unit()));
    }
    Fraction one = Fraction.of(BigDecimal.ONE, unit);
    return so.over().multiply(one.under()).divide(so.under(), scale, rounding);
  }
}
