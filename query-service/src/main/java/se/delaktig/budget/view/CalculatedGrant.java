package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;

/**
 * The grant as we calculate it: what is approved, what the co-financing carries at the grant's
 * share, and what eligible costs have been paid; the least of the three. Costs that co-financing in
 * cash has paid are paid by the grant no second time. How the fund treats a shortfall is not
 * confirmed.
 *
 * @param approved kronor
 * @param carried kronor: co-financing times g/(1−g), rounded to öre
 * @param paid kronor of paid eligible costs, less co-financing in cash; 0 where cash is more
 */
public record CalculatedGrant(BigDecimal approved, BigDecimal carried, BigDecimal paid) {
  private static final int ORE = 2;

  /** Which of the three decides. */
  public enum Limit {
    APPROVED,
    COFINANCING,
    PAID;

    /** The key of its text in the message bundles. */
    public String key() {
      return "budget.grant-limit." + name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param cofinancing kronor of co-financing that counts
   * @param paid kronor of paid eligible costs, less co-financing in cash
   */
  public static CalculatedGrant of(
      Share share, BigDecimal approved, BigDecimal cofinancing, BigDecimal paid) {
    BigDecimal own = share.whole().subtract(share.part());
    BigDecimal carried =
        own.signum() <= 0
            ? approved
            : cofinancing.multiply(share.part()).divide(own, ORE, RoundingMode.HALF_UP);
    return new CalculatedGrant(approved, carried, paid.max(BigDecimal.ZERO));
  }

  /** The grant's share: as the rules state it, otherwise the decided grant over the budget. */
  public static Share share(ProjectPlan plan, RuleSet rules) {
    Share stated = rules.funding().grantShare().value();
    return stated == null ? decided(plan) : stated;
  }

  /** The decided grant over the decided budget, kept as a ratio. */
  public static Share decided(ProjectPlan plan) {
    return new Share(plan.grant(), plan.totalBudget());
  }

  /** The grant as calculated, in kronor; never below 0 and never above what is approved. */
  public BigDecimal amount() {
    return approved.min(carried).min(paid).max(BigDecimal.ZERO).setScale(ORE, RoundingMode.DOWN);
  }

  public Limit limit() {
    if (approved.compareTo(carried) <= 0 && approved.compareTo(paid) <= 0) {
      return Limit.APPROVED;
    }
    return carried.compareTo(paid) <= 0 ? Limit.COFINANCING : Limit.PAID;
  }

  /** How much of what is approved is not reached; 0 where all of it is. */
  public BigDecimal atRisk() {
    return approved.subtract(amount()).max(BigDecimal.ZERO).setScale(ORE, RoundingMode.HALF_UP);
  }
}
