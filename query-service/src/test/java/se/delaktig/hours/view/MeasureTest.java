package se.delaktig.hours.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;

/** Each column of the hours' tables, and what a row's figure in it adds up from. */
class MeasureTest {
  private static final LocalDate DAY = LocalDate.of(2019, 10, 14);

  /** One certified, one signed, one who has done nothing yet, and one who had not begun. */
  private final HoursStatement hours =
      HoursStatement.of(
          PlanOf2017.programme(
              "anstallda", PlanOf2017.breakEven(Rounding.MINUTES), HoursStory.places()),
          new HoursStory()
              .registered("anna", LocalDate.of(2018, 10, 1))
              .registered("bo", LocalDate.of(2018, 10, 1))
              .registered("cia", LocalDate.of(2018, 10, 1))
              .registered("dan", DAY.plusYears(1))
              .logged("s1", DAY, LocalTime.of(13, 0), 60, "anna", "bo", "cia", "dan")
              .logged("s2", DAY.plusMonths(1), LocalTime.of(13, 0), 45, "anna")
              .signed("anna", "s1", 60)
              .signed("bo", "s1", 60)
              .certified("anna", "s1", 60)
              .people()
              .values(),
          11,
          DAY.plusMonths(2));

  @Test
  void everyMeasureAddsUpHoweverItIsTold() {
    assertThat(of(Measure.CERTIFIED)).isEqualTo(60);
    assertThat(of(Measure.SIGNED)).isEqualTo(120);
    assertThat(of(Measure.AWAITS_SIGNATURE)).isEqualTo(105);
    assertThat(of(Measure.AWAITS_CERTIFICATE)).isEqualTo(60);
    assertThat(of(Measure.DOES_NOT_COUNT)).isEqualTo(60);
    for (Measure measure : Measure.values()) {
      assertThat(
              Stream.of(
                  byMonth(measure),
                  measure.told(hours, hours.total()),
                  measure.inOne(hours, hours.total())))
          .as(measure.name())
          .allMatch(Figure::addsUp)
          .extracting(figure -> figure.orZero().intValueExact())
          .containsOnly(of(measure));
    }
  }

  @Test
  void whatDoesNotCountIsPartedByWhy() {
    assertThat(byMonth(Measure.DOES_NOT_COUNT).counts())
        .extracting(Part::key)
        .containsExactly(Reason.NOT_EMPLOYED.key());
    assertThat(byMonth(Measure.CERTIFIED).leavesOut())
        .extracting(LeftOut::reason)
        .containsExactlyInAnyOrder(
            Reason.NOT_EMPLOYED.key(), Reason.UNSIGNED.key(), Reason.UNCERTIFIED.key());
  }

  @Test
  void whatIsToldOfARowToThoseWhoSeeNumbersOnlyStandsInTheRow() {
    assertThat(Measure.LOGGED.told(hours, hours.total()).counts())
        .extracting(Part::key)
        .containsExactly(
            "part.hours.certified",
            "part.hours.awaits-signature",
            "part.hours.awaits-certificate",
            "part.hours.does-not-count");
    assertThat(Measure.SIGNED.told(hours, hours.total()).counts()).hasSize(1);
  }

  @Test
  void whatHasChangedIsWhatIsNowLessWhatWasThen() {
    Sums then = Sums.of(List.of());
    for (Measure measure : Measure.values()) {
      Figure since = measure.since(hours, then, hours.total());
      assertThat(since.addsUp()).isTrue();
      assertThat(since.orZero().intValueExact()).isEqualTo(of(measure));
    }
  }

  private int of(Measure measure) {
    return measure.of(hours.total());
  }

  private Figure byMonth(Measure measure) {
    return measure.in(hours, hours.entries(), one -> one.month().toString());
  }
}
