package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import se.delaktig.project.event.FundingRules;

/**
 * What a fixed share of full time comes to in a month: the share of the rules' year, in twelve
 * parts, whole minutes down.
 */
public final class FixedShare {
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  private FixedShare() {}

  /**
   * @param share of full time, 0 to 1
   * @return minutes; empty where the rules state no year
   */
  public static OptionalInt minutes(FundingRules rules, BigDecimal share) {
    Integer year = rules.staffMinutesPerYear().value();
    return year == null
        ? OptionalInt.empty()
        : OptionalInt.of(
            share
                .multiply(BigDecimal.valueOf(year))
                .divide(MONTHS, 0, RoundingMode.DOWN)
                .intValueExact());
  }
}
