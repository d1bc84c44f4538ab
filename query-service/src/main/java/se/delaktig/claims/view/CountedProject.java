package se.delaktig.claims.view;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
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
    Set<YearMonth> those = Set.copyOf(months);
    return ClaimFigures.of(
        state,
        months,
        those.isEmpty()
            ? List.of()
            : entries.stream().filter(one -> those.contains(one.month())).toList());
  }
}
