package se.delaktig.project.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.FlatRate;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.FundingRules.UnitCost;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.policy.PlanFaults.Fault;

/**
 * Where a rule set contradicts itself. The same checks run on a file before it is sent, and on the
 * command when it arrives.
 */
public final class RuleFaults {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int MINUTES_A_DAY = 24 * 60;
  private static final int DAYS_A_YEAR = 366;

  private RuleFaults() {}

  /** All contradictions of a rule set; paths are JSON pointers into it. */
  public static List<Fault> of(RuleSet rules) {
    List<Fault> faults = new ArrayList<>();
    FundingRules funding = rules.funding();
    share(funding, faults);
    flatRates(funding, faults);
    unitCosts(funding.unitCosts(), faults);
    ceilings(funding, faults);
    if (empty(funding.staffReportSigners().value())) {
      faults.add(new Fault("/funding/staffReportSigners/value", "rules.nobody-signs", ""));
    }
    if (empty(rules.validSignatures().value())) {
      faults.add(new Fault("/validSignatures/value", "rules.nothing-is-valid", ""));
    }
    if (empty(rules.validCertificates().value())) {
      faults.add(new Fault("/validCertificates/value", "rules.nothing-is-valid", ""));
    }
    return List.copyOf(faults);
  }

  private static boolean empty(@Nullable Set<?> stated) {
    return stated != null && stated.isEmpty();
  }

  private static void share(FundingRules funding, List<Fault> faults) {
    Share share = funding.grantShare().value();
    if (share == null) {
      return;
    }
    if (share.whole().signum() <= 0 || share.part().signum() < 0) {
      faults.add(fault("/funding/grantShare/value/whole", "rules.not-a-share", share.whole()));
    } else if (share.part().compareTo(share.whole()) > 0) {
      faults.add(fault("/funding/grantShare/value/part", "rules.part-above-whole", share.part()));
    }
  }

  private static void flatRates(FundingRules funding, List<Fault> faults) {
    Set<CostCategory> allowed = funding.categories().value();
    Set<CostCategory> computed = new HashSet<>();
    for (FlatRate rate : funding.flatRates()) {
      computed.add(rate.category());
    }
    Set<CostCategory> seen = new HashSet<>();
    for (int i = 0; i < funding.flatRates().size(); i++) {
      FlatRate rate = funding.flatRates().get(i);
      String path = "/funding/flatRates/" + i;
      BigDecimal percent = rate.percent().value();
      if (percent != null && (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0)) {
        faults.add(fault(path + "/percent/value", "rules.not-a-percentage", percent));
      }
      if (!seen.add(rate.category())) {
        faults.add(fault(path + "/category", "rules.flat-rate-twice", rate.category()));
      }
      if (allowed != null && !allowed.contains(rate.category())) {
        faults.add(fault(path + "/category", "rules.category-not-allowed", rate.category()));
      }
      for (CostCategory base : rate.of()) {
        if (computed.contains(base)) {
          faults.add(fault(path + "/of", "rules.flat-rate-of-flat-rate", base));
        }
      }
    }
  }

  private static void unitCosts(List<UnitCost> costs, List<Fault> faults) {
    for (int i = 0; i < costs.size(); i++) {
      UnitCost cost = costs.get(i);
      String path = "/funding/unitCosts/" + i;
      BigDecimal kronor = cost.kronorPerHour().value();
      if (kronor != null && kronor.signum() <= 0) {
        faults.add(fault(path + "/kronorPerHour/value", "rules.not-an-amount", kronor));
      }
      LocalDate to = cost.to();
      if (to != null && to.isBefore(cost.from())) {
        faults.add(fault(path + "/to", "rules.ends-before", to));
      }
      for (int j = 0; j < i; j++) {
        if (costs.get(j).function().equals(cost.function()) && overlap(costs.get(j), cost)) {
          faults.add(fault(path + "/from", "rules.two-unit-costs", cost.function()));
        }
      }
    }
  }

  private static boolean overlap(UnitCost one, UnitCost other) {
    return !ends(one).isBefore(other.from()) && !ends(other).isBefore(one.from());
  }

  private static LocalDate ends(UnitCost cost) {
    LocalDate to = cost.to();
    return to == null ? LocalDate.MAX : to;
  }

  private static void ceilings(FundingRules funding, List<Fault> faults) {
    Integer day = funding.staffMinutesPerDay().value();
    Integer year = funding.staffMinutesPerYear().value();
    if (day != null && (day <= 0 || day > MINUTES_A_DAY)) {
      faults.add(fault("/funding/staffMinutesPerDay/value", "rules.not-minutes-of-a-day", day));
    }
    if (year != null && (year <= 0 || year > MINUTES_A_DAY * DAYS_A_YEAR)) {
      faults.add(fault("/funding/staffMinutesPerYear/value", "rules.not-minutes-of-a-year", year));
    } else if (year != null && day != null && day > year) {
      faults.add(fault("/funding/staffMinutesPerDay/value", "rules.day-above-year", day));
    }
    Integer days = funding.participantFileDays().value();
    if (days != null && (days < 1 || days > DAYS_A_YEAR)) {
      faults.add(fault("/funding/participantFileDays/value", "rules.not-days", days));
    }
  }

  private static Fault fault(String path, String code, Object value) {
    return new Fault(path, code, value.toString());
  }
}
