package se.delaktig.budget.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostCategory;

/**
 * A ledger (huvudbok) as it lay in a file: vouchers' rows, with a debit above 0 and a credit below.
 *
 * @param accounts the accounts' names, where the file tells them
 * @param objects what rows are marked with (projects, cost centres) and what that is called
 * @param faults what could not be read
 * @param tellsPaid whether the file says when a row was paid
 * @param source the file's own lines
 */
public record Ledger(
    List<Row> rows,
    Map<String, String> accounts,
    Map<String, String> objects,
    List<Fault> faults,
    boolean tellsPaid,
    Source source) {
  /** The most rows that are read. */
  static final int MOST_ROWS = 100_000;

  /**
   * A row.
   *
   * @param line its line in the file, the first being 1
   * @param financialYear the calendar year in which its financial year begins
   * @param voucher series and number
   * @param category where the file itself says it
   * @param objects keys of {@link Ledger#objects}
   * @param text what the books say of it, in words
   */
  public record Row(
      int line,
      int financialYear,
      String voucher,
      @Nullable String account,
      LocalDate date,
      @Nullable LocalDate paid,
      BigDecimal amount,
      @Nullable BigDecimal vat,
      @Nullable String supplier,
      @Nullable String procurement,
      @Nullable CostCategory category,
      Set<String> objects,
      @Nullable String text) {
    /** Tells nothing of what stands in it, which may be about people. */
    @Override
    public String toString() {
      return "Row[" + line + "]";
    }
  }

  /**
   * The file's own lines, to give back those that could not go in.
   *
   * @param header what its columns are called; one column where it has none
   * @param lines their cells by the lines' numbers
   */
  public record Source(List<String> header, Map<Integer, List<String>> lines) {
    /** Tells nothing of what stands in it, which may be about people. */
    @Override
    public String toString() {
      return "Source[" + lines.size() + "]";
    }
  }

  /**
   * Something wrong.
   *
   * @param voucher whose rows can then not go in; absent where none is known
   * @param key a message key
   * @param values what is set into the message
   */
  public record Fault(int line, @Nullable String voucher, String key, List<Object> values) {}

  /**
   * Reads a SIE 4 file, or a table in xlsx or csv.
   *
   * @throws se.delaktig.kernel.file.UnreadableFileException when it is neither
   */
  public static Ledger read(byte[] content) {
    return SieFile.is(content) ? SieFile.read(content) : LedgerTable.read(content);
  }
}
