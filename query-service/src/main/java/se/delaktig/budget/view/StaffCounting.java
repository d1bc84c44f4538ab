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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Working;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.FundingRules.UnitCost;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * What of the recorded staff hours counts, under the rules of each month, and what it costs. A
 * ceiling is of a post in an organisation and, where somebody has been appointed, of that person in
 * all posts.
 */
public final class StaffCounting {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  private StaffCounting() {}

  /** Why recorded minutes do not count, in the order in which the reasons are tried. */
  public enum Reason {
    /** The month or the day lies outside the project's period. */
    OUTSIDE_PERIOD,
    /** The rules fix activities, and these minutes name none of them. */
    ACTIVITY_NOT_FIXED,
    /** Whoever worked the hours has not signed the report. */
    UNSIGNED,
    /** The manager has not certified the report. */
    UNCERTIFIED,
    /** More than the rules' minutes a day. */
    ABOVE_DAY,
    /** More than the rules' minutes in the calendar year. */
    ABOVE_YEAR;

    /** Whether it is gone once somebody signs. */
    public boolean waits() {
      return this == UNSIGNED || this == UNCERTIFIED;
    }

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
   * @param emptyReport whether it is a report of no hours where the rules want none
   */
  public record Counted(
      StaffTimeRecorded time,
      int minutes,
      BigDecimal hourlyCost,
      BigDecimal cost,
      boolean emptyReport,
      List<LeftOut> leftOut) {
    public YearMonth month() {
      return YearMonth.parse(time.month());
    }

    /** The minutes that count, and those that do not. */
    public Figure minutesFigure(int ruleVersion, long position) {
      return new Figure(
          "budget.post.minutes",
          BigDecimal.valueOf(minutes),
          BigDecimal.valueOf(time.minutes()),
          Figure.Unit.MINUTES,
          ruleVersion,
          position,
          List.of(Figure.Part.of("budget.post.minutes.counted", BigDecimal.valueOf(minutes))),
          leftOut.stream()
              .map(out ->
                  new Figure.LeftOut(out.reason().key(), BigDecimal.valueOf(out.minutes()), 1, 0))
              .toList());
    }

    /** What they cost, and how it is computed. */
    public Figure costFigure(int ruleVersion, long position) {
      return Figure.worked(
          "budget.post.cost",
          cost,
          Figure.Unit.KRONOR,
          ruleVersion,
          position,
          Working.from("counting-hours", BigDecimal.valueOf(minutes), Figure.Unit.MINUTES)
              .then(
                  Working.Does.MULTIPLIES, "hourly-cost", hourlyCost, Figure.Unit.KRONOR_PER_HOUR));
    }

    /** What so many of its minutes would cost, to öre. */
    BigDecimal worth(int of) {
      return StaffCounting.cost(of, hourlyCost);
    }
  }

  /** Minutes that count already, by what a ceiling is of. */
  private record SoFar(Map<String, Integer> minutes) {
    int of(String what) {
      return minutes.getOrDefault(what, 0);
    }

    void add(String what, int more) {
      minutes.merge(what, more, Integer::sum);
    }
  }

  /** Every post's months, oldest first, each with what counts of it. */
  public static List<Counted> of(Programme programme, Collection<PostMonth> months) {
    SoFar soFar = new SoFar(new HashMap<>());
    List<Counted> counted = new ArrayList<>();
    months.stream()
        .filter(month -> month.latest() != null)
        .sorted(
            Comparator.<PostMonth, String>comparing(one -> time(one).month())
                .thenComparing(one -> time(one).role())
                .thenComparing(one -> time(one).organisation().value())
                .thenComparing(one -> time(one).subBudget()))
        .forEach(month -> counted.add(new One(programme, month).counted(soFar)));
    return List.copyOf(counted);
  }

  /**
   * Minutes that count of a calendar year until the end of a month, as the year's ceiling takes
   * them: those of a post, or where they are more those of whoever holds it, in all posts.
   *
   * @param holder absent where nobody holds the post
   */
  public static int yearSoFar(
      Collection<Counted> counted,
      String role,
      OrganisationId organisation,
      @Nullable ActorId holder,
      YearMonth month) {
    List<Counted> year =
        counted.stream()
            .filter(one -> one.month().getYear() == month.getYear())
            .filter(one -> !one.month().isAfter(month))
            .toList();
    int ofPost =
        sum(year, time -> time.role().equals(role) && time.organisation().equals(organisation));
    return holder == null
        ? ofPost
        : Math.max(ofPost, sum(year, time -> holder.equals(time.reporter())));
  }

  private static int sum(List<Counted> counted, Predicate<StaffTimeRecorded> of) {
    return counted.stream().filter(one -> of.test(one.time())).mapToInt(Counted::minutes).sum();
  }

  private static StaffTimeRecorded time(PostMonth month) {
    return Objects.requireNonNull(month.latest());
  }

  /** One post's month while it is counted. */
  private static final class One {
    private final Programme programme;
    private final PostMonth signed;
    private final StaffTimeRecorded time;
    private final YearMonth month;
    private final @Nullable FundingRules rules;
    private final List<LeftOut> leftOut = new ArrayList<>();

    One(Programme programme, PostMonth signed) {
      this.programme = programme;
      this.signed = signed;
      this.time = time(signed);
      this.month = YearMonth.parse(time.month());
      this.rules = programme.rulesOn(month.atEndOfMonth()).map(RuleSet::funding).orElse(null);
    }

    Counted counted(SoFar soFar) {
      String post = time.role() + "|" + time.organisation();
      ActorId reporter = time.reporter();
      int minutes = within(belowDays(proven(), post, soFar), post, reporter, soFar);
      soFar.add(post + "|" + month, minutes);
      soFar.add(post + "|" + month.getYear(), minutes);
      if (reporter != null) {
        soFar.add(reporter + "|" + month.getYear(), minutes);
      }
      BigDecimal hourly =
          Optional.ofNullable(rules)
              .flatMap(set -> unitCost(set, time.role(), month.atEndOfMonth()))
              .orElse(time.hourlyCost());
      return new Counted(
          time,
          minutes,
          hourly,
          cost(minutes, hourly),
          time.minutes() == 0
              && rules != null
              && Boolean.FALSE.equals(rules.zeroHourReports().value()),
          List.copyOf(leftOut));
    }

    /**
     * Minutes that are inside the project, of an activity that counts and signed; by day, and under
     * day 0 where the report has no days.
     */
    private Map<Integer, Integer> proven() {
      Map<Integer, Integer> minutes = new TreeMap<>();
      List<String> fixed = rules == null ? null : rules.staffActivities().value();
      int outside = 0;
      int loose = 0;
      if (time.form() == StaffTimeRecorded.Form.DAYS) {
        for (StaffTimeRecorded.Day day : time.days()) {
          if (!programme.planned().period().contains(month.atDay(day.day()))) {
            outside += day.minutes();
          } else if (fixed != null && !fixed.contains(day.activity())) {
            loose += day.minutes();
          } else {
            minutes.merge(day.day(), day.minutes(), Integer::sum);
          }
        }
      } else if (outsideWhole()) {
        outside = time.minutes();
      } else {
        minutes.put(0, time.minutes());
      }
      leave(Reason.OUTSIDE_PERIOD, outside);
      leave(Reason.ACTIVITY_NOT_FIXED, loose);
      Reason unproven = unproven();
      if (unproven != null) {
        leave(unproven, sum(minutes));
        minutes.clear();
      }
      return minutes;
    }

    private boolean outsideWhole() {
      return month.atEndOfMonth().isBefore(programme.planned().period().from())
          || month.atDay(1).isAfter(programme.planned().period().to());
    }

    /** What was summed on paper is signed there. */
    private @Nullable Reason unproven() {
      Set<Signer> wanted = rules == null ? null : rules.staffReportSigners().value();
      if (wanted == null || time.form() == StaffTimeRecorded.Form.SUM) {
        return null;
      }
      if (wanted.contains(Signer.REPORTER) && !signed.signed(Signer.REPORTER)) {
        return Reason.UNSIGNED;
      }
      return wanted.contains(Signer.MANAGER) && !signed.signed(Signer.MANAGER)
          ? Reason.UNCERTIFIED
          : null;
    }

    /** Below the ceiling of each day; without days, below that of all the month's days. */
    private int belowDays(Map<Integer, Integer> minutes, String post, SoFar soFar) {
      Integer most = rules == null ? null : rules.staffMinutesPerDay().value();
      if (most == null) {
        return sum(minutes);
      }
      int within = 0;
      for (Map.Entry<Integer, Integer> one : minutes.entrySet()) {
        String day = post + "|" + month + "|" + one.getKey();
        int counts =
            one.getKey() == 0
                ? one.getValue()
                : Math.min(one.getValue(), Math.max(0, most - soFar.of(day)));
        soFar.add(day, counts);
        within += counts;
      }
      int room = Math.max(0, most * month.lengthOfMonth() - soFar.of(post + "|" + month));
      int counts = Math.min(within, room);
      leave(Reason.ABOVE_DAY, sum(minutes) - counts);
      return counts;
    }

    private int within(int minutes, String post, @Nullable ActorId reporter, SoFar soFar) {
      Integer most = rules == null ? null : rules.staffMinutesPerYear().value();
      if (most == null) {
        return minutes;
      }
      int used = soFar.of(post + "|" + month.getYear());
      if (reporter != null) {
        used = Math.max(used, soFar.of(reporter + "|" + month.getYear()));
      }
      int counts = Math.min(minutes, Math.max(0, most - used));
      leave(Reason.ABOVE_YEAR, minutes - counts);
      return counts;
    }

    private void leave(Reason reason, int minutes) {
      if (minutes > 0) {
        leftOut.add(new LeftOut(reason, minutes));
      }
    }

    private static int sum(Map<Integer, Integer> minutes) {
      return minutes.values().stream().mapToInt(Integer::intValue).sum();
    }
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

  static BigDecimal cost(int minutes, BigDecimal hourly) {
    return hourly
        .multiply(BigDecimal.valueOf(minutes))
        .divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP);
  }
}
