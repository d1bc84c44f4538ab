package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.WholeHours;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;

/**
 * Turns minutes into kronor: groups them as the rules round them, then values each rule set's
 * minutes at once.
 */
final class CertifiedMinutes {
  private CertifiedMinutes() {}

  /**
   * Minutes that are rounded together: a person's, for a day or a month, where the rules round at
   * all.
   */
  private record Bucket(String person, String period) {}

  static BigDecimal valued(
      Programme programme, List<CountedEntry> entries, ToIntFunction<CountedEntry> minutes) {
    // By which set it is and not by what it says: a rule set says much.
    Map<RuleSet, Map<Bucket, Integer>> byRules = new IdentityHashMap<>();
    for (CountedEntry one : entries) {
      programme
          .rulesOn(one.entry().date())
          .ifPresent(rules ->
              byRules
                  .computeIfAbsent(rules, set -> new HashMap<>())
                  .merge(bucket(one, rounding(rules)), minutes.applyAsInt(one), Integer::sum));
    }
    return byRules.entrySet().stream()
        .map(e ->
            Cofinancing.hourValue(programme, e.getKey())
                .map(value -> value.amount(BigDecimal.valueOf(rounded(e.getKey(), e.getValue()))))
                .orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  private static long rounded(RuleSet rules, Map<Bucket, Integer> buckets) {
    return buckets.values().stream()
        .mapToLong(sum -> WholeHours.counting(sum, rounding(rules)))
        .sum();
  }

  private static Bucket bucket(CountedEntry one, Rounding rounding) {
    String person = one.person().person().value();
    return rounding == Rounding.MINUTES
        ? new Bucket("", "")
        : new Bucket(person, WholeHours.together(one.entry().date(), rounding));
  }

  private static Rounding rounding(RuleSet set) {
    Rounding stated = set.rounding().value();
    return stated == null ? Rounding.MINUTES : stated;
  }
}
