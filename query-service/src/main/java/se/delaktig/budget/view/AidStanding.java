package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.budget.policy.AidSum;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.FundingRules.AidCeiling;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * How an organisation stands against the ceiling of de minimis aid on a day.
 *
 * @param declared the latest declaration's day; absent where there is none
 * @param euro granted within the three years that end with the day
 * @param ceiling euros, with where that comes from; not stated where the rules of the day say none
 * @param passed the days on which a decision passed the ceiling of its day
 */
public record AidStanding(
    @Nullable LocalDate declared,
    BigDecimal euro,
    Stated<BigDecimal> ceiling,
    List<LocalDate> passed) {
  /** How it stands, in a word. */
  public enum Standing {
    NOT_DECLARED,
    NO_CEILING,
    WITHIN,
    /** Less than a fifth of the ceiling is left. */
    NEAR,
    PASSED
  }

  public static AidStanding of(
      Programme programme, @Nullable AidDeclared declaration, LocalDate day) {
    List<AidCeiling> ceilings =
        programme
            .rulesOn(day)
            .map(RuleSet::funding)
            .map(funding -> funding.aidCeilings())
            .orElse(List.of());
    List<AidDeclared.Aid> aids = declaration == null ? List.of() : declaration.aids();
    return new AidStanding(
        declaration == null ? null : declaration.declared(),
        AidSum.within(aids, day),
        AidSum.ceiling(ceilings, day).map(AidCeiling::euro).orElse(Stated.notStated()),
        AidSum.passed(aids, ceilings));
  }

  /** Euros left below the ceiling; absent where none is stated. */
  public @Nullable BigDecimal left() {
    BigDecimal most = ceiling.value();
    return most == null ? null : most.subtract(euro).max(BigDecimal.ZERO);
  }

  public Standing standing() {
    BigDecimal most = ceiling.value();
    if (declared == null) {
      return Standing.NOT_DECLARED;
    }
    if (!passed.isEmpty()) {
      return Standing.PASSED;
    }
    if (most == null) {
      return Standing.NO_CEILING;
    }
    BigDecimal fifth = most.movePointLeft(1).multiply(BigDecimal.TWO);
    return most.subtract(euro).compareTo(fifth) < 0 ? Standing.NEAR : Standing.WITHIN;
  }
}
