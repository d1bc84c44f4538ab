package se.delaktig.hours.view;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import se.delaktig.project.event.RuleSet.Rounding;

/** How rules that count whole hours only turn a person's minutes into minutes that count. */
public final class WholeHours {
  private static final int MINUTES_PER_HOUR = 60;

  private WholeHours() {}

  /** Minutes of one person on one day. */
  public record Held(LocalDate day, int minutes) {}

  /** What of minutes counts that are rounded together. */
  public static int counting(int minutes, Rounding rounding) {
    return switch (rounding) {
      case MINUTES -> minutes;
      case WHOLE_HOURS_PER_DAY, WHOLE_HOURS_PER_MONTH ->
          minutes / MINUTES_PER_HOUR * MINUTES_PER_HOUR;
    };
  }

  /**
   * Which of a person's minutes are rounded together: those with the same first day. All of them,
   * where none are rounded.
   */
  public static LocalDate together(LocalDate day, Rounding rounding) {
    return switch (rounding) {
      case MINUTES -> LocalDate.EPOCH;
      case WHOLE_HOURS_PER_DAY -> day;
      case WHOLE_HOURS_PER_MONTH -> day.withDayOfMonth(1);
    };
  }

  /** How many of one person's minutes rounding takes away. */
  public static int lost(Collection<Held> sessions, Rounding rounding) {
    Map<LocalDate, Integer> sums = new HashMap<>();
    for (Held one : sessions) {
      sums.merge(together(one.day(), rounding), one.minutes(), Integer::sum);
    }
    return sums.values().stream().mapToInt(sum -> sum - counting(sum, rounding)).sum();
  }
}
