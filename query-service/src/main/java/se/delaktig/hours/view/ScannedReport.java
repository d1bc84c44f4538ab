package se.delaktig.hours.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.AttendanceReportsScanned.Sheet;

/**
 * A scanned file of signed närvarorapporter.
 *
 * @param kept as it was said to be first; absent before
 * @param at when it came
 * @param by who scanned it; absent before anybody has
 * @param sheets whose the pages are, by their numbers
 */
public record ScannedReport(
    String file,
    @Nullable AttendanceReportsScanned kept,
    @Nullable Instant at,
    @Nullable ActorId by,
    Map<Integer, Sheet> sheets) {

  static ScannedReport unknown(String file) {
    return new ScannedReport(file, null, null, null, Map.of());
  }

  ScannedReport after(AttendanceReportsScanned event, Instant recorded, ActorId actor) {
    Map<Integer, Sheet> next = new TreeMap<>(sheets);
    event.sheets().forEach(sheet -> next.put(sheet.page(), sheet));
    return new ScannedReport(
        file,
        kept == null ? event : kept,
        at == null ? recorded : at,
        by == null ? actor : by,
        Map.copyOf(next));
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

  /**
   * Whether somebody may look at all of it as far as its untied pages go: such a page may name
   * anybody, so that only whoever scanned it, and had the paper, may.
   */
  public boolean showsUntiedTo(ActorId reader) {
    return untied().isEmpty() || reader.equals(by);
  }

  /** Whose a page is; nothing while it is nobody's. */
  public Optional<Sheet> sheet(int page) {
    return Optional.ofNullable(sheets.get(page));
  }
}
