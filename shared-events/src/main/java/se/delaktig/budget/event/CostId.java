package se.delaktig.budget.event;

import se.delaktig.kernel.event.Id;

/**
 * A cost, by its row in the books: its voucher's id, {@code _}, and which row. One without {@code
 * _} is its voucher's only row.
 */
public record CostId(String value) implements Id {
  private static final char ROW = '_';

  public CostId {
    Id.checked(value);
  }

  /** A row of a voucher. */
  public static CostId of(VoucherId voucher, String row) {
    return new CostId(voucher.value() + ROW + row);
  }

  /** The voucher it is a row of. */
  public VoucherId voucher() {
    int row = value.indexOf(ROW);
    return new VoucherId(row < 0 ? value : value.substring(0, row));
  }

  @Override
  public String toString() {
    return value;
  }
}
