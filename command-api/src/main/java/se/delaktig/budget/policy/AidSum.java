package se.delaktig.budget.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.delaktig.budget.event.AidDeclared.Aid;
import se.delaktig.project.event.FundingRules.AidCeiling;

/**
 * De minimis aid to one undertaking within three years, held against the ceiling of the day. The
 * three years end with the day itself, which is how the regulation of 2023 counts; the one before
 * counted whole financial years.
 */
public final class AidSum {
  private static final int YEARS = 3;

  private AidSum() {}

  /** The ceiling of a day: the newest that applies from that day or before. */
  public static Optional<AidCeiling> ceiling(Collection<AidCeiling> ceilings, LocalDate day) {
    return ceilings.stream()
        .filter(ceiling -> !ceiling.from().isAfter(day))
        .max(Comparator.comparing(AidCeiling::from));
  }

  /** Euros that were granted within the three years that end with a day. */
  public static BigDecimal within(Collection<Aid> aids, LocalDate day) {
    LocalDate before = day.minusYears(YEARS);
    return aids.stream()
        .filter(aid -> aid.granted().isAfter(before) && !aid.granted().isAfter(day))
        .map(Aid::euro)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * The days on which a decision passed the ceiling that applied then.
   *
   * @return in order; none where every decision kept within it, or no ceiling is stated
   */
  public static List<LocalDate> passed(Collection<Aid> aids, Collection<AidCeiling> ceilings) {
    return aids.stream()
        .map(Aid::granted)
        .distinct()
        .sorted()
        .filter(day ->
            ceiling(ceilings, day)
                .map(ceiling -> ceiling.euro().value())
                .filter(euro -> within(aids, day).compareTo(euro) > 0)
                .isPresent())
        .toList();
  }
}
