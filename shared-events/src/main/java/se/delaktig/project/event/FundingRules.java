package se.delaktig.project.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * What the call (utlysning) and the decision say about money. Each figure carries its source as its
 * note; what no source confirms is {@link se.delaktig.kernel.event.Basis#ASSUMED} and says so, and
 * what is not stated limits nothing.
 *
 * @param programmePeriod the fund's programming period, in words
 * @param call the call, in words
 * @param grantShare the grant's share of the whole budget; not stated: the decided grant over the
 *     decided budget, never divided out
 * @param categories the cost categories that may be claimed
 * @param flatRates costs that are computed and never entered
 * @param unitCosts what an hour of staff may cost, by function and day
 * @param staffMinutesPerYear the most minutes of a person that count in a calendar year
 * @param staffMinutesPerDay the most minutes of a person that count in a day
 * @param zeroHourReports whether a time report of no hours is to be handed in
 * @param staffActivities the fixed activities that a time report is divided by
 * @param staffReportSigners whose signatures a time report needs
 * @param cofinancingActivities the activities whose hours co-finance
 * @param cashCofinances whether cash (kontanta medel) co-finances
 * @param staffTimeHours what becomes of a participant's hours that the same person's time report
 *     may have as well
 * @param participantFileDays how many days after a month's end its participant file is due
 * @param aidCeilings de minimis aid: how much an undertaking may receive
 */
public record FundingRules(
    Stated<String> programmePeriod,
    Stated<String> call,
    Stated<Share> grantShare,
    Stated<Set<CostCategory>> categories,
    List<FlatRate> flatRates,
    List<UnitCost> unitCosts,
    Stated<Integer> staffMinutesPerYear,
    Stated<Integer> staffMinutesPerDay,
    Stated<Boolean> zeroHourReports,
    Stated<List<String>> staffActivities,
    Stated<Set<Signer>> staffReportSigners,
    Stated<Set<ActivityKind>> cofinancingActivities,
    Stated<Boolean> cashCofinances,
    Stated<StaffTimeHours> staffTimeHours,
    Stated<Integer> participantFileDays,
    List<AidCeiling> aidCeilings) {

  /**
   * A share as a ratio, never divided out.
   *
   * @param part at least 0, at most {@code whole}
   * @param whole above 0
   */
  public record Share(BigDecimal part, BigDecimal whole) {}

  /**
   * A cost computed from others.
   *
   * @param category what it stands for
   * @param percent per cent of the base, 0 to 100
   * @param of the categories that are its base
   */
  public record FlatRate(CostCategory category, Stated<BigDecimal> percent, Set<CostCategory> of) {}

  /**
   * What an hour of staff costs (enhetskostnad).
   *
   * @param function the function in the project, or the pay group
   * @param kronorPerHour kronor an hour before any flat rate
   * @param to the last day; absent while nothing else is decided
   */
  public record UnitCost(
      String function, Stated<BigDecimal> kronorPerHour, LocalDate from, @Nullable LocalDate to) {}

  /** Who signs. */
  public enum Signer {
    /** The one whose hours they are. */
    REPORTER,
    /** The nearest manager. */
    MANAGER
  }

  /**
   * What becomes of hours that may be both co-financing and a cost. A time report says how many
   * minutes a day, and no times of day, so that which of them are a session's is not known.
   */
  public enum StaffTimeHours {
    /** They count, and a claim's checks tell of them. */
    TOLD,
    /** As many of a day's minutes as the time report has do not count. */
    EXCLUDED
  }

  /**
   * De minimis aid (försumbart stöd) to one undertaking.
   *
   * @param euro euros within three years
   * @param from the first day it applies to
   */
  public record AidCeiling(Stated<BigDecimal> euro, LocalDate from) {}

  /** Rules that state nothing about money: no ceiling, no flat rate, all co-finances. */
  public static FundingRules unstated() {
    return new FundingRules(
        Stated.notStated(),
        Stated.notStated(),
        Stated.notStated(),
        Stated.notStated(),
        List.of(),
        List.of(),
        Stated.notStated(),
        Stated.notStated(),
        Stated.notStated(),
        Stated.notStated(),
        Stated.notStated(),
        Stated.notStated(),
        Stated.notStated(),
        Stated.notStated(),
        Stated.notStated(),
        List.of());
  }
}
