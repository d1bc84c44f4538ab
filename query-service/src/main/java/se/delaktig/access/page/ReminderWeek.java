package se.delaktig.access.page;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import se.delaktig.kernel.clock.ProgrammeClock;

/**
 * The week that people are reminded in.
 *
 * @param name as in {@code 2019-W47}, by ISO 8601
 * @param since from when on its reminders go out; whoever wants some later gets the next week's
 */
public record ReminderWeek(String name, Instant since) {
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  /** The last week whose reminders are due. */
  static ReminderWeek dueAt(LocalDateTime now, DayOfWeek day) {
    LocalDate latest = now.toLocalDate().with(TemporalAdjusters.previousOrSame(day));
    if (now.isBefore(latest.atTime(MORNING))) {
      latest = latest.minusWeeks(1);
    }
    return new ReminderWeek(
        "%d-W%02d"
            .formatted(
                latest.get(IsoFields.WEEK_BASED_YEAR),
                latest.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
        latest.atTime(MORNING).atZone(ProgrammeClock.SWEDEN).toInstant());
  }
}
