package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.StaffTimeRecorded;

/** The hours of a post in a month, as they were recorded last. */
public record PostMonth(String time, @Nullable StaffTimeRecorded latest) {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  /** What those hours cost: hours times hourly cost, rounded to öre. */
  public BigDecimal cost() {
    return latest == null ? BigDecimal.ZERO.setScale(2) : cost(latest);
  }

  static BigDecimal cost(StaffTimeRecorded time) {
    return time.hourlyCost()
        .multiply(BigDecimal.valueOf(time.minutes()))
        .divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP);
  }
}
