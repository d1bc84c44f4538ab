package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.WholeHours;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;

/**
 * Turns minutes into kronor: groups them as the rules round them, then values each rule set's
 * minutes at once.
 */
public final class CertifiedMinutes {
  private final Programme programme;

  // By which set it is and not by what it says: a rule set says much.
  private final Map<RuleSet, Minutes> byRules = new IdentityHashMap<>();

  /** None so far. */
  public CertifiedMinutes(Programme programme) {
    this.programme = programme;
  }

  /** Minutes that are rounded together: a person's, for a day or a month from its first day. */
  record Bucket(PersonId person, LocalDate from) {
    static Bucket of(CountedEntry one, Rounding rounding) {
      return new Bucket(one.person().person(), WholeHours.together(one.entry().date(), rounding));
    }
  }

  /** The minutes of one rule set. */
  private static final class Minutes {
    private final Map<Bucket, Integer> together = new HashMap<>();
    private long rounded;
  }

  static BigDecimal valued(
      Programme programme, List<CountedEntry> entries, ToIntFunction<CountedEntry> minutes) {
    CertifiedMinutes all = new CertifiedMinutes(programme);
    entries.forEach(one -> all.add(one, minutes.applyAsInt(one)));
    return all.value();
  }

  /** Adds minutes of a session. */
  public void add(CountedEntry one, int minutes) {
    RuleSet rules = programme.rulesOn(one.entry().date()).orElse(null);
    if (rules == null) {
      return;
    }
    Minutes all = byRules.computeIfAbsent(rules, set -> new Minutes());
    switch (rounding(rules)) {
      case MINUTES -> all.rounded += minutes;
      case WHOLE_HOURS_PER_DAY, WHOLE_HOURS_PER_MONTH ->
          all.together.merge(Bucket.of(one, rounding(rules)), minutes, Integer::sum);
    }
  }

  /**
   * To be told when all of a person has been added, where people come one after the other: what is
   * rounded together is a person's, so only the sum has to be kept.
   */
  public void personEnds() {
    byRules.forEach((rules, minutes) -> {
      minutes.rounded += rounded(rules, minutes.together);
      minutes.together.clear();
    });
  }

  /** Kronor for all that has been added. */
  public BigDecimal value() {
    return byRules.entrySet().stream()
        .map(e ->
            Cofinancing.hourValue(programme, e.getKey())
                .map(value -> value.amount(BigDecimal.valueOf(counting(e.getKey(), e.getValue()))))
                .orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  private static long counting(RuleSet rules, Minutes minutes) {
    return minutes.rounded + rounded(rules, minutes.together);
  }

  private static long rounded(RuleSet rules, Map<Bucket, Integer> buckets) {
    return buckets.values().stream()
        .mapToLong(sum -> WholeHours.counting(sum, rounding(rules)))
        .sum();
  }

  private static Rounding rounding(RuleSet set) {
    Rounding stated = set.rounding().value();
    return stated == null ? Rounding.MINUTES : stated;
  }
}
