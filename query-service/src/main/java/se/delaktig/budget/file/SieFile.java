package se.delaktig.budget.file;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.file.UnreadableFileException;

/**
 * SIE type 4, in which Swedish bookkeeping programs exchange vouchers: one item a line, {@code
 * #VER} with its {@code #TRANS} between braces, texts in quotation marks, IBM code page 437. What
 * the format has beside accounts, objects, financial years and vouchers is passed over, and so are
 * {@code #RTRANS} and {@code #BTRANS}, which tell how a voucher was altered.
 */
final class SieFile {
  private static final Charset PC8 = Charset.forName("IBM437");
  private static final String MARK = "#FLAGGA";
  private static final int LOOKED_AT = 200;

  private final Map<String, String> accounts = new LinkedHashMap<>();
  private final Map<String, String> dimensions = new LinkedHashMap<>();
  private final Map<String, String> objects = new LinkedHashMap<>();
  private final List<Years> years = new ArrayList<>();
  private final List<Ledger.Row> rows = new ArrayList<>();
  private final List<Ledger.Fault> faults = new ArrayList<>();
  private @Nullable Head head;
  private BigDecimal balance = BigDecimal.ZERO;

  private SieFile() {}

  private record Years(LocalDate first, LocalDate last) {}

  /** The voucher whose rows are being read. */
  private record Head(int line, String number, @Nullable LocalDate date, @Nullable String text) {}

  static boolean is(byte[] content) {
    String beginning =
        new String(content, 0, Math.min(content.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    return beginning.contains(MARK);
  }

  static Ledger read(byte[] content) {
    SieFile file = new SieFile();
    int number = 0;
    Map<Integer, List<String>> lines = new HashMap<>();
    for (String line : text(content).split("\r\n|\n|\r", -1)) {
      number++;
      if (line.strip().startsWith("#VER") || line.strip().startsWith("#TRANS")) {
        lines.put(number, List.of(line.strip()));
      }
      file.read(number, SieItems.of(line));
    }
    file.endVoucher();
    if (file.rows.isEmpty() && file.faults.isEmpty()) {
      throw new UnreadableFileException("budget.file.no-vouchers");
    }
    return new Ledger(
        file.rows,
        file.accounts,
        file.objects,
        file.faults,
        false,
        new Ledger.Source(List.of("SIE"), Map.copyOf(lines)));
  }

  /** Programs that do not keep to the format write UTF-8; what is that by chance is PC8 too. */
  private static String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException asItShouldBe) {
      return new String(content, PC8);
    }
  }

  private void read(int line, List<String> items) {
    switch (items.isEmpty() ? "" : items.getFirst()) {
      case "#RAR" -> year(items);
      case "#KONTO" -> accounts.put(item(items, 1), item(items, 2));
      case "#DIM" -> dimensions.put(item(items, 1), item(items, 2));
      case "#OBJEKT" ->
          objects.put(
              object(item(items, 1), item(items, 2)),
              (dimensions.getOrDefault(item(items, 1), "")
                      + " "
                      + item(items, 2)
                      + " "
                      + item(items, 3))
                  .strip());
      case "#VER" -> {
        endVoucher();
        beginVoucher(line, items);
      }
      case "#TRANS" -> row(line, items);
      case "}" -> endVoucher();
      default -> {}
    }
  }

  private void year(List<String> items) {
    Optional<LocalDate> first = day(item(items, 2));
    Optional<LocalDate> last = day(item(items, 3));
    if (first.isPresent() && last.isPresent()) {
      years.add(new Years(first.get(), last.get()));
    }
  }

  private void beginVoucher(int line, List<String> items) {
    String series = item(items, 1);
    String number = item(items, 2);
    String voucher = (series + " " + number).strip();
    Optional<LocalDate> date = day(item(items, 3));
    if (number.isEmpty()) {
      faults.add(new Ledger.Fault(line, null, "budget.fault.no-number", List.of()));
    } else if (date.isEmpty()) {
      faults.add(new Ledger.Fault(line, voucher, "budget.fault.date", List.of(item(items, 3))));
    }
    head =
        number.isEmpty()
            ? null
            : new Head(line, voucher, date.orElse(null), orNothing(item(items, 4)));
    balance = BigDecimal.ZERO;
  }

  private void endVoucher() {
    Head ended = head;
    if (ended != null && balance.signum() != 0) {
      faults.add(
          new Ledger.Fault(
              ended.line(), ended.number(), "budget.fault.unbalanced", List.of(balance)));
    }
    head = null;
  }

  private void row(int line, List<String> items) {
    Head voucher = head;
    if (voucher == null) {
      return;
    }
    Optional<BigDecimal> amount = amount(item(items, 3));
    if (amount.isEmpty()) {
      faults.add(
          new Ledger.Fault(line, voucher.number(), "budget.fault.amount", List.of(item(items, 3))));
      return;
    }
    balance = balance.add(amount.get());
    LocalDate date = day(item(items, 4)).orElse(voucher.date());
    if (date == null || amount.get().signum() == 0) {
      return;
    }
    if (rows.size() == Ledger.MOST_ROWS) {
      throw new UnreadableFileException("budget.file.too-many-rows");
    }
    String text = orNothing(item(items, 5));
    rows.add(
        new Ledger.Row(
            line,
            yearOf(voucher.date() == null ? date : voucher.date()),
            voucher.number(),
            item(items, 1),
            date,
            null,
            amount.get(),
            null,
            null,
            null,
            null,
            marked(item(items, 2)),
            text == null ? voucher.text() : text));
  }

  /** The object list of a row: pairs of a dimension and an object. */
  private Set<String> marked(String list) {
    List<String> items = SieItems.of(list);
    Set<String> marked = new LinkedHashSet<>();
    for (int i = 0; i + 1 < items.size(); i += 2) {
      String object = object(items.get(i), items.get(i + 1));
      objects.putIfAbsent(object, items.get(i + 1));
      marked.add(object);
    }
    return marked;
  }

  private static String object(String dimension, String number) {
    return dimension + ":" + number;
  }

  private int yearOf(LocalDate day) {
    return years.stream()
        .filter(year -> !day.isBefore(year.first()) && !day.isAfter(year.last()))
        .map(year -> year.first().getYear())
        .findFirst()
        .orElse(day.getYear());
  }

  private static String item(List<String> items, int index) {
    return index < items.size() ? items.get(index).strip() : "";
  }

  private static @Nullable String orNothing(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> amount(String text) {
    return text.matches("-?\\d{1,15}(\\.\\d{1,2})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
