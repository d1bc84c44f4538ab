package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.project.view.Programme;

/**
 * Cash given to the project (kontant medfinansiering), and whether it co-finances under the rules
 * of the day on which the project had it.
 *
 * @param given what stands, the first first
 */
public record CountedCash(List<Counted> given) {
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

  /** Why cash does not count. */
  public enum Reason {
    OUTSIDE_PERIOD,
    /** The rules of the day say that no cash co-finances. */
    NOT_BY_RULES;

    /** The key of its text in the message bundles. */
    public String key() {
      return "budget.cash.not." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What was given once.
   *
   * @param leftOut why it does not count; absent where it does
   */
  public record Counted(CashCofinancingRecorded cash, @Nullable Reason leftOut) {
    public boolean counts() {
      return leftOut == null;
    }
  }

  public static CountedCash of(Programme programme, Collection<GivenCash> given) {
    return new CountedCash(
        given.stream()
            .flatMap(one -> one.standing().stream())
            .sorted(
                Comparator.comparing(CashCofinancingRecorded::received)
                    .thenComparing(one -> one.cash().value()))
            .map(one -> new Counted(one, leftOut(programme, one)))
            .toList());
  }

  private static @Nullable Reason leftOut(Programme programme, CashCofinancingRecorded cash) {
    if (!programme.planned().period().contains(cash.received())) {
      return Reason.OUTSIDE_PERIOD;
    }
    Boolean counts =
        programme
            .rulesOn(cash.received())
            .map(rules -> rules.funding().cashCofinances().value())
            .orElse(null);
    return Boolean.FALSE.equals(counts) ? Reason.NOT_BY_RULES : null;
  }

  /** Only what the project had on some days. */
  public CountedCash on(Predicate<LocalDate> days) {
    return new CountedCash(given.stream().filter(one -> days.test(one.cash().received())).toList());
  }

  /** Kronor that count. */
  public BigDecimal total() {
    return sum(given.stream().filter(Counted::counts).toList());
  }

  private static BigDecimal sum(List<Counted> those) {
    return those.stream().map(one -> one.cash().amount()).reduce(NOTHING, BigDecimal::add);
  }

  /** Kronor that count, by organisation. */
  List<Part> byOrganisation() {
    return parts(one -> one.cash().organisation().value());
  }

  /** Kronor that count, by whether public or private organisations gave them. */
  List<Part> bySector() {
    return parts(one -> "budget.cash." + one.cash().sector().name().toLowerCase(Locale.ROOT));
  }

  private List<Part> parts(Function<Counted, String> of) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    given.stream()
        .filter(Counted::counts)
        .forEach(one -> sums.merge(of.apply(one), one.cash().amount(), BigDecimal::add));
    return sums.entrySet().stream().map(one -> Part.of(one.getKey(), one.getValue())).toList();
  }

  /** Kronor that do not count, by why. */
  public List<LeftOut> leftOut() {
    Map<Reason, List<Counted>> those = new EnumMap<>(Reason.class);
    given.stream()
        .filter(one -> !one.counts())
        .forEach(one ->
            those
                .computeIfAbsent(Objects.requireNonNull(one.leftOut()), none -> new ArrayList<>())
                .add(one));
    return those.entrySet().stream()
        .map(one -> new LeftOut(one.getKey().key(), sum(one.getValue()), one.getValue().size(), 0))
        .toList();
  }
}
