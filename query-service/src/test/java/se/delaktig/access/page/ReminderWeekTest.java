package se.delaktig.access.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderWeekTest {
  @ParameterizedTest
  @CsvSource({
    "2019-11-18T06:59:59, MONDAY, 2019-W46, 2019-11-11T06:00:00Z",
    "2019-11-18T07:00:00, MONDAY, 2019-W47, 2019-11-18T06:00:00Z",
    "2019-11-24T23:59:00, MONDAY, 2019-W47, 2019-11-18T06:00:00Z",
    "2019-11-18T12:00:00, FRIDAY, 2019-W46, 2019-11-15T06:00:00Z",
    "2019-07-01T07:00:00, MONDAY, 2019-W27, 2019-07-01T05:00:00Z",
    "2019-12-31T12:00:00, MONDAY, 2020-W01, 2019-12-30T06:00:00Z"
  })
  void theWeekWhoseRemindersAreDueBeginsInTheMorningOfItsDay(
      LocalDateTime now, DayOfWeek day, String name, String since) {
    ReminderWeek week = ReminderWeek.dueAt(now, day);

    assertThat(week.name()).isEqualTo(name);
    assertThat(week.since()).isEqualTo(since);
  }
}
