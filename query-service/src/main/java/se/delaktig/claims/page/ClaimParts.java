package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import se.delaktig.budget.view.ValuedHours.Valued;
import se.delaktig.claims.view.ClaimStatement;

/** People's parts in the sessions of a claim's own months, and their sums. */
final class ClaimParts {
  private ClaimParts() {}

  static List<Valued> of(ClaimStatement claim) {
    SortedSet<YearMonth> months = claim.claim().monthsOf();
    if (months.containsAll(claim.now().months())) {
      return claim.now().hours().parts();
    }
    return claim.now().hours().parts().stream()
        .filter(one -> months.contains(one.counted().month()))
        .toList();
  }

  static <K extends Comparable<K>> SortedMap<K, List<Valued>> by(
      List<Valued> parts, Function<Valued, K> key) {
    Map<K, List<Valued>> grouped = new HashMap<>();
    parts.forEach(
        one -> grouped.computeIfAbsent(key.apply(one), none -> new ArrayList<>()).add(one));
    return new TreeMap<>(grouped);
  }

  static BigDecimal sum(List<Valued> parts) {
    return parts.stream().map(Valued::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  static long minutes(List<Valued> parts) {
    return parts.stream().mapToLong(Valued::minutes).sum();
  }
}
