package se.delaktig.budget.policy;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.event.StaffTimeRecorded;

/**
 * What the latest time reports say that the project pays people for. Reports without a known
 * reporter are of nobody, and are left out.
 *
 * @param byReporter each reporter's months, by the report's id
 */
public record ReportedTime(Map<ActorId, Map<String, Month>> byReporter) {
  /**
   * A month's report.
   *
   * @param month {@code 2019-10}
   * @param days minutes by day of the month; empty where the report has none
   * @param minutes minutes of the whole month
   */
  public record Month(String month, Map<Integer, Integer> days, int minutes) {
    private static Month of(StaffTimeRecorded event) {
      Map<Integer, Integer> days = new TreeMap<>();
      event.days().forEach(day -> days.merge(day.day(), day.minutes(), Integer::sum));
      return new Month(event.month(), Map.copyOf(days), event.minutes());
    }

    public YearMonth yearMonth() {
      return YearMonth.parse(month);
    }
  }

  public static ReportedTime none() {
    return new ReportedTime(Map.of());
  }

  /** A month that is recorded anew takes the place of what it said before, whoever said it. */
  public ReportedTime after(StaffTimeRecorded event) {
    Map<ActorId, Map<String, Month>> next = new HashMap<>();
    byReporter.forEach((reporter, months) -> {
      Map<String, Month> others = new HashMap<>(months);
      others.remove(event.time().value());
      next.put(reporter, others);
    });
    ActorId reporter = event.reporter();
    if (reporter != null) {
      next.computeIfAbsent(reporter, none -> new HashMap<>())
          .put(event.time().value(), Month.of(event));
    }
    next.values().removeIf(Map::isEmpty);
    next.replaceAll((who, months) -> Map.copyOf(months));
    return new ReportedTime(Map.copyOf(next));
  }

  /** Every month that somebody has reported, in all posts. */
  public List<Month> of(ActorId reporter) {
    return List.copyOf(byReporter.getOrDefault(reporter, Map.of()).values());
  }
}
