package se.delaktig.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;

/** Days on which people work: no week-ends, not the height of summer, not around Christmas. */
final class Workdays {
  private static final MonthDay SUMMER = MonthDay.of(6, 21);
  private static final MonthDay AUTUMN = MonthDay.of(8, 12);
  private static final MonthDay CHRISTMAS = MonthDay.of(12, 21);
  private static final MonthDay EPIPHANY = MonthDay.of(1, 7);

  private Workdays() {}

  static LocalDate onOrAfter(LocalDate day) {
    LocalDate next = day;
    while (!isOne(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private static boolean isOne(LocalDate day) {
    MonthDay of = MonthDay.from(day);
    boolean weekEnd =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean summer = !of.isBefore(SUMMER) && of.isBefore(AUTUMN);
    boolean winter = !of.isBefore(CHRISTMAS) || of.isBefore(EPIPHANY);
    return !weekEnd && !summer && !winter;
  }
}
