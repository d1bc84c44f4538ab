package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.UnitCost;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * What of the recorded staff hours counts, under the rules of each month, and what it costs. A post
 * in an organisation stands for the person who holds it.
 */
public final class StaffCounting {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  private StaffCounting() {}

  /** Why recorded minutes do not count, in the order in which the reasons are tried. */
  public enum Reason {
    /** The month lies outside the project's period. */
    OUTSIDE_PERIOD,
    /** More than the rules' minutes a day on every day of the month. */
    ABOVE_DAY,
    /** More than the rules' minutes in the calendar year. */
    ABOVE_YEAR;

    /** The key of its text in the message bundles. */
    public String key() {
      return "budget.staff-reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Minutes left out for a reason. */
  public record LeftOut(Reason reason, int minutes) {}

  /**
   * A post's month, and what of it counts.
   *
   * @param minutes minutes that count
   * @param hourlyCost kronor an hour: the rules' unit cost where they state one for the post
   * @param cost what the counting minutes cost, to öre
   * @param yearSoFar the post's minutes that count in the calendar year, this month included
   * @param emptyReport whether it is a report of no hours where the rules want none
   */
  public record Counted(
      StaffTimeRecorded time,
      int minutes,
      BigDecimal hourlyCost,
      BigDecimal cost,
      int yearSoFar,
      boolean emptyReport,
      List<LeftOut> leftOut) {
    public YearMonth month() {
      return YearMonth.parse(time.month());
    }
  }

  /** Every post's months, oldest first, each with what counts of it. */
  public static List<Counted> of(Programme programme, Collection<StaffTimeRecorded> times) {
    Map<String, Integer> byYear = new HashMap<>();
    Map<String, Integer> byMonth = new HashMap<>();
    List<Counted> counted = new ArrayList<>();
    times.stream()
        .sorted(
            Comparator.comparing(StaffTimeRecorded::month)
                .thenComparing(StaffTimeRecorded::role)
                .thenComparing(time -> time.organisation().value())
                .thenComparing(StaffTimeRecorded::subBudget))
        .forEach(time -> counted.add(one(programme, time, byYear, byMonth)));
    return List.copyOf(counted);
  }

  private static Counted one(
      Programme programme,
      StaffTimeRecorded time,
      Map<String, Integer> byYear,
      Map<String, Integer> byMonth) {
    YearMonth month = YearMonth.parse(time.month());
    Optional<FundingRules> rules = programme.rulesOn(month.atEndOfMonth()).map(RuleSet::funding);
    String post = time.role() + "|" + time.organisation();
    String inYear = post + "|" + month.getYear();
    String inMonth = post + "|" + month;
    List<LeftOut> leftOut = new ArrayList<>();
    int minutes = time.minutes();
    if (minutes > 0 && outside(programme, month)) {
      leftOut.add(new LeftOut(Reason.OUTSIDE_PERIOD, minutes));
      minutes = 0;
    }
    minutes =
        within(
            rules
                .map(set -> set.staffMinutesPerDay().value())
                .map(day -> day * month.lengthOfMonth()),
            byMonth.getOrDefault(inMonth, 0),
            minutes,
            Reason.ABOVE_DAY,
            leftOut);
    minutes =
        within(
            rules.map(set -> set.staffMinutesPerYear().value()),
            byYear.getOrDefault(inYear, 0),
            minutes,
            Reason.ABOVE_YEAR,
            leftOut);
    byMonth.merge(inMonth, minutes, Integer::sum);
    int yearSoFar = byYear.merge(inYear, minutes, Integer::sum);
    BigDecimal hourly =
        rules
            .flatMap(set -> unitCost(set, time.role(), month.atEndOfMonth()))
            .orElse(time.hourlyCost());
    return new Counted(
        time,
        minutes,
        hourly,
        cost(minutes, hourly),
        yearSoFar,
        time.minutes() == 0
            && rules.map(set -> set.zeroHourReports().value()).filter(yes -> !yes).isPresent(),
        List.copyOf(leftOut));
  }

  private static boolean outside(Programme programme, YearMonth month) {
    return month.atEndOfMonth().isBefore(programme.planned().period().from())
        || month.atDay(1).isAfter(programme.planned().period().to());
  }

  private static int within(
      Optional<Integer> ceiling, int soFar, int minutes, Reason reason, List<LeftOut> leftOut) {
    int room = ceiling.map(most -> Math.max(0, most - soFar)).orElse(Integer.MAX_VALUE);
    if (minutes > room) {
      leftOut.add(new LeftOut(reason, minutes - room));
      return room;
    }
    return minutes;
  }

  /** What the rules say that an hour of a function costs on a day; empty where they do not. */
  public static Optional<BigDecimal> unitCost(FundingRules rules, String function, LocalDate day) {
    return rules.unitCosts().stream()
        .filter(cost -> cost.function().equals(function))
        .filter(cost -> holdsOn(cost, day))
        .findFirst()
        .flatMap(cost -> Optional.ofNullable(cost.kronorPerHour().value()));
  }

  private static boolean holdsOn(UnitCost cost, LocalDate day) {
    LocalDate to = cost.to();
    return !day.isBefore(cost.from()) && (to == null || !day.isAfter(to));
  }

  private static BigDecimal cost(int minutes, BigDecimal hourly) {
    return hourly
        .multiply(BigDecimal.valueOf(minutes))
        .divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP);
  }
}
