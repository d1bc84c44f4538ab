package se.delaktig.hours.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.delaktig.kernel.view.SmallGroups;

/**
 * Hours parted by something, so that the parts are together all of them.
 *
 * @param parts entries by what they are parted by, in its order
 */
public record Split<K>(SortedMap<K, List<CountedEntry>> parts) {

  public static <K extends Comparable<K>> Split<K> of(
      Collection<CountedEntry> entries, Function<CountedEntry, K> by) {
    return regrouped(entries, by);
  }

  public List<K> keys() {
    return List.copyOf(parts.keySet());
  }

  /** The entries of a part; none where there is no such part. */
  public List<CountedEntry> entries(K key) {
    return parts.getOrDefault(key, List.of());
  }

  public Sums sums(K key) {
    return Sums.of(entries(key));
  }

  /** The entries of several parts together. */
  public List<CountedEntry> entries(Collection<K> keys) {
    return keys.stream().flatMap(key -> entries(key).stream()).toList();
  }

  /** How many people a part is about. */
  public int people(K key) {
    return people(entries(key));
  }

  /**
   * What is shown as one.
   *
   * @param keys one part, or those that are joined
   * @param joined whether it stands for parts of which some are about too few people
   * @param entries all of theirs
   */
  public record Row<K>(List<K> keys, boolean joined, List<CountedEntry> entries) {
    /** Whether it must not be shown: it is about too few people though it is joined. */
    public boolean tooFew() {
      return joined && Split.people(entries) < SmallGroups.FEWEST;
    }
  }

  /** Every part by itself. */
  public List<Row<K>> rows() {
    return keys().stream().map(key -> new Row<>(List.of(key), false, entries(key))).toList();
  }

  /** The parts as those see them who see no people. */
  public List<Row<K>> rowsWithoutSmall() {
    SmallGroups<K> groups = SmallGroups.of(keys(), this::people);
    List<Row<K>> rows = new ArrayList<>();
    groups.shown().forEach(key -> rows.add(new Row<>(List.of(key), false, entries(key))));
    if (!groups.joined().isEmpty()) {
      rows.add(new Row<>(groups.joined(), true, entries(groups.joined())));
    }
    return rows;
  }

  /** A whole's row with the rows of its parts, which add up to it. */
  public record Within<W, K>(Row<W> whole, List<Row<K>> parts) {}

  /**
   * Each of some wholes with its parts. Where small parts are joined it is within their own whole,
   * so that the whole's row, which is shown beside them, does not give them away.
   *
   * @param by what the wholes' entries are parted by
   * @param shown which rows a whole's parts are shown under
   */
  public static <W, K> List<Within<W, K>> within(
      List<Row<W>> wholes, Function<CountedEntry, K> by, Function<Split<K>, List<Row<K>>> shown) {
    return wholes.stream()
        .map(whole -> new Within<>(whole, shown.apply(regrouped(whole.entries(), by))))
        .toList();
  }

  /** The parts, some of which are shown only as one, however many people they are about now. */
  public List<Row<K>> rowsJoining(Predicate<K> together) {
    List<Row<K>> rows = new ArrayList<>();
    keys().stream()
        .filter(together.negate())
        .forEach(key -> rows.add(new Row<>(List.of(key), false, entries(key))));
    List<K> joined = keys().stream().filter(together).toList();
    if (!joined.isEmpty()) {
      rows.add(new Row<>(joined, true, entries(joined)));
    }
    return rows;
  }

  static <K> Split<K> regrouped(Collection<CountedEntry> entries, Function<CountedEntry, K> by) {
    return new Split<>(
        entries.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList())));
  }

  /** How many people entries are about. */
  public static int people(Collection<CountedEntry> entries) {
    return (int) entries.stream().map(one -> one.person().person()).distinct().count();
  }
}
