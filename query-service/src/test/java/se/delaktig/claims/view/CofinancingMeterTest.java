package se.delaktig.claims.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;
import static se.delaktig.project.view.PlanOf2017.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.view.Figure;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;

/** The project's own figures, to the öre. */
class CofinancingMeterTest {
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  private static final BigDecimal PAID = new BigDecimal("9000000");

  private static CofinancingMeter meter(int certifiedHours, int unsignedHours, int aheadHours) {
    return meter(certifiedHours, unsignedHours, aheadHours, BigDecimal.ZERO, PAID);
  }

  private static CofinancingMeter meter(
      int certifiedHours, int unsignedHours, int aheadHours, BigDecimal cash, BigDecimal paid) {
    Programme programme = programme("anstallda", breakEven(Rounding.MINUTES));
    List<CountedEntry> entries =
        List.of(
            entry(certifiedHours * 60, List.of(), 1),
            entry(0, List.of(new CountedEntry.LeftOut(Reason.UNSIGNED, unsignedHours * 60)), 2));
    return new CofinancingMeter(
        new HoursStatement(programme, List.of(), entries, 7, TODAY, null),
        aheadHours * 60,
        cash,
        paid);
  }

  private static CountedEntry entry(int certified, List<CountedEntry.LeftOut> leftOut, int day) {
    int minutes = certified + leftOut.stream().mapToInt(CountedEntry.LeftOut::minutes).sum();
    PersonHours.Entry entry =
        new PersonHours.Entry(
            new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s" + day),
            null,
            LocalDate.of(2019, 10, day),
            LocalTime.of(13, 0),
            minutes,
            Presence.PRESENT,
            minutes,
            false,
            new ActorId("actor-1"),
            null,
            null,
            null);
    PersonHours who =
        new PersonHours(
            new PersonId("anna"),
            null,
            null,
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            null,
            null);
    return new CountedEntry(who, entry, null, null, certified, leftOut);
  }

  @Test
  void theShareIs4700456PercentAndNeverItsRounding() {
    Share share =
        CalculatedGrant.decided(programme("anstallda", breakEven(Rounding.MINUTES)).planned());
    assertThat(share.part().divide(share.whole(), 7, RoundingMode.DOWN)).isEqualTo("0.4700456");
    assertThat(share.part().divide(share.whole().subtract(share.part()), 6, RoundingMode.HALF_UP))
        .isEqualTo("0.886955");
  }

  @Test
  void atNinetyPercentTheGrantIs429737Kronor10OreLess() {
    CofinancingMeter meter = meter(19_827, 0, 0);
    assertThat(meter.earned()).isEqualTo("4360575.60");
    assertThat(meter.grant().amount()).isEqualTo("3867633.90");
    assertThat(meter.grant().atRisk()).isEqualTo("429737.10");
    assertThat(meter.grant().limit()).isEqualTo(CalculatedGrant.Limit.COFINANCING);
  }

  @Test
  void allPlannedHoursCarryTheWholeGrant() {
    CofinancingMeter meter = meter(22_030, 0, 0);
    assertThat(meter.grant().amount()).isEqualTo("4297371.00");
    assertThat(meter.grant().atRisk()).isZero();
  }

  @Test
  void whatWaitsAndWhatIsPlannedIsForeseenWithItsAssumption() {
    CofinancingMeter meter = meter(19_000, 800, 27);
    assertThat(meter.ifAllIsDone().amount()).isEqualTo(meter(19_827, 0, 0).grant().amount());
    assertThat(meter.waiting(Reason.UNSIGNED)).isEqualTo("175944.95");
    assertThat(meter.grant().amount()).isLessThan(meter.ifAllIsDone().amount());
  }

  @Test
  void cashCarriesTheGrantAndPaysWhatTheGrantThenDoesNot() {
    BigDecimal cash = new BigDecimal("100000");
    BigDecimal enough = new BigDecimal("9000000");
    assertThat(meter(1_000, 0, 0, cash, enough).grant().amount())
        .as("(219,931.18 + 100,000) x 0.886955")
        .isEqualTo("283764.53");
    assertThat(meter(1_000, 0, 0, cash, new BigDecimal("150000")).grant().amount())
        .as("150,000 - 100,000")
        .isEqualByComparingTo("50000");
  }

  @Test
  void moreThanTheApprovedGrantIsNeverForeseen() {
    assertThat(meter(22_030, 5_000, 9_000).ifAllIsDone().amount()).isEqualTo("4297371.00");
    assertThat(meter(22_030, 0, 0).atThisPace().amount()).isEqualTo("4297371.00");
  }

  @Test
  void hoursAWeekUntilTheEndReachThePlan() {
    // 2,203 hours are left, and 468 days.
    assertThat(meter(19_827, 0, 0).neededPerWeek()).hasValue((2203 * 60 * 7 + 467) / 468);
  }

  @Test
  void everyFigureOfTheMeterComesOutAtWhatTheMeterSays() {
    CofinancingMeter meter = meter(19_827, 311, 77);
    assertThat(meter.earnedFigure().value()).isEqualTo(meter.earned());
    assertThat(meter.unsignedFigure().value()).isEqualTo(meter.waiting(Reason.UNSIGNED));
    assertThat(meter.plannedFigure().value()).isEqualTo(meter.planned());
    assertThat(meter.neededPerWeekFigure().value())
        .isEqualByComparingTo(BigDecimal.valueOf(meter.neededPerWeek().orElseThrow()));
    assertThat(
            List.of(
                meter.earnedFigure(),
                meter.unsignedFigure(),
                meter.uncertifiedFigure(),
                meter.plannedFigure(),
                meter.neededPerWeekFigure(),
                meter.grantFigure(),
                meter.ifAllIsDoneFigure(),
                meter.atThisPaceFigure()))
        .allMatch(Figure::addsUp);
    assertThat(meter.grantFigure().value()).isEqualTo(meter.grant().amount());
    assertThat(meter.ifAllIsDoneFigure().value()).isEqualTo(meter.ifAllIsDone().amount());
    assertThat(meter.atThisPaceFigure().value()).isEqualTo(meter.atThisPace().amount());
  }

  @Test
  void everyRowOfTheMeterComesOutAtWhatTheRowSays() {
    CofinancingMeter meter = meter(19_827, 311, 77);
    CofinancingByPlace parts = new CofinancingByPlace(meter.hours());
    for (CofinancingByPlace.Place place : CofinancingByPlace.Place.values()) {
      for (CofinancingByPlace.Row row : parts.rows(place)) {
        assertThat(parts.figures(place, row))
            .allMatch(Figure::addsUp)
            .extracting(figure -> figure.orZero().intValueExact())
            .containsExactly(
                row.people(),
                row.planned(),
                row.certified(),
                row.unsigned(),
                row.uncertified(),
                row.neededPerWeek().orElseThrow());
      }
      assertThat(parts.rows(place)).isNotEmpty();
    }
  }
}
