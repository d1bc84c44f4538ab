package se.delaktig.budget.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import se.delaktig.budget.command.ImportVouchers;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.SubBudget;

/**
 * What a voucher says that counts: sub-budget, category, day and amount of each row, in no order.
 * Two with the same content are the same voucher; whatever else was noted of one may differ.
 */
public record VoucherContent(List<Row> rows) {
  /** A row, as far as it counts. */
  public record Row(SubBudget subBudget, CostCategory category, LocalDate paid, BigDecimal amount) {
    public Row {
      amount = amount.stripTrailingZeros();
    }
  }

  public static VoucherContent of(Collection<CostRecorded> costs) {
    return of(
        costs.stream()
            .map(cost -> new Row(cost.subBudget(), cost.category(), cost.paid(), cost.amount())));
  }

  public static VoucherContent listed(Collection<ImportVouchers.Row> rows) {
    return of(
        rows.stream()
            .map(row -> new Row(row.subBudget(), row.category(), row.paid(), row.amount())));
  }

  private static VoucherContent of(Stream<Row> rows) {
    return new VoucherContent(
        rows.sorted(
                Comparator.comparing(Row::subBudget)
                    .thenComparing(Row::category)
                    .thenComparing(Row::paid)
                    .thenComparing(Row::amount))
            .toList());
  }
}
