package se.delaktig.budget.view;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.delaktig.budget.event.StaffTimeRecorded.Day;

/**
 * A month's hours laid into another month, to be adjusted: the second Tuesday onto the second
 * Tuesday. What has no such day there is left out, and what only the other month has stays empty.
 */
public final class CopiedMonth {
  private CopiedMonth() {}

  /**
   * @param days of {@code from}
   * @param lastDay no hours are laid on a later day
   */
  public static List<Day> of(List<Day> days, YearMonth from, YearMonth to, LocalDate lastDay) {
    List<Day> copied = new ArrayList<>();
    for (Day one : days) {
      LocalDate day = from.atDay(one.day());
      int ordinal = (one.day() - 1) / DayOfWeek.values().length;
      LocalDate first = first(to, day.getDayOfWeek());
      LocalDate there = first.plusWeeks(ordinal);
      if (YearMonth.from(there).equals(to) && !there.isAfter(lastDay)) {
        copied.add(new Day(there.getDayOfMonth(), one.activity(), one.minutes()));
      }
    }
    copied.sort(Comparator.comparingInt(Day::day));
    return List.copyOf(copied);
  }

  private static LocalDate first(YearMonth month, DayOfWeek day) {
    return month.atDay(1).with(TemporalAdjusters.nextOrSame(day));
  }
}
