package se.delaktig.budget.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.file.ReturnedLines;

/**
 * The vouchers that could not go in, as a workbook with the file's own columns, the number of each
 * line and the reason beside it. A voucher comes back whole, so that a table can be mended there
 * and read in again.
 */
public final class ReturnedLedger {
  private ReturnedLedger() {}

  /** What the added columns and lines are called. */
  public record Heads(String sheet, String line, String reason, String heldBack) {}

  /**
   * @param note stands above the heads, where it is passed over when the file is read in again
   * @param reason what is wrong, in plain words
   */
  public static byte[] of(
      Ledger ledger,
      List<Ledger.Fault> faults,
      @Nullable String note,
      Heads heads,
      Function<Ledger.Fault, String> reason) {
    Map<Integer, Set<String>> reasons =
        faults.stream()
            .collect(
                Collectors.groupingBy(
                    Ledger.Fault::line,
                    Collectors.mapping(reason, Collectors.toCollection(LinkedHashSet::new))));
    List<String> header = new ArrayList<>(List.of(heads.line(), heads.reason()));
    header.addAll(ledger.source().header());
    return ReturnedLines.of(
        note,
        heads.sheet(),
        header,
        lines(ledger, faults).stream()
            .map(line -> {
              Set<String> its = reasons.getOrDefault(line, Set.of(heads.heldBack()));
              List<String> cells =
                  new ArrayList<>(List.of(Integer.toString(line), String.join(" ", its)));
              cells.addAll(ledger.source().lines().getOrDefault(line, List.of()));
              return cells;
            })
            .toList());
  }

  /** Those with a fault, and those of the same vouchers. */
  private static Set<Integer> lines(Ledger ledger, List<Ledger.Fault> faults) {
    Set<String> vouchers =
        faults.stream()
            .map(Ledger.Fault::voucher)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Set<Integer> lines =
        faults.stream().map(Ledger.Fault::line).collect(Collectors.toCollection(TreeSet::new));
    ledger.rows().stream()
        .filter(row -> vouchers.contains(row.voucher()))
        .map(Ledger.Row::line)
        .forEach(lines::add);
    return lines;
  }
}
