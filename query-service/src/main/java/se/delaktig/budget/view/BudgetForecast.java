package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.policy.Staff;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * What a budget is on its way to, as we calculate it. Committed (intecknat) is what is bound of
 * staff: reports that are recorded and wait for a signature, and by contract each held post's share
 * of the rules' year for the months from this one on that are not recorded, at its cost an hour. A
 * cost is recorded once it is paid, and its contract is not in the log, so that nothing of other
 * categories is bound: what else is bought goes on at the pace of the sub-budget so far. What rates
 * compute follows from both. Income is not foreseen.
 *
 * @param day the day it is seen from
 */
public record BudgetForecast(BudgetStatement statement, Staff staff, LocalDate day) {
  private static final int ORE = 2;
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(ORE);
  private static final BigDecimal MINUTES_A_YEAR_TO_HOURS_A_MONTH = BigDecimal.valueOf(720);

  /** What contracts bind of a category. */
  public BigDecimal committed(SubBudget sub, CostCategory category) {
    return category == CostCategory.STAFF ? staffCommitted(sub) : rated(sub, category);
  }

  /** What a category will have come to at the end of the sub-budget. */
  public BigDecimal forecast(SubBudget sub, CostCategory category) {
    BigDecimal used = statement.used(sub, category);
    return switch (category) {
      case STAFF -> used.add(staffCommitted(sub));
      case INCOME -> used;
      case INDIRECT -> used.add(rated(sub, category)).add(ratedPace(sub, category));
      case EXTERNAL_SERVICES, TRAVEL, EQUIPMENT_AND_MATERIALS -> used.add(pace(sub, used));
    };
  }

  /** What is bound of a category, by what binds it. */
  List<Part> committedParts(SubBudget sub, CostCategory category) {
    if (category != CostCategory.STAFF) {
      return parts(Part.of("budget.part.flat-rate", rated(sub, category)));
    }
    BigDecimal waiting = waiting(sub);
    return parts(
        Part.of("budget.part.waiting", waiting),
        Part.of("budget.part.contracts", staffCommitted(sub).subtract(waiting)));
  }

  /** What a category will have come to, by what it comes of. */
  List<Part> forecastParts(SubBudget sub, CostCategory category) {
    BigDecimal used = statement.used(sub, category);
    Part soFar = Part.of("budget.part.used", used);
    return switch (category) {
      case STAFF -> parts(soFar, Part.of("budget.part.committed", staffCommitted(sub)));
      case INCOME -> parts(soFar);
      case INDIRECT ->
          parts(
              soFar,
              Part.of("budget.part.committed", rated(sub, category)),
              Part.of("budget.part.pace", ratedPace(sub, category)));
      case EXTERNAL_SERVICES, TRAVEL, EQUIPMENT_AND_MATERIALS ->
          parts(soFar, Part.of("budget.part.pace", pace(sub, used)));
    };
  }

  private static List<Part> parts(Part... parts) {
    return Stream.of(parts).filter(part -> part.value().signum() != 0).toList();
  }

  /** What all of a sub-budget will have come to, less income. */
  public BigDecimal forecast(SubBudget sub) {
    return sum(category -> forecast(sub, category));
  }

  /** What contracts bind of a sub-budget. */
  public BigDecimal committed(SubBudget sub) {
    return sum(category -> committed(sub, category));
  }

  private static BigDecimal sum(Function<CostCategory, BigDecimal> of) {
    BigDecimal sum = NOTHING;
    for (CostCategory category : CostCategory.values()) {
      BigDecimal amount = of.apply(category);
      sum = category == CostCategory.INCOME ? sum.subtract(amount) : sum.add(amount);
    }
    return sum;
  }

  private Programme programme() {
    return statement.programme();
  }

  /** The days of a sub-budget; empty where the plan does not say when its first phase ends. */
  private Optional<Period> period(SubBudget sub) {
    ProjectPlan plan = programme().planned();
    LocalDate firstEnds = plan.phases().isEmpty() ? null : plan.phases().getFirst().to().value();
    return switch (sub) {
      case ANALYSIS_AND_PLANNING ->
          firstEnds == null
              ? Optional.empty()
              : Optional.of(new Period(plan.period().from(), firstEnds));
      case IMPLEMENTATION ->
          Optional.of(
              new Period(
                  firstEnds == null ? plan.period().from() : firstEnds.plusDays(1),
                  plan.period().to()));
    };
  }

  /** What goes on being used at the pace so far, until the sub-budget ends. */
  private BigDecimal pace(SubBudget sub, BigDecimal used) {
    Period period = period(sub).orElse(null);
    if (period == null || !period.contains(day)) {
      return NOTHING;
    }
    long passed = ChronoUnit.DAYS.between(period.from(), day) + 1;
    long left = ChronoUnit.DAYS.between(day, period.to());
    return used.multiply(BigDecimal.valueOf(left))
        .divide(BigDecimal.valueOf(passed), ORE, RoundingMode.HALF_UP);
  }

  private BigDecimal rated(SubBudget sub, CostCategory category) {
    return rated(category, CostCategory.STAFF, staffCommitted(sub));
  }

  private BigDecimal ratedPace(SubBudget sub, CostCategory category) {
    BigDecimal sum = NOTHING;
    for (CostCategory base :
        List.of(
            CostCategory.EXTERNAL_SERVICES,
            CostCategory.TRAVEL,
            CostCategory.EQUIPMENT_AND_MATERIALS)) {
      sum = sum.add(rated(category, base, pace(sub, statement.used(sub, base))));
    }
    return sum;
  }

  private BigDecimal rated(CostCategory category, CostCategory base, BigDecimal amount) {
    return FlatRates.of(programme(), category, List.of(new FlatRates.Base(base, day, amount)));
  }

  /** What recorded reports will cost once they are signed, where no ceiling takes of it. */
  private BigDecimal waiting(SubBudget sub) {
    BigDecimal sum = NOTHING;
    for (StaffCounting.Counted one : statement.spent().staff()) {
      if (one.time().subBudget() == sub) {
        int minutes =
            one.leftOut().stream()
                .filter(left -> left.reason().waits())
                .mapToInt(StaffCounting.LeftOut::minutes)
                .sum();
        sum = sum.add(StaffCounting.cost(minutes, one.hourlyCost()));
      }
    }
    return sum;
  }

  private BigDecimal staffCommitted(SubBudget sub) {
    BigDecimal sum = waiting(sub);
    Period period = period(sub).orElse(null);
    if (period == null) {
      return sum;
    }
    for (ProjectPlan.Staffing post : programme().planned().staffing()) {
      sum = sum.add(committed(post, period));
    }
    return sum;
  }

  private BigDecimal committed(ProjectPlan.Staffing post, Period period) {
    BigDecimal sum = NOTHING;
    YearMonth last = YearMonth.from(period.to());
    for (YearMonth month = YearMonth.from(period.from());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      StaffAppointed held = held(post, month);
      boolean mine = period.contains(month.atDay(1)) || month.equals(YearMonth.from(period.from()));
      if (held != null
          && mine
          && !recorded(post, held, month)
          && !month.isBefore(YearMonth.from(day))) {
        sum = sum.add(month(post, held, month));
      }
    }
    return sum;
  }

  private @Nullable StaffAppointed held(ProjectPlan.Staffing post, YearMonth month) {
    return programme().places().organisations().values().stream()
        .filter(joined -> joined.name().equals(post.organisation()))
        .map(OrganisationJoined::organisation)
        .flatMap(organisation -> staff.holding(post.role(), organisation, month).stream())
        .findFirst()
        .orElse(null);
  }

  private boolean recorded(ProjectPlan.Staffing post, StaffAppointed held, YearMonth month) {
    return times(post, held).stream().anyMatch(time -> time.month().equals(month.toString()));
  }

  private List<StaffTimeRecorded> times(ProjectPlan.Staffing post, StaffAppointed held) {
    List<StaffTimeRecorded> those = new ArrayList<>();
    for (PostMonth one : statement.spent().times()) {
      StaffTimeRecorded time = one.latest();
      if (time != null
          && time.role().equals(post.role())
          && time.organisation().equals(held.organisation())) {
        those.add(time);
      }
    }
    those.sort(Comparator.comparing(StaffTimeRecorded::month));
    return those;
  }

  /** A month's share of the rules' year at the post's cost an hour; nothing where neither says. */
  private BigDecimal month(ProjectPlan.Staffing post, StaffAppointed held, YearMonth month) {
    FundingRules rules =
        programme().rulesOn(month.atEndOfMonth()).map(RuleSet::funding).orElse(null);
    Integer year = rules == null ? null : rules.staffMinutesPerYear().value();
    List<StaffTimeRecorded> times = times(post, held);
    BigDecimal hourly =
        Optional.ofNullable(rules)
            .flatMap(set -> StaffCounting.unitCost(set, post.role(), month.atEndOfMonth()))
            .orElse(times.isEmpty() ? null : times.getLast().hourlyCost());
    return year == null || hourly == null
        ? NOTHING
        : post.share()
            .multiply(BigDecimal.valueOf(year))
            .multiply(Objects.requireNonNull(hourly))
            .divide(MINUTES_A_YEAR_TO_HOURS_A_MONTH, ORE, RoundingMode.HALF_UP);
  }
}
