package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.project.event.FundingRules.FlatRate;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/** Costs that follow from others by a rate of the rules, and are never entered. */
public final class FlatRates {
  private FlatRates() {}

  /**
   * A cost that may be a base.
   *
   * @param day the day whose rules apply
   */
  record Base(CostCategory category, LocalDate day, BigDecimal amount) {}

  /**
   * What a category of a sub-budget comes to by the rules' rates: from costs under the rules of the
   * day they were paid, from staff under those of the month's end.
   */
  public static BigDecimal of(
      Programme programme,
      SubBudget sub,
      CostCategory category,
      Collection<CostRecorded> costs,
      Collection<StaffCounting.Counted> staff) {
    List<Base> bases = new ArrayList<>();
    for (CostRecorded cost : costs) {
      if (cost.subBudget() == sub) {
        bases.add(new Base(cost.category(), cost.paid(), cost.amount()));
      }
    }
    for (StaffCounting.Counted one : staff) {
      if (one.time().subBudget() == sub) {
        bases.add(new Base(CostCategory.STAFF, one.month().atEndOfMonth(), one.cost()));
      }
    }
    return of(programme, category, bases);
  }

  /**
   * What a category comes to by the rules' rates: for each rule set and rate the base is summed
   * first, and the amount rounded to öre once.
   */
  static BigDecimal of(Programme programme, CostCategory category, List<Base> bases) {
    Map<FlatRate, BigDecimal> byRate = new IdentityHashMap<>();
    for (Base base : bases) {
      programme
          .rulesOn(base.day())
          .map(RuleSet::funding)
          .ifPresent(rules ->
              rules.flatRates().stream()
                  .filter(rate -> rate.category() == category)
                  .filter(rate -> rate.of().contains(base.category()))
                  .forEach(rate -> byRate.merge(rate, base.amount(), BigDecimal::add)));
    }
    BigDecimal sum = BigDecimal.ZERO.setScale(2);
    for (Map.Entry<FlatRate, BigDecimal> one : byRate.entrySet()) {
      BigDecimal percent = one.getKey().percent().value();
      if (percent != null) {
        sum =
            sum.add(
                one.getValue()
                    .multiply(percent)
                    .movePointLeft(2)
                    .setScale(2, RoundingMode.HALF_UP));
      }
    }
    return sum;
  }
}
