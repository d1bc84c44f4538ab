package se.delaktig.placements.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.view.SmallGroups;

/**
 * Numbers of people of which those below five are hidden, and with them so many of the others that
 * the total does not give them away.
 *
 * @param parts the number of each; absent where it is hidden
 * @param total absent where it is hidden
 */
public record SmallNumbers<K>(Map<K, @Nullable Long> parts, @Nullable Long total) {
  /**
   * In whole fives, and hidden below: for readers who would otherwise see one person come or go
   * from one look to the next.
   */
  public static <K> SmallNumbers<K> inFives(Map<K, Long> numbers) {
    Map<K, @Nullable Long> parts = new LinkedHashMap<>();
    numbers.forEach((key, number) -> parts.put(key, fives(number)));
    return new SmallNumbers<>(
        parts, fives(numbers.values().stream().mapToLong(Long::longValue).sum()));
  }

  private static @Nullable Long fives(long number) {
    return number < SmallGroups.FEWEST ? null : number - number % SmallGroups.FEWEST;
  }

  /** Hides what must be hidden. */
  public static <K> SmallNumbers<K> of(Map<K, Long> numbers) {
    SmallGroups<K> groups =
        SmallGroups.of(
            List.copyOf(numbers.keySet()), key -> Math.toIntExact(numbers.getOrDefault(key, 0L)));
    Map<K, @Nullable Long> parts = new LinkedHashMap<>();
    numbers.forEach((key, number) -> parts.put(key, groups.joined().contains(key) ? null : number));
    return new SmallNumbers<>(
        parts, groups.tooFew() ? null : numbers.values().stream().mapToLong(Long::longValue).sum());
  }
}
