package se.delaktig.placements.view;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of people of which those below five are hidden, and with them so many of the others that
 * the total does not give them away.
 *
 * @param parts the number of each; absent where it is hidden
 * @param total absent where it is hidden
 */
public record SmallNumbers<K>(Map<K, @Nullable Long> parts, @Nullable Long total) {
  /** The smallest number that is shown, apart from none at all. */
  public static final long FEWEST = 5;

  /** Hides what must be hidden. */
  public static <K> SmallNumbers<K> of(Map<K, Long> numbers) {
    Set<K> hidden = new HashSet<>();
    numbers.forEach((key, number) -> {
      if (number > 0 && number < FEWEST) {
        hidden.add(key);
      }
    });
    boolean givenAway = !hidden.isEmpty();
    while (givenAway) {
      long sum = hidden.stream().mapToLong(numbers::get).sum();
      // Less than five apiece could be worked out from the total: hide the next smallest as well.
      givenAway = hidden.size() < 2 || sum < FEWEST;
      if (givenAway
          && numbers.entrySet().stream()
              .filter(one -> one.getValue() > 0 && !hidden.contains(one.getKey()))
              .min(Comparator.comparingLong(Map.Entry::getValue))
              .map(one -> hidden.add(one.getKey()))
              .isEmpty()) {
        return shown(numbers, hidden, false);
      }
    }
    return shown(numbers, hidden, true);
  }

  private static <K> SmallNumbers<K> shown(
      Map<K, Long> numbers, Set<K> hidden, boolean totalShown) {
    Map<K, @Nullable Long> parts = new LinkedHashMap<>();
    numbers.forEach((key, number) -> parts.put(key, hidden.contains(key) ? null : number));
    return new SmallNumbers<>(
        parts, totalShown ? numbers.values().stream().mapToLong(Long::longValue).sum() : null);
  }
}
