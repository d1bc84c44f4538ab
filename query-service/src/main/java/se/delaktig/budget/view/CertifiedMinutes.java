package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;

/**
 * Turns minutes into kronor: groups them as the rules round them, then values each rule set's
 * minutes at once.
 */
final class CertifiedMinutes {
  private static final int MINUTES_PER_HOUR = 60;

  private CertifiedMinutes() {}

  /**
   * Minutes that are rounded together: a person's, for a day or a month, where the rules round at
   * all.
   */
  private record Bucket(RuleSet rules, String person, String period) {}

  static BigDecimal valued(
      Programme programme, List<CountedEntry> entries, ToIntFunction<CountedEntry> minutes) {
    Map<Bucket, Integer> buckets = new HashMap<>();
    for (CountedEntry one : entries) {
      programme
          .rulesOn(one.entry().date())
          .ifPresent(
              rules -> buckets.merge(bucket(one, rules), minutes.applyAsInt(one), Integer::sum));
    }
    Map<RuleSet, Long> byRules = new HashMap<>();
    buckets.forEach((bucket, sum) ->
        byRules.merge(bucket.rules(), rounded(sum, rounding(bucket.rules())), Long::sum));
    return byRules.entrySet().stream()
        .map(e ->
            Cofinancing.hourValue(programme, e.getKey())
                .map(value -> value.amount(BigDecimal.valueOf(e.getValue())))
                .orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  private static Bucket bucket(CountedEntry one, RuleSet rules) {
    String person = one.person().person().value();
    return switch (rounding(rules)) {
      case MINUTES -> new Bucket(rules, "", "");
      case WHOLE_HOURS_PER_DAY -> new Bucket(rules, person, one.entry().date().toString());
      case WHOLE_HOURS_PER_MONTH -> new Bucket(rules, person, one.month().toString());
    };
  }

  private static Rounding rounding(RuleSet set) {
    Rounding stated = set.rounding().value();
    return stated == null ? Rounding.MINUTES : stated;
  }

  private static long rounded(int minutes, Rounding rounding) {
    return rounding == Rounding.MINUTES ? minutes : minutes / MINUTES_PER_HOUR * MINUTES_PER_HOUR;
  }
}
