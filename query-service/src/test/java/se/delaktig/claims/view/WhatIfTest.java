package se.delaktig.claims.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;
import static se.delaktig.project.view.PlanOf2017.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.claims.view.WhatIf.Figures;
import se.delaktig.claims.view.WhatIf.Supposition;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.Presence;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionId;

/** Something is supposed, and the figures come out of the same folds. */
class WhatIfTest {
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  private final ProjectState state =
      new ProjectState(
          programme("anstallda", breakEven(Rounding.MINUTES)),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          DecidedBudget.none(),
          7);

  private Figures figures(Supposition supposed) {
    return WhatIf.figures(state, supposed, TODAY);
  }

  private static Supposition attendance(String percent) {
    return new Supposition(null, null, new BigDecimal(percent), null, null, null);
  }

  @Test
  void whereNothingIsSupposedAllPlannedHoursCarryTheWholeGrant() {
    Figures real = figures(Supposition.none());
    assertThat(real.minutesInTheEnd()).isEqualByComparingTo(BigDecimal.valueOf(22_030 * 60));
    assertThat(real.hourValue()).isEqualTo("219.93");
    assertThat(real.earnedInTheEnd()).isEqualTo("4845084.00");
    assertThat(real.grantInTheEnd().amount()).isEqualTo("4297371.00");
  }

  @Test
  void atNineTenthsAttendanceTheCalculatedGrantIsLess() {
    Figures then = figures(attendance("90"));
    assertThat(then.minutesInTheEnd()).isEqualByComparingTo(BigDecimal.valueOf(19_827 * 60));
    assertThat(then.earnedInTheEnd()).isEqualTo("4360575.60");
    assertThat(then.grantInTheEnd().amount()).isEqualTo("3867633.90");
    assertThat(then.grantInTheEnd().atRisk()).isEqualTo("429737.10");
  }

  @Test
  void anotherHourValueIsOfEveryVersionOfTheRules() {
    Figures then = figures(new Supposition(new BigDecimal("240"), null, null, null, null, null));
    assertThat(then.hourValue()).isEqualTo("240.00");
    assertThat(then.earnedInTheEnd()).isEqualTo("5287200.00");
  }

  @Test
  void anotherShareCarriesAnotherGrant() {
    Share share = new Share(new BigDecimal("40"), new BigDecimal("100"));
    Figures then = figures(new Supposition(null, share, null, null, null, null));
    assertThat(then.grantInTheEnd().amount()).isEqualTo("3230056.00");
  }

  @Test
  void anEarlierEndAsksForMoreAWeek() {
    int real = figures(Supposition.none()).neededPerWeek().orElseThrow();
    Figures then =
        figures(new Supposition(null, null, null, LocalDate.of(2020, 6, 30), null, null));
    assertThat(then.neededPerWeek().orElseThrow()).isGreaterThan(real);
    assertThat(figures(new Supposition(null, null, null, TODAY, null, null)).neededPerWeek())
        .isEmpty();
  }

  @Test
  void anotherRoundingTakesWhatAnHourIsTooShortFor() {
    ProjectState brief =
        new ClaimStory(breakEven(Rounding.MINUTES))
            .registered("anna", "bo")
            .proven("s1", LocalDate.of(2019, 10, 14), 75, "anna", "bo")
            .now();
    Supposition floored =
        new Supposition(null, null, null, null, null, Rounding.WHOLE_HOURS_PER_MONTH);
    Figures real = WhatIf.figures(brief, Supposition.none(), TODAY);
    Figures then = WhatIf.figures(brief, floored, TODAY);
    assertThat(real.earned()).as("2.5 h").isEqualTo("549.83");
    assertThat(then.earned()).as("2 h").isEqualTo("439.86");
    assertThat(then.certified()).as("no fact is changed").isEqualTo(real.certified());
  }

  @Test
  void anotherCompletionRulePreparesOthers() {
    PersonId anna = new PersonId("anna");
    ProjectState state =
        new ClaimStory(breakEven(Rounding.MINUTES))
            .registered("anna")
            .then(new PreparandAppointed(anna, PreparandAppointed.As.MANAGER))
            .then(
                new TrainingSessionHeld(
                    new TrainingSessionId("u1"),
                    TrainingKind.LECTURE,
                    "Heldag",
                    LocalDate.of(2018, 10, 2),
                    LocalTime.of(8, 0),
                    420,
                    List.of(new Attendance(anna, Presence.PRESENT, 420)),
                    List.of()))
            .now();
    Supposition sevenHours = new Supposition(null, null, null, null, 420, null);
    assertThat(WhatIf.figures(state, Supposition.none(), TODAY).prepared()).isZero();
    assertThat(WhatIf.figures(state, sevenHours, TODAY).prepared()).isEqualTo(1);
  }

  @Test
  void whatIsSupposedLeavesTheProjectAsItIs() {
    Figures before = figures(Supposition.none());
    figures(attendance("10"));
    assertThat(figures(Supposition.none())).isEqualTo(before);
  }
}
