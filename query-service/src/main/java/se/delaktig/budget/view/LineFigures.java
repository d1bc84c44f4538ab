package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;

/** The figures of a line of the budget, each with what it adds up from. */
public record LineFigures(
    BudgetStatement statement, BudgetForecast forecast, SubBudget sub, CostCategory category) {
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

  /** What the key of a part begins with that is one cost; its id follows. */
  public static final String COST = "cost:";

  /** What the key of a part begins with that is a month's staff hours; the month follows. */
  public static final String STAFF = "staff:";

  /** What the decision in force plans, by whose part it is; without a value where none says. */
  public Figure planned() {
    List<Part> parts = new ArrayList<>();
    for (BudgetDecided.Line line : statement.budget().lines()) {
      BigDecimal amount = line.amount().value();
      if (line.subBudget() == sub && line.category() == category && amount != null) {
        parts.add(
            Part.of(
                line.organisation() == null ? "budget.part.common" : line.organisation().value(),
                amount));
      }
    }
    return figure("budget.line.planned", plannedAmount(), parts, List.of());
  }

  private @Nullable BigDecimal plannedAmount() {
    return statement.budget().planned(sub, category).map(Stated::value).orElse(null);
  }

  /**
   * What is used.
   *
   * @param details whether the reader may see single costs
   */
  public Figure used(boolean details) {
    List<Part> parts = new ArrayList<>(details ? costs() : List.of(costsTogether()));
    if (category == CostCategory.STAFF) {
      parts.addAll(details ? staff() : List.of(Part.of("budget.part.staff", staffCost())));
    }
    parts.add(
        Part.of(
            "budget.part.flat-rate",
            FlatRates.of(statement.programme(), sub, category, spent().costs(), spent().staff())));
    return figure(
        "budget.line.used",
        statement.used(sub, category),
        parts.stream().filter(part -> part.value().signum() != 0).toList(),
        category == CostCategory.STAFF ? spent().staffLeftOut(sub) : List.of());
  }

  private SpentMoney spent() {
    return statement.spent();
  }

  private List<Part> costs() {
    return those().stream().map(cost -> Part.of(COST + cost.cost(), cost.amount())).toList();
  }

  private List<CostRecorded> those() {
    return spent().costs().stream()
        .filter(cost -> cost.subBudget() == sub && cost.category() == category)
        .toList();
  }

  private Part costsTogether() {
    return Part.of(
        "budget.part.costs",
        those().stream().map(CostRecorded::amount).reduce(NOTHING, BigDecimal::add));
  }

  private List<Part> staff() {
    Map<String, BigDecimal> months = new TreeMap<>();
    for (StaffCounting.Counted one : spent().staff()) {
      if (one.time().subBudget() == sub) {
        months.merge(one.time().month(), one.cost(), BigDecimal::add);
      }
    }
    return months.entrySet().stream()
        .map(month -> Part.of(STAFF + month.getKey(), month.getValue()))
        .toList();
  }

  private BigDecimal staffCost() {
    return spent().staffCost(sub);
  }

  /** What is bound and not used yet. */
  public Figure committed() {
    return figure(
        "budget.line.committed",
        forecast.committed(sub, category),
        forecast.committedParts(sub, category),
        List.of());
  }

  /** What is planned and not used; without a value where nothing is planned. */
  public Figure left() {
    BigDecimal planned = plannedAmount();
    if (planned == null) {
      return figure("budget.line.left", null, List.of(), List.of());
    }
    BigDecimal used = statement.used(sub, category);
    return Figure.worked(
        "budget.line.left",
        planned.subtract(used),
        Unit.KRONOR,
        statement.hours().ruleVersion(),
        statement.position(),
        Working.from("planned", planned, Unit.KRONOR)
            .then(Does.SUBTRACTS, "used", used, Unit.KRONOR));
  }

  /** What it will have come to at the end of the sub-budget, as we calculate it. */
  public Figure coming() {
    return figure(
        "budget.line.forecast",
        forecast.forecast(sub, category),
        forecast.forecastParts(sub, category),
        List.of());
  }

  private Figure figure(
      String key, @Nullable BigDecimal value, List<Part> parts, List<LeftOut> leftOut) {
    return new Figure(
        key,
        value,
        null,
        Unit.KRONOR,
        statement.hours().ruleVersion(),
        statement.position(),
        List.copyOf(parts),
        leftOut);
  }
}
