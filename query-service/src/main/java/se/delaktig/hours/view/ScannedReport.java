package se.delaktig.hours.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.AttendanceReportsScanned.Sheet;

/**
 * A scanned file of signed närvarorapporter.
 *
 * @param kept as it was said to be first; absent before
 * @param at when it came
 * @param sheets whose the pages are, by their numbers
 */
public record ScannedReport(
    String file,
    @Nullable AttendanceReportsScanned kept,
    @Nullable Instant at,
    Map<Integer, Sheet> sheets) {

  ScannedReport after(AttendanceReportsScanned event, Instant recorded) {
    Map<Integer, Sheet> next = new TreeMap<>(sheets);
    event.sheets().forEach(sheet -> next.put(sheet.page(), sheet));
    return new ScannedReport(
        file, kept == null ? event : kept, at == null ? recorded : at, Map.copyOf(next));
  }

  /** How many pages it has. */
  public int pages() {
    return kept == null ? 0 : kept.pages();
  }

  /** The pages that are nobody's yet. */
  public List<Integer> untied() {
    return IntStream.rangeClosed(1, pages())
        .filter(page -> !sheets.containsKey(page))
        .boxed()
        .toList();
  }

  /** Whose a page is; nothing while it is nobody's. */
  public Optional<Sheet> sheet(int page) {
    return Optional.ofNullable(sheets.get(page));
  }
}
