package se.delaktig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** The demonstration's plan says what the public description of 2017/00434 says, and no more. */
class PlanOfTheDemonstrationTest {
  private static final ProjectPlan PLAN = Opening.plan();

  @Test
  void whoWhenAndForHowMuch() {
    assertThat(PLAN.number()).isEqualTo("2017/00434");
    assertThat(PLAN.name()).isEqualTo("Vilka är vi?");
    assertThat(PLAN.owner()).isEqualTo("Avesta kommun");
    assertThat(PLAN.region()).isEqualTo("Norra Mellansverige");
    assertThat(PLAN.period())
        .isEqualTo(new Period(LocalDate.of(2018, 2, 1), LocalDate.of(2021, 2, 28)));
    assertThat(List.of(PLAN.programmeArea(), PLAN.specificObjective(), PLAN.interventionType()))
        .containsExactly("1", "1.1", "117");
    assertThat(PLAN.totalBudget()).isEqualByComparingTo("9142455");
    assertThat(PLAN.grant()).isEqualByComparingTo("4297371");
    assertThat(PLAN.totalBudget().subtract(PLAN.grant())).isEqualByComparingTo("4845084");
    assertThat(PLAN.unionRatePercent()).isEqualByComparingTo("50");
  }

  @Test
  void phasesGoalsStaffAndFocuses() {
    assertThat(PLAN.phases()).hasSize(3);
    assertThat(PLAN.goals())
        .extracting(ProjectPlan.Goal::id)
        .containsExactly("G1", "G2", "G3", "G4", "G5", "G6");
    assertThat(PLAN.staffing())
        .extracting(ProjectPlan.Staffing::share)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal("0.50"),
            new BigDecimal("1.00"),
            new BigDecimal("0.10"),
            new BigDecimal("0.50"));
    assertThat(PLAN.workingGroup().basis()).isEqualTo(Basis.STATED);
    assertThat(PLAN.focuses())
        .containsExactly("jämställdhet", "tillgänglighet", "icke-diskriminering");
  }

  @Test
  void whatTheSourceDoesNotStateIsNotStatedAndWhatWasReadIntoItIsAssumed() {
    assertThat(PLAN.organisations())
        .hasSize(8)
        .allSatisfy(one -> {
          assertThat(one.number()).isEqualTo(Stated.notStated());
          assertThat(one.sector()).isEqualTo(Stated.notStated());
        });
    assertThat(PLAN.organisations())
        .filteredOn(one -> one.group().basis() == Basis.ASSUMED)
        .extracting(ProjectPlan.PlannedOrganisation::name)
        .containsExactlyInAnyOrder(
            "Södra Dalarnas Räddningstjänstförbund", "Stiftelsen Sjöviks folkhögskola");
    assertThat(PLAN.phases().get(1).from().basis())
        .as("the source says hösten 2018")
        .isEqualTo(Basis.ASSUMED);
  }

  @Test
  void bothNumbersOfTheSourceStandAndThePlanStandsOnOne() {
    ProjectPlan.SourceConflict conflict = PLAN.conflicts().getFirst();
    assertThat(conflict.alternatives())
        .extracting(ProjectPlan.Alternative::value)
        .containsExactlyInAnyOrder(2_684, 2_589);
    assertThat(hours(2_684)).isEqualTo(22_030);
    assertThat(hours(2_589)).isEqualTo(21_555);
    assertThat(conflict.chosen())
        .isEqualTo(
            conflict.alternatives().stream()
                .filter(one -> one.value() == 2_684)
                .findFirst()
                .orElseThrow()
                .id());
  }

  /** Hours of all activities when so many take part in the dialogue. */
  private static int hours(int employees) {
    return PLAN.activities().stream()
            .mapToInt(one ->
                one.minutesEach()
                    * (one.kind() == ActivityKind.WORKPLACE_DIALOGUE
                        ? employees
                        : one.people().value()))
            .sum()
        / 60;
  }
}
