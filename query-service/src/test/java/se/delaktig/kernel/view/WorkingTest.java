package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working.Does;

/** A calculation comes out as anyone would reckon it, rounded once. */
class WorkingTest {
  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  @Test
  void aShareIsInPerCent() {
    assertThat(
            Working.from("grant", of("4297371"), Unit.KRONOR)
                .then(Does.DIVIDES, "whole-budget", of("9142455"), Unit.KRONOR)
                .outcome(Unit.PERCENT, 2))
        .isEqualTo("47.00");
  }

  @Test
  void minutesAreReckonedAsHours() {
    Working value =
        Working.from("hours-worth", of("4845084"), Unit.KRONOR)
            .then(Does.DIVIDES, "hours-for-it", of("1321800"), Unit.MINUTES);
    assertThat(value.outcome(Unit.KRONOR_PER_HOUR, 2)).isEqualTo("219.93");
    assertThat(
            value
                .then(Does.MULTIPLIES, "certified-hours", of("90"), Unit.MINUTES)
                .outcome(Unit.KRONOR, 2))
        .as("219.9312… times 1.5, not 219.93 times 1.5")
        .isEqualTo("329.90");
  }

  @Test
  void theLeastAndTheMostAreKept() {
    Working grant =
        Working.from("approved", of("100"), Unit.KRONOR)
            .then(Does.AT_MOST, "paid-so-far", of("80"), Unit.KRONOR)
            .then(Does.AT_MOST, "grant", of("90"), Unit.KRONOR)
            .then(Does.SUBTRACTS, "earlier-claims", of("85.50"), Unit.KRONOR);
    assertThat(grant.outcome(Unit.KRONOR, 2)).isEqualTo("-5.50");
    assertThat(grant.then(Does.AT_LEAST, "nothing", of("0"), Unit.KRONOR).outcome(Unit.KRONOR, 2))
        .isEqualTo("0.00");
  }

  @Test
  void whatRemainsAWeekIsRoundedUpToWholeMinutes() {
    assertThat(
            Working.from("planned-hours", of("100"), Unit.MINUTES)
                .then(Does.SUBTRACTS, "certified-hours", of("1"), Unit.MINUTES)
                .then(Does.DIVIDES, "days-left", of("20"), Unit.DAYS)
                .then(Does.MULTIPLIES, "days-a-week", of("7"), Unit.DAYS)
                .roundedUp()
                .outcome(Unit.MINUTES, 0))
        .as("34.65")
        .isEqualTo("35");
  }

  @Test
  void aFigureWhosePartsOrCalculationComeOutElsewhereDoesNotAddUp() {
    Figure summed =
        new Figure(
            "hours.logged",
            of("90"),
            null,
            Unit.MINUTES,
            1,
            7,
            List.of(Part.of("a", of("60")), Part.of("b", of("30"))),
            List.of());
    assertThat(summed.addsUp()).isTrue();
    assertThat(
            new Figure(
                    "hours.logged", of("91"), null, Unit.MINUTES, 1, 7, summed.counts(), List.of())
                .addsUp())
        .isFalse();
    Working working = Working.from("grant", of("5"), Unit.KRONOR);
    assertThat(Figure.worked("budget.used", of("5.00"), Unit.KRONOR, 1, 7, working).addsUp())
        .isTrue();
    assertThat(Figure.worked("budget.used", of("5.01"), Unit.KRONOR, 1, 7, working).addsUp())
        .isFalse();
    assertThat(Figure.worked("budget.used", null, Unit.KRONOR, 1, 7, working).addsUp()).isFalse();
  }
}
