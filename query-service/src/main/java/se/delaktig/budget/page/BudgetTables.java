package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;

/** Planned, used and left of the ESF support, a table for each sub-budget. */
@Component
public class BudgetTables {
  private final Words words;
  private final Fmt fmt;

  BudgetTables(Words words, Fmt fmt) {
    this.words = words;
    this.fmt = fmt;
  }

  /** The tables of both sub-budgets, each adding up to its last row. */
  public List<DataTable> of(BudgetStatement statement) {
    return List.of(SubBudget.values()).stream().map(sub -> table(sub, statement)).toList();
  }

  private DataTable table(SubBudget sub, BudgetStatement statement) {
    DataTable table =
        DataTable.of(
                "tabell-" + sub.name().toLowerCase(Locale.ROOT),
                words.say("budget.sub." + sub),
                Column.text(words.say("budget.category.head")),
                Column.bar(words.say("budget.share-used")),
                Column.figure(words.say("budget.planned")),
                Column.figure(words.say("budget.used.head")),
                Column.figure(words.say("budget.left")))
            .withCaption();
    statement.lines().stream()
        .filter(line -> line.subBudget() == sub)
        .forEach(line -> {
          @Nullable Stated<BigDecimal> planned = line.planned();
          table.row(
              Cell.of(words.say("budget.category." + line.category())),
              share(line.used(), planned == null ? null : planned.value()),
              planned(planned),
              Cell.of(fmt.kronor(line.used())),
              left(line.left()));
        });
    BigDecimal planned = statement.planned(sub);
    BigDecimal used = statement.used(sub);
    return table.sum(
        Cell.of(words.say("budget.sum")),
        share(used, planned),
        Cell.of(fmt.kronor(planned)),
        Cell.of(fmt.kronor(used)),
        left(planned == null ? null : planned.subtract(used)));
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
      case STATED, COMPUTED, NOT_STATED -> cell;
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
