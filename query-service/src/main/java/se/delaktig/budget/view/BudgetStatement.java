package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.view.Programme;

/**
 * A project's money at one look: what is planned, used and left, and what co-finances it. What is
 * used is held against what there is to spend: the ESF support and co-financing in cash, which pays
 * costs as well. The whole budget is never money to spend, since hours are none.
 *
 * @param spent costs that stand, and the hours of each post and month
 * @param cash what was given in cash
 * @param inKind what hours earn
 * @param position the last event it takes account of
 */
public record BudgetStatement(
    Programme programme,
    DecidedBudget budget,
    SpentMoney spent,
    CountedCash cash,
    Cofinancing inKind,
    long position) {
  private static final int ORE = 2;
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(ORE);

  public static BudgetStatement of(
      Programme programme,
      DecidedBudget budget,
      Collection<VoucherCost> costs,
      Collection<PostMonth> times,
      Collection<GivenCash> cash,
      HoursStatement hours,
      long position) {
    return of(programme, budget, costs, times, cash, new Cofinancing(hours), position);
  }

  static BudgetStatement of(
      Programme programme,
      DecidedBudget budget,
      Collection<VoucherCost> costs,
      Collection<PostMonth> times,
      Collection<GivenCash> cash,
      Cofinancing inKind,
      long position) {
    return new BudgetStatement(
        programme,
        budget,
        SpentMoney.of(
            programme,
            costs.stream().flatMap(cost -> cost.standing().stream()).toList(),
            List.copyOf(times)),
        CountedCash.of(programme, cash),
        inKind,
        position);
  }

  /** The hours of the project. */
  public HoursStatement hours() {
    return inKind.hours();
  }

  /**
   * What of it had happened by a day: the costs paid and the months ended until then, and the hours
   * of the sessions held until then.
   */
  public BudgetStatement until(LocalDate lastDay) {
    return new BudgetStatement(
        programme,
        budget.until(lastDay),
        spent.until(lastDay),
        cash.on(day -> !day.isAfter(lastDay)),
        new Cofinancing(hours().until(lastDay)),
        position);
  }

  /**
   * A category of a sub-budget.
   *
   * @param planned absent where no decision states it
   * @param used kronor; income counts against it
   * @param left absent where nothing is planned
   */
  public record Line(
      SubBudget subBudget,
      CostCategory category,
      @Nullable Stated<BigDecimal> planned,
      BigDecimal used,
      @Nullable BigDecimal left) {}

  /**
   * Every line but the indirect costs where there is neither a rule that computes them nor a
   * decision that plans them.
   */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (SubBudget sub : SubBudget.values()) {
      for (CostCategory category : CostCategory.values()) {
        Optional<Stated<BigDecimal>> planned = budget.planned(sub, category);
        BigDecimal used = used(sub, category);
        if (category == CostCategory.INDIRECT && planned.isEmpty() && used.signum() == 0) {
          continue;
        }
        lines.add(
            new Line(
                sub,
                category,
                planned.orElse(null),
                used,
                planned.map(Stated::value).map(amount -> amount.subtract(used)).orElse(null)));
      }
    }
    return lines;
  }

  /** What is used of a category; for {@link CostCategory#INCOME}, what has come in. */
  public BigDecimal used(SubBudget sub, CostCategory category) {
    return spent.on(sub, category);
  }

  /** What is used in a sub-budget: costs and staff hours, less income. */
  public BigDecimal used(SubBudget sub) {
    return spent.in(sub);
  }

  /** What is planned in a sub-budget, less planned income; absent where nothing is. */
  public @Nullable BigDecimal planned(SubBudget sub) {
    BigDecimal sum = null;
    for (CostCategory category : CostCategory.values()) {
      BigDecimal amount = budget.planned(sub, category).map(Stated::value).orElse(null);
      if (amount != null) {
        BigDecimal signed = category == CostCategory.INCOME ? amount.negate() : amount;
        sum = sum == null ? signed : sum.add(signed);
      }
    }
    return sum;
  }

  /** All that is planned; absent where nothing is. */
  public @Nullable BigDecimal planned() {
    BigDecimal sum = null;
    for (SubBudget sub : SubBudget.values()) {
      BigDecimal amount = planned(sub);
      if (amount != null) {
        sum = sum == null ? amount : sum.add(amount);
      }
    }
    return sum;
  }

  /** What of the support no line plans; below 0 where the lines plan more. Absent without lines. */
  public @Nullable BigDecimal undivided() {
    BigDecimal sum = planned();
    return sum == null ? null : grant().subtract(sum);
  }

  /** Whether the split was made up for a demonstration. */
  public boolean splitIsInvented() {
    return budget.lines().stream().anyMatch(line -> line.amount().basis() == Basis.INVENTED);
  }

  /** The granted ESF support. */
  public BigDecimal grant() {
    return plan().grant();
  }

  /** All the money that there is to spend: the granted ESF support, and cash that counts. */
  public Figure spendable() {
    return Figure.worked(
        "budget.spendable",
        grant().add(cash.total()),
        Unit.KRONOR,
        hours().ruleVersion(),
        position,
        Working.from("grant", grant(), Unit.KRONOR)
            .then(Does.ADDS, "cash", cash.total(), Unit.KRONOR));
  }

  /** What is left of it; below 0 where more is used. */
  public BigDecimal left() {
    return spendable().orZero().subtract(used().orZero());
  }

  /** The support's share of the whole budget, computed from the two and never the other way. */
  public Figure grantShare() {
    return Figure.worked(
        "budget.grant-share",
        grant().movePointRight(2).divide(plan().totalBudget(), ORE, RoundingMode.HALF_UP),
        Unit.PERCENT,
        0,
        position,
        Working.from("grant", grant(), Unit.KRONOR)
            .then(Does.DIVIDES, "whole-budget", plan().totalBudget(), Unit.KRONOR));
  }

  /** What is used of the money there is to spend, in parts by sub-budget. */
  public Figure used() {
    List<Part> parts = new ArrayList<>();
    BigDecimal total = NOTHING;
    for (SubBudget sub : SubBudget.values()) {
      BigDecimal used = used(sub);
      parts.add(Part.of("budget.sub." + sub, used));
      total = total.add(used);
    }
    return new Figure(
        "budget.used",
        total,
        spendable().value(),
        Unit.KRONOR,
        hours().ruleVersion(),
        position,
        List.copyOf(parts),
        spent.staffLeftOut());
  }

  /** What the hours of the posts cost, which is part of what is used. */
  public Figure staff() {
    BigDecimal total = NOTHING;
    List<Part> parts = new ArrayList<>();
    for (SubBudget sub : SubBudget.values()) {
      parts.add(Part.of("budget.sub." + sub, spent.staffCost(sub)));
      total = total.add(spent.staffCost(sub));
    }
    return new Figure(
        "budget.staff",
        total,
        null,
        Unit.KRONOR,
        hours().ruleVersion(),
        position,
        List.copyOf(parts),
        spent.staffLeftOut());
  }

  /** What certified hours have earned of the co-financing that the project must bring. */
  public Figure earned() {
    return inKind.earned();
  }

  /** Cash that counts as co-financing, by organisation. */
  public Figure cashFigure() {
    return new Figure(
        "cofinancing.cash",
        cash.total(),
        null,
        Unit.KRONOR,
        hours().ruleVersion(),
        position,
        cash.byOrganisation(),
        cash.leftOut());
  }

  /**
   * All that co-finances, of what the project must bring: in kind by hours and in cash, of public
   * and of private organisations each.
   */
  public Figure cofinancing() {
    return new Figure(
        "cofinancing.all",
        inKind.value().add(cash.total()),
        Cofinancing.needed(plan()),
        Unit.KRONOR,
        hours().ruleVersion(),
        position,
        joined(inKind.bySector(), cash.bySector()),
        joined(inKind.awaiting(), cash.leftOut()));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** What the project must bring: the whole budget less the support. */
  public Figure needed() {
    return Figure.worked(
        "cofinancing.needed",
        Cofinancing.needed(plan()),
        Unit.KRONOR,
        0,
        position,
        Working.from("whole-budget", plan().totalBudget(), Unit.KRONOR)
            .then(Does.SUBTRACTS, "grant", grant(), Unit.KRONOR));
  }

  /** What an hour is worth today, to öre for showing; the ratio behind it stays exact. */
  public Figure hourValue() {
    Working working =
        programme
            .rulesOn(hours().day())
            .flatMap(rules -> Cofinancing.hourValue(programme, rules))
            .map(ratio ->
                Working.from("hours-worth", ratio.kronor(), Unit.KRONOR)
                    .then(Does.DIVIDES, "hours-for-it", ratio.perMinutes(), Unit.MINUTES))
            .orElse(null);
    return Figure.worked(
        "cofinancing.hour-value",
        working == null ? null : working.outcome(Unit.KRONOR_PER_HOUR, ORE),
        Unit.KRONOR_PER_HOUR,
        hours().ruleVersion(),
        position,
        working);
  }

  private ProjectPlan plan() {
    return programme.planned();
  }
}
