package se.delaktig.steering.view;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import se.delaktig.kernel.event.Period;

/**
 * How far something planned for a period should have come, and how fast it must go on. All amounts
 * are minutes.
 *
 * @param planned what is planned for the whole period
 * @param done what is done by now
 * @param period the days over which it is planned
 * @param today the last day that has begun
 */
public record Pace(int planned, int done, Period period, LocalDate today) {
  public static final int DAYS_A_WEEK = 7;

  /**
   * What should be done by the end of today, were it spread evenly over the period: nothing before
   * its first day, all from its last day on.
   */
  public int expected() {
    return Math.toIntExact(planned * daysPassed() / days());
  }

  /** Days of the period. */
  public long days() {
    return ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
  }

  /** Days of the period that have begun. */
  public long daysPassed() {
    long passed = ChronoUnit.DAYS.between(period.from(), today) + 1;
    return Math.max(0, Math.min(days(), passed));
  }

  /** What remains; never below 0. */
  public int left() {
    return Math.max(0, planned - done);
  }

  /** Days after today until the period's end; 0 when it is over. */
  public long daysLeft() {
    LocalDate from = today.isBefore(period.from()) ? period.from().minusDays(1) : today;
    return Math.max(0, ChronoUnit.DAYS.between(from, period.to()));
  }

  /**
   * Minutes a week until the end of the period that reach the plan, rounded up. Empty where
   * something remains and no day is left.
   */
  public OptionalInt neededPerWeek() {
    if (left() == 0) {
      return OptionalInt.of(0);
    }
    long days = daysLeft();
    return days == 0
        ? OptionalInt.empty()
        : OptionalInt.of(Math.toIntExact(((long) left() * DAYS_A_WEEK + days - 1) / days));
  }
}
