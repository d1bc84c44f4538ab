package se.delaktig.budget.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;
import static se.delaktig.project.view.PlanOf2017.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlan.PlannedActivity;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;

/** What a certified hour must be worth, where the preparands' dialogue lies in their 14 hours. */
class HourValueOfThePlanTest {
  private static Programme dialogueFor(int people) {
    Programme programme = programme("anstallda", breakEven(Rounding.MINUTES));
    ProjectPlan plan = programme.planned();
    List<PlannedActivity> activities =
        plan.activities().stream()
            .map(one ->
                one.kind() == ActivityKind.WORKPLACE_DIALOGUE
                    ? new PlannedActivity(
                        one.id(),
                        one.kind(),
                        one.name(),
                        one.group(),
                        Stated.stated(people),
                        null,
                        one.minutesEach(),
                        one.phase())
                    : one)
            .toList();
    return new Programme(
        new ProjectPlan(
            plan.number(),
            plan.name(),
            plan.owner(),
            plan.ownerUnit(),
            plan.region(),
            plan.period(),
            plan.programmeArea(),
            plan.specificObjective(),
            plan.interventionType(),
            plan.totalBudget(),
            plan.grant(),
            plan.unionRatePercent(),
            plan.phases(),
            activities,
            plan.goals(),
            plan.staffing(),
            plan.organisations(),
            plan.conflicts(),
            plan.workingGroup(),
            plan.focuses(),
            plan.invented()),
        programme.rules(),
        programme.settled(),
        programme.places(),
        programme.materials(),
        programme.grants());
  }

  private static BigDecimal hourValue(Programme programme) {
    Cofinancing.Ratio ratio =
        Cofinancing.hourValue(programme, programme.rules().getFirst()).orElseThrow();
    return ratio
        .kronor()
        .multiply(BigDecimal.valueOf(60))
        .divide(ratio.perMinutes(), 2, RoundingMode.HALF_UP);
  }

  @Test
  void preparandsWhoseDialogueIsPartOfTheirTrainingMakeAnHourWorthMore() {
    Programme without = dialogueFor(2_684 - 615);
    assertThat(without.plannedMinutes()).isEqualTo(18_955 * 60);
    assertThat(hourValue(without)).isEqualTo("255.61");
    assertThat(hourValue(dialogueFor(2_684))).isEqualTo("219.93");
    assertThat(hourValue(dialogueFor(2_589))).isEqualTo("224.78");
  }

  @Test
  void allPlannedHoursTogetherEarnExactlyWhatTheProjectMustBring() {
    Programme without = dialogueFor(2_684 - 615);
    Cofinancing.Ratio ratio =
        Cofinancing.hourValue(without, without.rules().getFirst()).orElseThrow();
    assertThat(ratio.amount(BigDecimal.valueOf(18_955 * 60))).isEqualTo("4845084.00");
  }
}
