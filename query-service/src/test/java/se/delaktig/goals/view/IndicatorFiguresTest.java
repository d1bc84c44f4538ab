package se.delaktig.goals.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.Figure;
import se.delaktig.project.event.ProjectId;

/** Whoever does the steps again comes out where the program does. */
class IndicatorFiguresTest {
  private static final LocalDate DAY = LocalDate.of(2019, 6, 11);
  private static final int TRIES = 2_000;

  @Test
  void theWayDoneComesOutOfItsSteps() {
    Random random = new Random(8);
    for (int one = 0; one < TRIES; one++) {
      Ratio before = share(random);
      Indicator indicator =
          new Indicator(
              how(Source.surveyed(new ShareOf(1, 1, 4)), BigDecimal.valueOf(random.nextInt(101))),
              random.nextBoolean() ? before : Ratio.of(BigDecimal.valueOf(random.nextInt(101))),
              Reading.of(DAY, share(random)));
      new IndicatorFigures(indicator, 1)
          .wayDone()
          .ifPresent(figure -> assertThat(figure.addsUp()).as(figure.toString()).isTrue());
    }
  }

  @Test
  void hoursAreReckonedInMinutesAndBeginAtNothing() {
    Indicator indicator =
        new Indicator(
            how(Source.counted(Measure.DIALOGUE_HOURS), new BigDecimal("6.5")),
            Ratio.of(BigDecimal.ZERO),
            Reading.of(DAY, Ratio.hours(BigDecimal.valueOf(130))));
    Figure way = new IndicatorFigures(indicator, 1).wayDone().orElseThrow();
    assertThat(way.value()).isEqualTo("33.3");
    assertThat(way.addsUp()).isTrue();
    assertThat(new IndicatorFigures(indicator, 1).measured()).isEmpty();
  }

  @Test
  void whatIsMeasuredIsItsLatestMeasurement() {
    Indicator indicator =
        new Indicator(
            how(Source.measured(), new BigDecimal("20")),
            Ratio.of(BigDecimal.TEN),
            Reading.of(DAY, Ratio.of(new BigDecimal("14.5"))));
    IndicatorFigures figures = new IndicatorFigures(indicator, 1);
    assertThat(figures.measured().orElseThrow().addsUp()).isTrue();
    assertThat(figures.wayDone().orElseThrow().value()).isEqualTo("45.0");
    Indicator few = new Indicator(indicator.how(), indicator.baseline(), Reading.few(DAY));
    assertThat(new IndicatorFigures(few, 1).measured()).isEmpty();
    assertThat(new IndicatorFigures(few, 1).wayDone()).isEmpty();
  }

  private static Ratio share(Random random) {
    int all = 5 + random.nextInt(60);
    return Ratio.percent(random.nextInt(all + 1), all);
  }

  private static GoalOperationalised how(Source source, BigDecimal target) {
    return new GoalOperationalised(
        new ProjectId("2017-00434"),
        "G1",
        "Indikator",
        Stated.notStated(),
        Stated.stated(target),
        DAY,
        "Projektledaren",
        "Allt",
        source);
  }
}
