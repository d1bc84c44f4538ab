package se.delaktig.hours.view;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
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
    return new Split<>(
        entries.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList())));
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

  /** The parts as those see them who see no people. */
  public SmallGroups<K> withoutSmall() {
    return SmallGroups.of(keys(), this::people);
  }

  /** How many people entries are about. */
  public static int people(Collection<CountedEntry> entries) {
    return (int) entries.stream().map(one -> one.person().person()).distinct().count();
  }
}
