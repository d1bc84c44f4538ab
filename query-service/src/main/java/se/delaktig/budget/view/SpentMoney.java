package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.view.Programme;

/**
 * What a project has spent, in kronor: costs, what the hours of the posts cost, and what the rules'
 * rates make of both.
 *
 * @param costs costs that stand
 * @param times the hours of each post and month
 * @param staff the same with what counts of them
 */
public record SpentMoney(
    Programme programme,
    List<CostRecorded> costs,
    List<PostMonth> times,
    List<StaffCounting.Counted> staff) {
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

  static SpentMoney of(Programme programme, List<CostRecorded> costs, List<PostMonth> times) {
    return new SpentMoney(programme, costs, times, StaffCounting.of(programme, times));
  }

  /** The costs paid and the months ended until a day. */
  SpentMoney until(LocalDate lastDay) {
    return of(
        programme,
        costs.stream().filter(cost -> !cost.paid().isAfter(lastDay)).toList(),
        times.stream().filter(time -> endedBy(time, lastDay)).toList());
  }

  private static boolean endedBy(PostMonth time, LocalDate day) {
    StaffTimeRecorded latest = time.latest();
    return latest != null && !YearMonth.parse(latest.month()).atEndOfMonth().isAfter(day);
  }

  /** What is used of a category; for {@link CostCategory#INCOME}, what has come in. */
  BigDecimal on(SubBudget sub, CostCategory category) {
    BigDecimal paid =
        costs.stream()
            .filter(cost -> cost.subBudget() == sub && cost.category() == category)
            .map(CostRecorded::amount)
            .reduce(NOTHING, BigDecimal::add);
    BigDecimal entered = category == CostCategory.STAFF ? paid.add(staffCost(sub)) : paid;
    return entered.add(FlatRates.of(programme, sub, category, costs, staff));
  }

  /** What the hours of the posts that count cost in a sub-budget. */
  BigDecimal staffCost(SubBudget sub) {
    return staff.stream()
        .filter(one -> one.time().subBudget() == sub)
        .map(StaffCounting.Counted::cost)
        .reduce(NOTHING, BigDecimal::add);
  }

  /** What is used in a sub-budget: costs and staff hours, less income. */
  BigDecimal in(SubBudget sub) {
    BigDecimal used = NOTHING;
    for (CostCategory category : CostCategory.values()) {
      BigDecimal amount = on(sub, category);
      used = category == CostCategory.INCOME ? used.subtract(amount) : used.add(amount);
    }
    return used;
  }

  /**
   * What an organisation has used: costs and staff hours, less income; without what rates compute.
   */
  public BigDecimal by(OrganisationId organisation) {
    BigDecimal used = NOTHING;
    for (CostRecorded cost : costs) {
      if (cost.organisation().equals(organisation)) {
        used =
            cost.category() == CostCategory.INCOME
                ? used.subtract(cost.amount())
                : used.add(cost.amount());
      }
    }
    for (StaffCounting.Counted one : staff) {
      if (one.time().organisation().equals(organisation)) {
        used = used.add(one.cost());
      }
    }
    return used;
  }

  /** What the rules' rates make of all that is used. */
  public BigDecimal byRates() {
    BigDecimal sum = NOTHING;
    for (SubBudget sub : SubBudget.values()) {
      for (CostCategory category : CostCategory.values()) {
        sum = sum.add(FlatRates.of(programme, sub, category, costs, staff));
      }
    }
    return sum;
  }

  /** What hours of the posts that do not count would cost, by why they do not. */
  List<LeftOut> staffLeftOut() {
    return staffLeftOut(staff);
  }

  /** The same of the hours in a sub-budget. */
  List<LeftOut> staffLeftOut(SubBudget sub) {
    return staffLeftOut(staff.stream().filter(one -> one.time().subBudget() == sub).toList());
  }

  private static List<LeftOut> staffLeftOut(List<StaffCounting.Counted> some) {
    Map<StaffCounting.Reason, BigDecimal> costs = new EnumMap<>(StaffCounting.Reason.class);
    Map<StaffCounting.Reason, Integer> reports = new EnumMap<>(StaffCounting.Reason.class);
    for (StaffCounting.Counted one : some) {
      for (StaffCounting.LeftOut out : one.leftOut()) {
        costs.merge(out.reason(), one.worth(out.minutes()), BigDecimal::add);
        reports.merge(out.reason(), 1, Integer::sum);
      }
    }
    return costs.entrySet().stream()
        .map(out ->
            new LeftOut(
                out.getKey().key(), out.getValue(), reports.getOrDefault(out.getKey(), 0), 0))
        .toList();
  }
}
