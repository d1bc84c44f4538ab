package se.delaktig.hours.view;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hours by something that people are. For those who see numbers only it stands as at the end of a
 * month, and what has changed since is one row beside it, so that all add up to the whole.
 *
 * @param until the last day of that month; absent for the others, or before a month has ended
 * @param since what has changed since then, below 0 where it has become less; absent where the rows
 *     are of today
 */
public record Parted<K>(List<Split.Row<K>> rows, @Nullable LocalDate until, @Nullable Sums since) {

  public static <K> Parted<K> ofToday(List<Split.Row<K>> rows) {
    return new Parted<>(rows, null, null);
  }

  static <K> Parted<K> until(@Nullable LocalDate end, List<Split.Row<K>> rows, Sums today) {
    List<CountedEntry> then =
        rows.stream().map(Split.Row::entries).flatMap(Collection::stream).toList();
    return new Parted<>(rows, end, today.since(Sums.of(then)));
  }
}
