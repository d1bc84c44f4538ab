package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.view.CertifiedMinutes.Bucket;
import se.delaktig.budget.view.Cofinancing.Ratio;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.WholeHours;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;

/**
 * What each person's part in each session is worth as co-financing, so that the parts are together
 * the whole to the öre: each part is what the sum so far, rounded, grew by it.
 *
 * @param parts oldest first; only those with minutes that count
 */
public record ValuedHours(List<Valued> parts, BigDecimal total) {
  private static final Comparator<CountedEntry> OLDEST_FIRST =
      Comparator.<CountedEntry, java.time.LocalDate>comparing(one -> one.entry().date())
          .thenComparing(one -> one.entry().start())
          .thenComparing(one -> one.entry().session().id())
          .thenComparing(one -> one.person().person().value());

  /**
   * A person's part in a session.
   *
   * @param minutes minutes that are valued
   * @param roundedAway certified minutes that the rules' rounding takes away
   * @param ruleVersion the version of the rules it is valued under
   * @param amount kronor
   */
  public record Valued(
      CountedEntry counted, int minutes, int roundedAway, int ruleVersion, BigDecimal amount) {}

  /** Which of two parts stands first; 0 for the same person's of the same session and time. */
  public static int order(Valued one, Valued other) {
    return OLDEST_FIRST.compare(one.counted(), other.counted());
  }

  /** What has been valued so far under one rule set. */
  private static final class Sum {
    private long minutes;
    private BigDecimal amount = BigDecimal.ZERO.setScale(2);
  }

  public static ValuedHours of(Programme programme, Collection<CountedEntry> entries) {
    List<Valued> parts = new ArrayList<>();
    BigDecimal total = each(programme, entries.stream(), parts::add);
    return new ValuedHours(List.copyOf(parts), total);
  }

  /**
   * Hands over the parts, oldest first, and keeps none of them.
   *
   * @return the whole
   */
  public static BigDecimal each(
      Programme programme, Stream<CountedEntry> entries, Consumer<Valued> reader) {
    List<CountedEntry> counting =
        entries.filter(one -> one.certifiedMinutes() > 0).sorted(OLDEST_FIRST).toList();
    Map<Bucket, Integer> rooms = rooms(programme, counting);
    Map<RuleSet, Sum> sums = new IdentityHashMap<>();
    Map<RuleSet, Optional<Ratio>> values = new IdentityHashMap<>();
    for (CountedEntry one : counting) {
      RuleSet rules = programme.rulesOn(one.entry().date()).orElse(null);
      if (rules == null) {
        continue;
      }
      Bucket bucket = bucket(one, rounding(rules));
      int room =
          bucket == null ? one.certifiedMinutes() : Objects.requireNonNull(rooms.get(bucket));
      int minutes = Math.min(one.certifiedMinutes(), room);
      if (bucket != null) {
        rooms.put(bucket, room - minutes);
      }
      Sum sum = sums.computeIfAbsent(rules, set -> new Sum());
      BigDecimal before = sum.amount;
      sum.minutes += minutes;
      sum.amount =
          values
              .computeIfAbsent(rules, set -> Cofinancing.hourValue(programme, set))
              .map(value -> value.amount(BigDecimal.valueOf(sum.minutes)))
              .orElse(before);
      reader.accept(
          new Valued(
              one,
              minutes,
              one.certifiedMinutes() - minutes,
              rules.version(),
              sum.amount.subtract(before)));
    }
    return sums.values().stream()
        .map(sum -> sum.amount)
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }

  /** How many minutes count of those that are rounded together. */
  private static Map<Bucket, Integer> rooms(Programme programme, List<CountedEntry> entries) {
    Map<Bucket, Integer> sums = new HashMap<>();
    Map<Bucket, Rounding> roundings = new HashMap<>();
    for (CountedEntry one : entries) {
      programme
          .rulesOn(one.entry().date())
          .ifPresent(rules -> {
            Bucket bucket = bucket(one, rounding(rules));
            if (bucket != null) {
              sums.merge(bucket, one.certifiedMinutes(), Integer::sum);
              roundings.put(bucket, rounding(rules));
            }
          });
    }
    sums.replaceAll(
        (bucket, sum) -> WholeHours.counting(sum, Objects.requireNonNull(roundings.get(bucket))));
    return sums;
  }

  /** Which are rounded together with it; absent where minutes are counted as they are. */
  private static @Nullable Bucket bucket(CountedEntry one, Rounding rounding) {
    return rounding == Rounding.MINUTES ? null : Bucket.of(one, rounding);
  }

  private static Rounding rounding(RuleSet set) {
    return Objects.requireNonNullElse(set.rounding().value(), Rounding.MINUTES);
  }
}
