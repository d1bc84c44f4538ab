package se.delaktig.hours.view;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import se.delaktig.budget.policy.ReportedTime;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.view.Programme;

/**
 * Minutes of one person's own time reports that no session has been held against yet.
 *
 * @param days by day, where the reports have days
 * @param months by month, where they have none: of which day such a minute is, nobody knows
 */
record ReportedMinutes(Map<LocalDate, Integer> days, Map<YearMonth, Integer> months) {
  static ReportedMinutes of(PersonId person, Programme programme) {
    ReportedMinutes reported = new ReportedMinutes(new HashMap<>(), new HashMap<>());
    programme.reportedBy(person).forEach(reported::add);
    return reported;
  }

  private void add(ReportedTime.Month month) {
    if (month.days().isEmpty()) {
      months.merge(month.yearMonth(), month.minutes(), Integer::sum);
    } else {
      month
          .days()
          .forEach(
              (day, minutes) -> days.merge(month.yearMonth().atDay(day), minutes, Integer::sum));
    }
  }

  /**
   * The most of a session's minutes that the reports can have as well, and which no later session
   * is held against again.
   *
   * @param minutes of the session, 0 or more
   */
  int take(LocalDate day, int minutes) {
    int ofDay = take(days, day, minutes);
    return ofDay + take(months, YearMonth.from(day), minutes - ofDay);
  }

  private static <K> int take(Map<K, Integer> from, K when, int wanted) {
    int left = from.getOrDefault(when, 0);
    int taken = Math.min(left, wanted);
    if (taken > 0) {
      from.put(when, left - taken);
    }
    return taken;
  }
}
