package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.budget.view.CountedCash;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.budget.view.FlatRates;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.budget.view.ValuedHours;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * What a project has come to in some months, from their beginning, as it stood at one place in the
 * log and under the rules of each day.
 *
 * @param months the months that are claimed, by this claim or an earlier one
 * @param entries every person's part in every session of those months, with what counts
 * @param costs costs paid in those months that stand and may be claimed
 * @param barredCosts costs that stand and may not be claimed
 * @param staff every post's hours in those months, with what counts
 * @param cash what was given in cash in those months, with what counts
 * @param hours what the hours are worth, session by session
 * @param lines kronor by line
 */
public record ClaimFigures(
    ProjectState state,
    SortedSet<YearMonth> months,
    List<CountedEntry> entries,
    List<CostRecorded> costs,
    List<CostRecorded> barredCosts,
    List<StaffCounting.Counted> staff,
    CountedCash cash,
    ValuedHours hours,
    SortedMap<ClaimLine, BigDecimal> lines) {
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

  /** Of some months of a project; of several sets of months at once, {@link CountedProject}. */
  public static ClaimFigures of(ProjectState state, SortedSet<YearMonth> months) {
    return of(state, months, counted(state, months).toList());
  }

  /**
   * @param entries every person's part in every session of those months, with what counts
   */
  static ClaimFigures of(
      ProjectState state, SortedSet<YearMonth> months, List<CountedEntry> entries) {
    ValuedHours hours = ValuedHours.of(state.programme(), entries);
    SortedMap<ClaimLine, BigDecimal> lines = new TreeMap<>();
    hours.parts().forEach(one -> add(lines, state.programme(), one));
    return of(state, months, entries, hours, lines);
  }

  /**
   * The same lines without the sessions that they are of: there may be more than can be held at
   * once.
   */
  public static ClaimFigures sums(ProjectState state, SortedSet<YearMonth> months) {
    Programme programme = state.programme();
    SortedMap<ClaimLine, BigDecimal> lines = new TreeMap<>();
    BigDecimal total =
        ValuedHours.each(programme, counted(state, months), one -> add(lines, programme, one));
    return of(state, months, List.of(), new ValuedHours(List.of(), total), lines);
  }

  /** Every person's part in every session of some months, with what counts. */
  private static Stream<CountedEntry> counted(ProjectState state, SortedSet<YearMonth> months) {
    Set<YearMonth> those = Set.copyOf(months);
    return counted(state).filter(one -> those.contains(one.month()));
  }

  /** Every person's part in every session, with what counts. */
  static Stream<CountedEntry> counted(ProjectState state) {
    return state.people().stream()
        .flatMap(person -> Counting.of(person, state.programme()).stream());
  }

  private static void add(
      SortedMap<ClaimLine, BigDecimal> lines, Programme programme, ValuedHours.Valued one) {
    lines.merge(
        ClaimLine.hours(Cofinancing.sector(programme, one.counted())),
        one.amount(),
        BigDecimal::add);
  }

  /**
   * @param lines those of the hours; the others are added
   */
  private static ClaimFigures of(
      ProjectState state,
      SortedSet<YearMonth> months,
      List<CountedEntry> entries,
      ValuedHours hours,
      SortedMap<ClaimLine, BigDecimal> lines) {
    Programme programme = state.programme();
    List<CostRecorded> paid =
        state.costs().stream()
            .flatMap(cost -> cost.standing().stream())
            .filter(cost -> months.contains(YearMonth.from(cost.paid())))
            .toList();
    List<CostRecorded> costs = paid.stream().filter(cost -> mayBeClaimed(programme, cost)).toList();
    List<StaffCounting.Counted> staff =
        StaffCounting.of(programme, state.times()).stream()
            .filter(one -> months.contains(one.month()))
            .toList();
    CountedCash cash =
        CountedCash.of(programme, state.cash())
            .on(received -> months.contains(YearMonth.from(received)));
    addOthers(lines, programme, costs, staff, cash);
    return new ClaimFigures(
        state,
        months,
        entries,
        costs,
        paid.stream().filter(cost -> !mayBeClaimed(programme, cost)).toList(),
        staff,
        cash,
        hours,
        lines);
  }

  private static boolean mayBeClaimed(Programme programme, CostRecorded cost) {
    Set<CostCategory> allowed =
        programme
            .rulesOn(cost.paid())
            .map(rules -> rules.funding().categories().value())
            .orElse(null);
    return programme.planned().period().contains(cost.paid())
        && (allowed == null || allowed.contains(cost.category()));
  }

  private static void addOthers(
      SortedMap<ClaimLine, BigDecimal> lines,
      Programme programme,
      List<CostRecorded> costs,
      List<StaffCounting.Counted> staff,
      CountedCash cash) {
    for (CostRecorded cost : costs) {
      lines.merge(ClaimLine.cost(cost.subBudget(), cost.category()), signed(cost), BigDecimal::add);
    }
    for (StaffCounting.Counted one : staff) {
      lines.merge(
          ClaimLine.cost(one.time().subBudget(), CostCategory.STAFF), one.cost(), BigDecimal::add);
    }
    for (SubBudget sub : SubBudget.values()) {
      for (CostCategory category : CostCategory.values()) {
        BigDecimal flat = FlatRates.of(programme, sub, category, costs, staff);
        if (flat.signum() != 0) {
          lines.put(ClaimLine.flatRate(sub, category), flat);
        }
      }
    }
    for (CountedCash.Counted one : cash.given()) {
      if (one.counts()) {
        lines.merge(ClaimLine.cash(one.cash().sector()), one.cash().amount(), BigDecimal::add);
      }
    }
  }

  /** Income counts against the costs. */
  public static BigDecimal signed(CostRecorded cost) {
    return cost.category() == CostCategory.INCOME ? cost.amount().negate() : cost.amount();
  }

  /** Kronor of a line; 0 where there is none. */
  public BigDecimal amount(ClaimLine line) {
    return lines.getOrDefault(line, NOTHING);
  }

  /** Paid eligible costs with those computed by rates. */
  public BigDecimal paid() {
    return sum(line -> !line.kind().cofinances());
  }

  /** What co-finances: what the hours are worth, and cash. */
  public BigDecimal cofinancing() {
    return sum(line -> line.kind().cofinances());
  }

  /** Paid eligible costs that no cash has paid already, which the grant can pay. */
  public BigDecimal paidWithoutCash() {
    return paid().subtract(cash.total());
  }

  private BigDecimal sum(java.util.function.Predicate<ClaimLine> of) {
    return lines.entrySet().stream()
        .filter(one -> of.test(one.getKey()))
        .map(java.util.Map.Entry::getValue)
        .reduce(NOTHING, BigDecimal::add);
  }

  /** The grant as we calculate it for all of these months. */
  public CalculatedGrant grant() {
    Programme programme = state.programme();
    return CalculatedGrant.of(
        share(), programme.planned().grant(), cofinancing(), paidWithoutCash());
  }

  /** The grant's share under the rules of the last month. */
  public Share share() {
    Programme programme = state.programme();
    Optional<RuleSet> rules =
        months.isEmpty() ? Optional.empty() : programme.rulesOn(months.last().atEndOfMonth());
    return rules
        .map(set -> CalculatedGrant.share(programme.planned(), set))
        .orElseGet(() -> CalculatedGrant.decided(programme.planned()));
  }

  /** The versions of the rules that figures stand on, oldest first. */
  public List<Integer> ruleVersions() {
    Programme programme = state.programme();
    List<Integer> versions = new ArrayList<>();
    months.forEach(month ->
        programme
            .rulesOn(month.atEndOfMonth())
            .map(RuleSet::version)
            .filter(version -> !versions.contains(version))
            .ifPresent(versions::add));
    return versions;
  }

  /**
   * The budget in force at the last month's end, of what was decided when the figures were frozen.
   */
  public DecidedBudget budget() {
    return months.isEmpty() ? state.budget() : state.budget().until(months.last().atEndOfMonth());
  }

  /** Costs of a line. */
  public List<CostRecorded> costs(ClaimLine line) {
    return costs.stream()
        .filter(cost -> ClaimLine.cost(cost.subBudget(), cost.category()).equals(line))
        .toList();
  }

  /** Staff hours of a line. */
  public List<StaffCounting.Counted> staff(ClaimLine line) {
    return staff.stream()
        .filter(one -> ClaimLine.cost(one.time().subBudget(), CostCategory.STAFF).equals(line))
        .toList();
  }

  /** Cash of a line. */
  public List<CashCofinancingRecorded> cash(ClaimLine line) {
    return cash.given().stream()
        .filter(one -> one.counts() && ClaimLine.cash(one.cash().sector()).equals(line))
        .map(CountedCash.Counted::cash)
        .toList();
  }

  /** Valued hours of a line. */
  public List<ValuedHours.Valued> hours(ClaimLine line) {
    return hours.parts().stream()
        .filter(one ->
            ClaimLine.hours(Cofinancing.sector(state.programme(), one.counted())).equals(line))
        .toList();
  }
}
