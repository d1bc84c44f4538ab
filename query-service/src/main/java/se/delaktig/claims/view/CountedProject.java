package se.delaktig.claims.view;

import java.time.YearMonth;
import java.util.List;
import java.util.SortedSet;
import se.delaktig.hours.view.CountedEntry;

/**
 * The hours of all of a project's months, with what counts. Counting is what takes time with many
 * people; the figures of any months are taken from it.
 *
 * @param entries every person's part in every session
 */
record CountedProject(ProjectState state, List<CountedEntry> entries) {
  static CountedProject of(ProjectState state) {
    return new CountedProject(state, ClaimFigures.counted(state).toList());
  }

  /** What some months have come to. */
  ClaimFigures in(SortedSet<YearMonth> months) {
    return ClaimFigures.of(
        state, months, entries.stream().filter(one -> months.contains(one.month())).toList());
  }
}
