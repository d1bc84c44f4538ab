package se.delaktig.kernel.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The parts of a split as those may see them who see no people: in such a way that no part shows
 * fewer than five people. Small parts are joined, and as long as the joined ones are too few, or
 * only one is hidden so that the total would give it away, the next smallest joins them.
 *
 * @param shown parts that may be seen by themselves, in their order
 * @param joined parts that are seen only as one; either none or at least two, unless there is no
 *     other part
 * @param people how many people the joined ones are together
 */
public record SmallGroups<P>(List<P> shown, List<P> joined, int people) {
  /** The smallest number of people that may be seen. */
  public static final int FEWEST = 5;

  /** All parts as they are, for those who may see the people themselves. */
  public static <P> SmallGroups<P> allShown(List<P> parts) {
    return new SmallGroups<>(List.copyOf(parts), List.of(), 0);
  }

  /**
   * @param people how many people a part is about; a part about none hides nobody and is shown
   */
  public static <P> SmallGroups<P> of(List<P> parts, ToIntFunction<P> people) {
    List<P> bySize =
        parts.stream()
            .filter(part -> people.applyAsInt(part) > 0)
            .sorted(Comparator.comparingInt(people))
            .toList();
    List<P> hidden = new ArrayList<>();
    int sum = 0;
    for (P part : bySize) {
      boolean small = people.applyAsInt(part) < FEWEST;
      boolean tooFew = !hidden.isEmpty() && (sum < FEWEST || hidden.size() == 1);
      if (small || tooFew) {
        hidden.add(part);
        sum += people.applyAsInt(part);
      }
    }
    List<P> shown = parts.stream().filter(part -> !hidden.contains(part)).toList();
    return new SmallGroups<>(shown, parts.stream().filter(hidden::contains).toList(), sum);
  }

  /** The shown parts, and after them one that stands for the joined ones, if there are any. */
  public List<P> shownAnd(Function<List<P>, P> together) {
    return joined.isEmpty()
        ? shown
        : Stream.concat(shown.stream(), Stream.of(together.apply(joined))).toList();
  }

  /** Whether even the joined ones are too few to be seen. */
  public boolean tooFew() {
    return !joined.isEmpty() && people < FEWEST;
  }
}
