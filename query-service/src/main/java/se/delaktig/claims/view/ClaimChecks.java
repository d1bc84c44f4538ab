package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.budget.view.CountedCash;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.budget.view.ValuedHours;
import se.delaktig.claims.view.ClaimStatement.Line;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.event.Stated;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.FundingRules.StaffTimeHours;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.view.Programme;

/** Checks a claim before it is handed in. */
public final class ClaimChecks {
  private ClaimChecks() {}

  /** All that is found; the grave first. */
  public static List<Finding> of(ClaimStatement claim, ClaimBook book, ProjectState live) {
    List<Finding> found = new ArrayList<>();
    months(claim, book, found);
    budget(claim, found);
    costs(claim.now(), found);
    cash(claim.now(), found);
    share(claim.now(), found);
    staff(claim, found);
    alsoStaffTime(claim, found);
    hours(claim, found);
    changed(claim, live, found);
    found.sort((one, other) -> Boolean.compare(other.grave(), one.grave()));
    return List.copyOf(found);
  }

  private static void months(ClaimStatement claim, ClaimBook book, List<Finding> found) {
    SortedSet<YearMonth> through = claim.now().months();
    if (through.isEmpty()) {
      return;
    }
    YearMonth first = YearMonth.from(claim.now().state().programme().planned().period().from());
    List<YearMonth> open = new ArrayList<>();
    for (YearMonth month = first; !month.isAfter(through.last()); month = month.plusMonths(1)) {
      if (book.closed(month).isEmpty()) {
        open.add(month);
      }
    }
    if (open.isEmpty()) {
      return;
    }
    CountedProject counted = CountedProject.of(claim.now().state());
    for (YearMonth month : open) {
      if (through.contains(month) || !counted.in(one(month)).lines().isEmpty()) {
        found.add(new Finding.MonthNotClosed(month));
      }
    }
  }

  private static SortedSet<YearMonth> one(YearMonth month) {
    return new java.util.TreeSet<>(Set.of(month));
  }

  private static void budget(ClaimStatement claim, List<Finding> found) {
    for (Line line : claim.lines()) {
      ClaimLine of = line.line();
      if (of.subBudget() == null || of.category() == null || of.category() == CostCategory.INCOME) {
        continue;
      }
      Optional<BigDecimal> planned =
          claim.now().budget().planned(of.subBudget(), of.category()).map(Stated::value);
      planned
          .filter(amount -> line.sum().compareTo(amount) > 0)
          .ifPresent(amount -> found.add(new Finding.AboveBudget(of, line.sum(), amount)));
    }
  }

  private static void costs(ClaimFigures now, List<Finding> found) {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> told = new HashSet<>();
    for (CostRecorded cost : now.costs()) {
      String same =
          cost.organisation() + "|" + cost.voucher() + "|" + cost.amount().stripTrailingZeros();
      if (seen.merge(same, 1, Integer::sum) > 1 && told.add(same)) {
        found.add(new Finding.CostTwice(cost.voucher(), cost.amount()));
      }
    }
    now.barredCosts()
        .forEach(cost -> found.add(new Finding.CostNotAllowed(cost.voucher(), cost.amount())));
  }

  private static void cash(ClaimFigures now, List<Finding> found) {
    for (CountedCash.Counted one : now.cash().given()) {
      if (one.leftOut() != null) {
        found.add(
            new Finding.CashNotCounted(
                one.cash().reference(), one.cash().amount(), one.leftOut().key()));
      }
    }
  }

  private static void share(ClaimFigures now, List<Finding> found) {
    CalculatedGrant grant = now.grant();
    if (grant.limit() == CalculatedGrant.Limit.COFINANCING) {
      found.add(new Finding.ShareNotReached(now.cofinancing(), grant.carried(), grant.paid()));
    }
  }

  private static void staff(ClaimStatement claim, List<Finding> found) {
    SortedSet<YearMonth> months = claim.claim().monthsOf();
    Set<String> recorded = new HashSet<>();
    for (StaffCounting.Counted one : claim.now().staff()) {
      if (months.contains(one.month())) {
        recorded.add(one.time().role() + "|" + one.month());
        one.leftOut()
            .forEach(left ->
                found.add(
                    new Finding.AboveCeiling(
                        one.time().role(), one.month(), left.minutes(), left.reason().key())));
      }
    }
    Set<String> posts = new HashSet<>();
    for (ProjectPlan.Staffing post : claim.now().state().programme().planned().staffing()) {
      if (posts.add(post.role())) {
        for (YearMonth month : months) {
          if (!recorded.contains(post.role() + "|" + month)) {
            found.add(new Finding.NoStaffTime(post.role(), month));
          }
        }
      }
    }
  }

  /**
   * Hours of one person may not be both co-financing and a cost. Where the rules of the day leave
   * such hours out, what still counts cannot be.
   */
  private static void alsoStaffTime(ClaimStatement claim, List<Finding> found) {
    SortedSet<YearMonth> months = claim.claim().monthsOf();
    Programme programme = claim.now().state().programme();
    for (StaffCounting.Counted staff : claim.now().staff()) {
      ActorId reporter = staff.time().reporter();
      PersonId who =
          reporter == null || staff.minutes() == 0 || !months.contains(staff.month())
              ? null
              : programme.grants().personOf(reporter).orElse(null);
      if (who == null) {
        continue;
      }
      for (ValuedHours.Valued one : claim.now().hours().parts()) {
        if (one.minutes() > 0
            && programme.records().same(one.counted().person().person(), who)
            && !leftOut(programme, one.counted().entry().date())
            && reported(staff, one.counted().entry().date())) {
          found.add(
              new Finding.AlsoStaffTime(
                  staff.time().role(),
                  one.counted().entry().date(),
                  one.minutes(),
                  one.counted().entry().session()));
        }
      }
    }
  }

  private static boolean leftOut(Programme programme, LocalDate day) {
    return programme
        .rulesOn(day)
        .filter(rules -> rules.funding().staffTimeHours().value() == StaffTimeHours.EXCLUDED)
        .isPresent();
  }

  private static boolean reported(StaffCounting.Counted staff, LocalDate day) {
    return YearMonth.from(day).equals(staff.month())
        && (staff.time().days().isEmpty()
            || staff.time().days().stream()
                .anyMatch(one -> one.day() == day.getDayOfMonth() && one.minutes() > 0));
  }

  private static void hours(ClaimStatement claim, List<Finding> found) {
    Set<YearMonth> months = Set.copyOf(claim.claim().monthsOf());
    Map<Reason, Integer> minutes = new EnumMap<>(Reason.class);
    Map<Reason, Integer> attendances = new EnumMap<>(Reason.class);
    for (CountedEntry one : claim.now().entries()) {
      if (months.contains(one.month())) {
        one.leftOut()
            .forEach(left -> {
              minutes.merge(left.reason(), left.minutes(), Integer::sum);
              attendances.merge(left.reason(), 1, Integer::sum);
            });
      }
    }
    minutes.forEach((reason, sum) ->
        found.add(new Finding.HoursLeftOut(reason, sum, attendances.getOrDefault(reason, 0))));
    int rounded =
        claim.now().hours().parts().stream()
            .filter(one -> months.contains(one.counted().month()))
            .mapToInt(ValuedHours.Valued::roundedAway)
            .sum();
    if (rounded > 0) {
      found.add(new Finding.RoundedAway(rounded));
    }
  }

  private static void changed(ClaimStatement claim, ProjectState live, List<Finding> found) {
    if (!claim.claim().stage().prepared()) {
      return;
    }
    ClaimFigures today = ClaimFigures.of(live, claim.now().months());
    Corrections since = Corrections.between(claim.now(), today);
    if (!since.none()) {
      BigDecimal grant = today.grant().amount().subtract(claim.now().grant().amount());
      found.add(new Finding.ChangedSince(since.items(), grant.signum() == 0 ? null : grant));
    }
  }
}
