package se.delaktig.steering.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.event.Period;

class PaceTest {
  private static final Period PHASE =
      new Period(LocalDate.parse("2018-09-01"), LocalDate.parse("2020-06-30"));

  private static Pace pace(int planned, int done, String today) {
    return new Pace(planned, done, PHASE, LocalDate.parse(today));
  }

  @Test
  void nothingIsExpectedBeforeThePhaseAndAllOfItFromItsLastDay() {
    assertThat(pace(1000, 0, "2018-08-31").expected()).isZero();
    assertThat(pace(1000, 0, "2020-06-30").expected()).isEqualTo(1000);
    assertThat(pace(1000, 0, "2021-01-01").expected()).isEqualTo(1000);
  }

  @Test
  void theLineIsStraight() {
    Period tenDays = new Period(LocalDate.parse("2019-01-01"), LocalDate.parse("2019-01-10"));
    assertThat(new Pace(600, 0, tenDays, LocalDate.parse("2019-01-03")).expected()).isEqualTo(180);
  }

  @Test
  void theNeedReachesThePlanByTheLastDayAndAMinuteLessDoesNot() {
    var random = new Random(434);
    for (int i = 0; i < 500; i++) {
      int planned = random.nextInt(2_000_000);
      int done = random.nextInt(planned + 1);
      LocalDate today = PHASE.from().plusDays(random.nextInt(660));
      Pace pace = new Pace(planned, done, PHASE, today);
      long days = pace.daysLeft();
      long need = pace.neededPerWeek().orElseThrow();
      assertThat(need * days).isGreaterThanOrEqualTo(pace.left() * 7L);
      if (need > 0) {
        assertThat((need - 1) * days).isLessThan(pace.left() * 7L);
      }
    }
  }

  @Test
  void nothingIsNeededWhenThePlanIsReachedAndNothingHelpsWhenTimeIsUp() {
    assertThat(pace(100, 100, "2020-07-01").neededPerWeek()).hasValue(0);
    assertThat(pace(100, 120, "2019-07-01").neededPerWeek()).hasValue(0);
    assertThat(pace(100, 99, "2020-06-30").neededPerWeek()).isEmpty();
  }

  @Test
  void beforeThePhaseBeginsItHasAllItsDays() {
    assertThat(pace(100, 0, "2018-02-01").daysLeft()).isEqualTo(669);
  }
}
