package se.delaktig.budget.file;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.kernel.file.Line;
import se.delaktig.kernel.file.TableFile;
import se.delaktig.kernel.file.UnreadableFileException;

/** A ledger as a table: a head, known by what programs call their columns, and a row a line. */
final class LedgerTable {
  private static final int HEADER_WITHIN = 15;
  private static final List<DateTimeFormatter> DAYS =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.BASIC_ISO_DATE,
          DateTimeFormatter.ofPattern("uuuu/M/d"),
          DateTimeFormatter.ofPattern("d/M/uuuu"),
          DateTimeFormatter.ofPattern("d.M.uuuu"));
  private static final Map<String, CostCategory> CATEGORIES =
      Map.of(
          "personal", CostCategory.STAFF,
          "externa tjänster", CostCategory.EXTERNAL_SERVICES,
          "resor och logi", CostCategory.TRAVEL,
          "resor", CostCategory.TRAVEL,
          "utrustning och material", CostCategory.EQUIPMENT_AND_MATERIALS,
          "indirekta kostnader", CostCategory.INDIRECT,
          "intäkter", CostCategory.INCOME);

  private final Map<LedgerColumn, Integer> places;
  private final List<Ledger.Row> rows = new ArrayList<>();
  private final List<Ledger.Fault> faults = new ArrayList<>();
  private final Map<String, String> accounts = new LinkedHashMap<>();
  private final Map<String, String> objects = new LinkedHashMap<>();

  private LedgerTable(Map<LedgerColumn, Integer> places) {
    this.places = places;
  }

  static Ledger read(byte[] content) {
    List<Line> lines = TableFile.lines(content);
    int head = 0;
    for (int i = 1; i < Math.min(HEADER_WITHIN, lines.size()); i++) {
      if (columns(lines.get(i)).size() > columns(lines.get(head)).size()) {
        head = i;
      }
    }
    Map<LedgerColumn, Integer> places = columns(lines.get(head));
    if (!places
        .keySet()
        .containsAll(Set.of(LedgerColumn.NUMBER, LedgerColumn.DATE, LedgerColumn.AMOUNT))) {
      throw new UnreadableFileException("budget.file.columns");
    }
    LedgerTable table = new LedgerTable(places);
    lines.subList(head + 1, lines.size()).forEach(table::row);
    return new Ledger(
        table.rows,
        table.accounts,
        table.objects,
        table.faults,
        places.containsKey(LedgerColumn.PAID),
        new Ledger.Source(
            lines.get(head).cells(),
            lines.subList(head + 1, lines.size()).stream()
                .collect(Collectors.toUnmodifiableMap(Line::number, Line::cells))));
  }

  private static Map<LedgerColumn, Integer> columns(Line head) {
    Map<LedgerColumn, Integer> found = new EnumMap<>(LedgerColumn.class);
    for (int i = 0; i < head.cells().size(); i++) {
      for (LedgerColumn column : LedgerColumn.values()) {
        if (column.isCalled(head.cell(i))) {
          found.putIfAbsent(column, i);
        }
      }
    }
    return found;
  }

  private @Nullable String text(LedgerColumn column, Line line) {
    Integer place = places.get(column);
    String text = place == null ? "" : line.cell(place);
    return text.isEmpty() ? null : text;
  }

  private void row(Line line) {
    String number = text(LedgerColumn.NUMBER, line);
    if (number == null) {
      // sums and headings between the vouchers; an amount without a voucher is a fault
      if (text(LedgerColumn.AMOUNT, line) != null && text(LedgerColumn.DATE, line) != null) {
        faults.add(new Ledger.Fault(line.number(), null, "budget.fault.no-number", List.of()));
      }
      return;
    }
    String series = text(LedgerColumn.SERIES, line);
    String voucher = series == null ? number : series + " " + number;
    int before = faults.size();
    LocalDate date = day(LedgerColumn.DATE, line, voucher);
    LocalDate paid = day(LedgerColumn.PAID, line, voucher);
    BigDecimal amount = amount(LedgerColumn.AMOUNT, line, voucher);
    BigDecimal vat = amount(LedgerColumn.VAT, line, voucher);
    CostCategory category = category(line, voucher);
    Integer year = year(line, voucher);
    if (date == null && faults.size() == before) {
      fault(line, voucher, "budget.fault.no-date");
    }
    if (amount == null && faults.size() == before) {
      fault(line, voucher, "budget.fault.no-amount");
    }
    if (faults.size() > before || date == null || amount == null || amount.signum() == 0) {
      return;
    }
    String account = text(LedgerColumn.ACCOUNT, line);
    String accountName = text(LedgerColumn.ACCOUNT_NAME, line);
    if (account != null && accountName != null) {
      accounts.putIfAbsent(account, accountName);
    }
    String project = text(LedgerColumn.PROJECT, line);
    if (project != null) {
      objects.putIfAbsent(project, project);
    }
    rows.add(
        new Ledger.Row(
            line.number(),
            year == null ? date.getYear() : year,
            voucher,
            account,
            date,
            paid,
            amount,
            vat,
            text(LedgerColumn.SUPPLIER, line),
            text(LedgerColumn.PROCUREMENT, line),
            category,
            project == null ? Set.of() : Set.of(project),
            text(LedgerColumn.TEXT, line)));
  }

  private void fault(Line line, String voucher, String key, Object... values) {
    faults.add(new Ledger.Fault(line.number(), voucher, key, List.of(values)));
  }

  private @Nullable LocalDate day(LedgerColumn column, Line line, String voucher) {
    String text = text(column, line);
    if (text == null) {
      return null;
    }
    for (DateTimeFormatter format : DAYS) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeException another) {
        continue;
      }
    }
    fault(line, voucher, "budget.fault.date", text);
    return null;
  }

  private @Nullable BigDecimal amount(LedgerColumn column, Line line, String voucher) {
    String text = text(column, line);
    if (text == null) {
      return null;
    }
    Optional<BigDecimal> amount = Amounts.read(text);
    if (amount.isEmpty()) {
      fault(line, voucher, "budget.fault.amount", text);
    }
    return amount.orElse(null);
  }

  private @Nullable CostCategory category(Line line, String voucher) {
    String text = text(LedgerColumn.CATEGORY, line);
    if (text == null) {
      return null;
    }
    CostCategory category = CATEGORIES.get(text.toLowerCase(Locale.ROOT));
    if (category == null) {
      fault(line, voucher, "budget.fault.category", text);
    }
    return category;
  }

  /** {@code 2019}, {@code 2019/2020} or {@code 2019-05}. */
  private @Nullable Integer year(Line line, String voucher) {
    String text = text(LedgerColumn.FINANCIAL_YEAR, line);
    if (text == null) {
      return null;
    }
    if (!text.matches("(19|20)\\d{2}([/ -].*)?")) {
      fault(line, voucher, "budget.fault.financial-year", text);
      return null;
    }
    return Integer.parseInt(text.substring(0, 4));
  }
}
