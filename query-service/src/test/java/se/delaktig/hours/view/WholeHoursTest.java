package se.delaktig.hours.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.hours.view.WholeHours.Held;
import se.delaktig.project.event.RuleSet.Rounding;

/** What rounding to whole hours takes away, said before it does. */
class WholeHoursTest {
  private static final List<Held> FIVE_HOURS_IN_FOUR_MONTHS =
      List.of(in(9, 3), in(10, 8), in(11, 5), in(12, 10));

  private static Held in(int month, int day) {
    return new Held(LocalDate.of(2019, month, day), 75);
  }

  @Test
  void fiveHoursAsFourSessionsInFourMonthsLoseAFifth() {
    assertThat(WholeHours.lost(FIVE_HOURS_IN_FOUR_MONTHS, Rounding.WHOLE_HOURS_PER_MONTH))
        .isEqualTo(5 * 60 / 5);
    assertThat(WholeHours.lost(FIVE_HOURS_IN_FOUR_MONTHS, Rounding.WHOLE_HOURS_PER_DAY))
        .isEqualTo(60);
    assertThat(WholeHours.lost(FIVE_HOURS_IN_FOUR_MONTHS, Rounding.MINUTES)).isZero();
  }

  @Test
  void theSameHoursInOneMonthLoseNothingByMonthAndAFifthByDay() {
    List<Held> october = List.of(in(10, 1), in(10, 8), in(10, 15), in(10, 22));
    assertThat(WholeHours.lost(october, Rounding.WHOLE_HOURS_PER_MONTH)).isZero();
    assertThat(WholeHours.lost(october, Rounding.WHOLE_HOURS_PER_DAY)).isEqualTo(60);
  }
}
