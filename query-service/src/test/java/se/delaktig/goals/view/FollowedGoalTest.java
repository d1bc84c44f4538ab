package se.delaktig.goals.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.view.FollowedGoal.Standing;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.ProjectId;

/** A goal says nothing until it is operationalised, then how far it has come. */
class FollowedGoalTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final LocalDate NOVEMBER = LocalDate.of(2019, 11, 18);
  private static final LocalDate END = LocalDate.of(2020, 6, 30);

  @Test
  void aGoalWithoutAnIndicatorIsNotOperationalised() {
    assertThat(FollowedGoal.unknown("G4").standing(NOVEMBER))
        .isEqualTo(Standing.NOT_OPERATIONALISED);
  }

  @Test
  void aGoalOnItsWaySaysHowFar() {
    FollowedGoal goal = goal("2", "4").after(measured("3.5", 41));
    assertThat(goal.standing(NOVEMBER)).isEqualTo(Standing.ON_ITS_WAY);
    assertThat(goal.wayDone()).hasValue(new BigDecimal("75.0"));
    assertThat(goal.standing(END.plusDays(1))).isEqualTo(Standing.MISSED);
  }

  @Test
  void aTargetBelowTheBaselineIsReachedFromAbove() {
    FollowedGoal goal = goal("30", "10");
    assertThat(goal.after(measured("12", 41)).standing(NOVEMBER)).isEqualTo(Standing.ON_ITS_WAY);
    assertThat(goal.after(measured("10", 41)).standing(NOVEMBER)).isEqualTo(Standing.REACHED);
  }

  @Test
  void aMeasurementOnFewAnswersIsNotShown() {
    FollowedGoal goal = goal("2", "4").after(measured("5", 4));
    assertThat(goal.standing(NOVEMBER)).isEqualTo(Standing.TOO_FEW_ANSWERS);
    assertThat(goal.wayDone()).isEmpty();
    assertThat(goal.shown()).isEmpty();
  }

  @Test
  void theSameMeasurementTwiceIsOne() {
    FollowedGoal goal = goal("2", "4").after(measured("3", 9));
    assertThat(goal.after(measured("3", 9))).isEqualTo(goal);
  }

  private static FollowedGoal goal(String baseline, String target) {
    return FollowedGoal.unknown("G4")
        .after(
            new GoalOperationalised(
                PROJECT,
                "G4",
                "Självskattning",
                Stated.stated(new BigDecimal(baseline)),
                Stated.stated(new BigDecimal(target)),
                END,
                "projektledare",
                "Alla svar"));
  }

  private static GoalMeasured measured(String value, int answers) {
    return new GoalMeasured(
        PROJECT, "G4", LocalDate.of(2019, 10, 31), Stated.stated(new BigDecimal(value)), answers);
  }
}
