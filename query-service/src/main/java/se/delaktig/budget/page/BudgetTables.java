package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.BudgetForecast;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;

/** The ESF support: by sub-budget, by organisation, and decision by decision. */
@Component
public class BudgetTables {
  private final Words words;
  private final Fmt fmt;

  BudgetTables(Words words, Fmt fmt) {
    this.words = words;
    this.fmt = fmt;
  }

  /** Planned, used and left of both sub-budgets, each table adding up to its last row. */
  public List<DataTable> of(BudgetStatement statement) {
    return List.of(SubBudget.values()).stream()
        .map(sub -> table(sub, statement, null, line -> null))
        .toList();
  }

  /**
   * The same with what is committed, and what it is on its way to.
   *
   * @param opens where a line's figures are explained
   */
  List<DataTable> of(
      BudgetStatement statement,
      BudgetForecast forecast,
      Function<BudgetStatement.Line, @Nullable String> opens) {
    return List.of(SubBudget.values()).stream()
        .map(sub -> table(sub, statement, forecast, opens))
        .toList();
  }

  private DataTable table(
      SubBudget sub,
      BudgetStatement statement,
      @Nullable BudgetForecast forecast,
      Function<BudgetStatement.Line, @Nullable String> opens) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.text(words.say("budget.category.head")),
                Column.bar(words.say("budget.share-used")),
                words.figures("budget.planned"),
                words.figures("budget.used.head"),
                words.figures("budget.left")));
    if (forecast != null) {
      columns.add(4, words.figures("budget.committed"));
      columns.add(words.figures("budget.forecast"));
    }
    DataTable table =
        DataTable.of(
                "tabell-" + sub.name().toLowerCase(Locale.ROOT),
                words.say("budget.sub." + sub),
                columns.toArray(Column[]::new))
            .withCaption();
    statement.lines().stream()
        .filter(line -> line.subBudget() == sub)
        .forEach(line -> {
          @Nullable Stated<BigDecimal> planned = line.planned();
          List<Cell> cells =
              new ArrayList<>(
                  List.of(
                      Cell.of(words.say("budget.category." + line.category())),
                      share(line.used(), planned == null ? null : planned.value()),
                      planned(planned),
                      Cell.of(fmt.kronor(line.used())),
                      left(line.left())));
          if (forecast != null) {
            cells.add(4, Cell.of(fmt.kronor(forecast.committed(sub, line.category()))));
            cells.add(Cell.of(fmt.kronor(forecast.forecast(sub, line.category()))));
          }
          table.row(cells.toArray(Cell[]::new)).opens(opens.apply(line));
        });
    BigDecimal planned = statement.planned(sub);
    BigDecimal used = statement.used(sub);
    List<Cell> sum =
        new ArrayList<>(
            List.of(
                Cell.of(words.say("budget.sum")),
                share(used, planned),
                Cell.of(fmt.kronor(planned)),
                Cell.of(fmt.kronor(used)),
                left(planned == null ? null : planned.subtract(used))));
    if (forecast != null) {
      sum.add(4, Cell.of(fmt.kronor(forecast.committed(sub))));
      sum.add(Cell.of(fmt.kronor(forecast.forecast(sub))));
    }
    return table.sum(sum.toArray(Cell[]::new));
  }

  /** Planned, used and left by organisation; absent where nothing is. */
  @Nullable DataTable organisations(Sight sight, BudgetStatement statement) {
    DataTable table =
        DataTable.of(
            "organisationer",
            words.say("budget.by-organisation"),
            Column.text(words.say("budget.organisation.label")),
            words.figures("budget.planned"),
            words.figures("budget.used.head"),
            words.figures("budget.left"));
    boolean any = false;
    for (OrganisationJoined joined :
        sight.programme().places().organisations().values().stream()
            .sorted(Comparator.comparing(OrganisationJoined::name))
            .toList()) {
      BigDecimal planned = statement.budget().planned(joined.organisation()).orElse(null);
      BigDecimal used = statement.spent().by(joined.organisation());
      if (planned != null || used.signum() != 0) {
        any = true;
        table.row(
            Cell.of(joined.name()),
            Cell.of(fmt.kronor(planned)),
            Cell.of(fmt.kronor(used)),
            left(planned == null ? null : planned.subtract(used)));
      }
    }
    BigDecimal common = statement.budget().planned((OrganisationId) null).orElse(null);
    BigDecimal rates = statement.spent().byRates();
    table.row(
        Cell.of(words.say("budget.common")).sub(words.say("budget.common.text")),
        Cell.of(fmt.kronor(common)),
        Cell.of(fmt.kronor(rates)),
        Cell.of("–"));
    return any
        ? table.sum(
            Cell.of(words.say("budget.sum")),
            Cell.of(fmt.kronor(statement.planned())),
            Cell.of(fmt.kronor(statement.used().value())),
            left(
                statement.planned() == null
                    ? null
                    : statement.planned().subtract(statement.used().orZero())))
        : null;
  }

  /** Every decision and what it changed, the one in force first; absent where there is none. */
  @Nullable DataTable decisions(Sight sight, DecidedBudget budget) {
    List<BudgetDecided> all = budget.inOrder();
    if (all.isEmpty()) {
      return null;
    }
    DataTable table =
        DataTable.of(
            "beslut",
            words.say("budget.decisions"),
            Column.text(words.say("budget.decision.label")),
            Column.text(words.say("budget.ruling.from")),
            Column.full(words.say("budget.changes")));
    for (int i = all.size() - 1; i >= 0; i--) {
      BudgetDecided decision = all.get(i);
      BudgetDecided.Ruling ruling = decision.ruling();
      table.row(
          Cell.of(ruling == null ? decision.decision() : ruling.number())
              .sub(
                  ruling == null
                      ? words.say("budget.ruling.unknown")
                      : words.say("budget.ruling.of", decision.decision(), fmt.date(ruling.on()))),
          i == all.size() - 1
              ? Cell.of(State.of(Tone.GOOD, words.say("budget.in-force", since(ruling))))
              : Cell.of(since(ruling)),
          Cell.of(
              i == 0
                  ? words.say("budget.changes.first", decision.lines().size())
                  : changes(sight, DecidedBudget.changes(all.get(i - 1), decision))));
    }
    return table;
  }

  private String since(BudgetDecided.@Nullable Ruling ruling) {
    return ruling == null
        ? words.say("budget.from-beginning")
        : words.say("budget.from-day", fmt.date(ruling.from()));
  }

  private String changes(Sight sight, List<DecidedBudget.Change> changes) {
    return changes.isEmpty()
        ? words.say("budget.changes.none")
        : changes.stream()
            .map(change ->
                words.say(
                    "budget.change-of",
                    words.say("budget.sub." + change.subBudget()),
                    words.say("budget.category." + change.category())
                        + (change.organisation() == null
                            ? ""
                            : ", " + organisation(sight, change.organisation())),
                    fmt.kronor(change.before()),
                    fmt.kronor(change.after())))
            .collect(Collectors.joining(" "));
  }

  /** An organisation's name. */
  String organisation(Sight sight, OrganisationId id) {
    OrganisationJoined joined = sight.programme().places().organisations().get(id);
    return joined == null ? id.value() : joined.name();
  }

  private Cell share(BigDecimal used, @Nullable BigDecimal planned) {
    return planned == null || planned.signum() <= 0
        ? Cell.empty()
        : Cell.of(
            Bar.of(used, planned),
            words.say("budget.share-heard", fmt.share(used.longValue(), planned.longValue())));
  }

  private Cell planned(@Nullable Stated<BigDecimal> planned) {
    if (planned == null || planned.value() == null) {
      return Cell.of(fmt.missing());
    }
    Cell cell = Cell.of(fmt.kronor(planned.value()));
    return switch (planned.basis()) {
      case INVENTED -> cell.sub(words.say("budget.invented"));
      case ASSUMED -> cell.sub(words.say("budget.assumed"));
      case COMPUTED -> cell.sub(words.say("budget.computed"));
      case STATED, NOT_STATED -> cell;
    };
  }

  /** What is left; more than was planned is said in words. */
  private Cell left(@Nullable BigDecimal left) {
    if (left == null) {
      return Cell.of("–");
    }
    return left.signum() < 0
        ? Cell.of(State.of(Tone.LATE, words.say("budget.line-over", fmt.kronor(left.negate()))))
        : Cell.of(fmt.kronor(left));
  }
}
