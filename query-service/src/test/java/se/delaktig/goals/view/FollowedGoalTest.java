package se.delaktig.goals.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.goals.view.Indicator.Standing;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.ProjectId;

/** A goal says nothing until it is operationalised, then how far it has come. */
class FollowedGoalTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final LocalDate NOVEMBER = LocalDate.of(2019, 11, 18);
  private static final LocalDate END = LocalDate.of(2020, 6, 30);

  @Test
  void aGoalWithoutAnIndicatorIsNotOperationalised() {
    assertThat(shown(FollowedGoal.unknown("G4")).standing(NOVEMBER))
        .isEqualTo(Standing.NOT_OPERATIONALISED);
  }

  @Test
  void aGoalOnItsWaySaysHowFar() {
    FollowedGoal goal = goal("2", "4").after(measured("3.5", 41));
    assertThat(shown(goal).standing(NOVEMBER)).isEqualTo(Standing.ON_ITS_WAY);
    assertThat(shown(goal).wayDone()).hasValue(new BigDecimal("75.0"));
    assertThat(shown(goal).standing(END.plusDays(1))).isEqualTo(Standing.MISSED);
  }

  @Test
  void aTargetBelowTheBaselineIsReachedFromAbove() {
    FollowedGoal goal = goal("30", "10");
    assertThat(shown(goal.after(measured("12", 41))).standing(NOVEMBER))
        .isEqualTo(Standing.ON_ITS_WAY);
    assertThat(shown(goal.after(measured("10", 41))).standing(NOVEMBER))
        .isEqualTo(Standing.REACHED);
  }

  @Test
  void aMeasurementOnFewAnswersIsNotShown() {
    FollowedGoal goal = goal("2", "4").after(measured("5", 4));
    assertThat(shown(goal).standing(NOVEMBER)).isEqualTo(Standing.TOO_FEW_ANSWERS);
    assertThat(shown(goal).wayDone()).isEmpty();
    assertThat(goal.shown()).isEmpty();
  }

  @Test
  void theSameMeasurementTwiceIsOne() {
    FollowedGoal goal = goal("2", "4").after(measured("3", 9));
    assertThat(goal.after(measured("3", 9))).isEqualTo(goal);
  }

  @Test
  void whatTheLogCountsIsNeverTypedIn() {
    FollowedGoal goal =
        goal(Stated.notStated(), "100", Source.counted(Measure.TRAINED_PEOPLE))
            .after(measured("100", 41));
    Indicator shown = goal.indicator(counting(Ratio.of(new BigDecimal("40"))));
    assertThat(shown.standing(NOVEMBER)).isEqualTo(Standing.ON_ITS_WAY);
    assertThat(shown.wayDone()).as("a count begins at nothing").hasValue(new BigDecimal("40.0"));
    assertThat(goal.indicator(counting(Ratio.of(new BigDecimal("100")))).standing(NOVEMBER))
        .isEqualTo(Standing.REACHED);
  }

  @Test
  void aMinuteLessThanTheTargetIsNotIt() {
    FollowedGoal goal = goal(Stated.notStated(), "100", Source.counted(Measure.DIALOGUE_HOURS));
    assertThat(goal.indicator(counting(hours(5_999))).standing(NOVEMBER))
        .isEqualTo(Standing.ON_ITS_WAY);
    assertThat(goal.indicator(counting(hours(6_000))).standing(NOVEMBER))
        .isEqualTo(Standing.REACHED);
  }

  @Test
  void aShareIsOfThoseWhoAnsweredAfterAndItsBaselineOfThoseBefore() {
    Indicator shown =
        surveyed("50").indicator(asked(List.of(4, 3, 2, 1, 0), List.of(1, 1, 2, 4, 1)));
    assertThat(shown.baseline()).isEqualTo(new Ratio(new BigDecimal("100"), 10));
    assertThat(shown.shown()).map(Ratio::value).hasValue(new BigDecimal("55.56"));
    assertThat(shown.wayDone()).as("(500/9 - 10) / 40").hasValue(new BigDecimal("113.9"));
    assertThat(shown.standing(NOVEMBER)).isEqualTo(Standing.REACHED);
  }

  @Test
  void aShareThatOnlyRoundsToTheTargetDoesNotReachIt() {
    Indicator shown = surveyed("66.67").indicator(asked(List.of(), List.of(0, 1, 1, 2, 2)));
    assertThat(shown.shown()).map(Ratio::value).hasValue(new BigDecimal("66.67"));
    assertThat(shown.standing(NOVEMBER)).isEqualTo(Standing.ON_ITS_WAY);
  }

  @Test
  void whatWasSaidIsTheBaselineUntilTheSurveyHasOne() {
    FollowedGoal goal =
        goal(Stated.stated(new BigDecimal("30")), "50", Source.surveyed(new ShareOf(1, 1, 4)));
    assertThat(goal.indicator(asked(List.of(), List.of())).baseline())
        .isEqualTo(Ratio.of(new BigDecimal("30")));
    assertThat(goal.indicator(asked(List.of(), List.of())).standing(NOVEMBER))
        .isEqualTo(Standing.NOT_MEASURED);
    assertThat(goal.indicator(asked(List.of(4, 0, 0, 1, 0), List.of())).baseline())
        .isEqualTo(new Ratio(new BigDecimal("100"), 5));
  }

  @Test
  void whatRestsOnFewAnswersIsNotShown() {
    Indicator shown = surveyed("50").indicator(asked(List.of(), List.of(0, 0, 0, 4, 0)));
    assertThat(shown.standing(NOVEMBER)).isEqualTo(Standing.TOO_FEW_ANSWERS);
    assertThat(shown.shown()).isEmpty();
  }

  private static Indicator shown(FollowedGoal goal) {
    return goal.indicator(asked(List.of(), List.of()));
  }

  private static Ratio hours(int minutes) {
    return Ratio.hours(BigDecimal.valueOf(minutes));
  }

  private static FromTheLog counting(Ratio value) {
    return log(Reading.of(NOVEMBER, value), List.of());
  }

  /** A survey of one question, on a scale of five; a round that nobody answered is none. */
  private static FromTheLog asked(List<Integer> before, List<Integer> after) {
    Survey survey =
        Survey.unknown()
            .after(
                new SurveyPlanned(
                    PROJECT,
                    1,
                    "Om mottagande",
                    List.of(new SurveyPlanned.Question("Vi vet hur", "inte alls", "helt", 5))));
    for (Round round : Round.values()) {
      List<Integer> counts = round == Round.BEFORE ? before : after;
      survey =
          counts.isEmpty()
              ? survey
              : survey.after(
                  new SurveyAnswered(
                      PROJECT,
                      1,
                      round,
                      LocalDate.of(2019, 10, 31),
                      40,
                      List.of(new SurveyAnswered.Answers(1, counts)),
                      false));
    }
    return log(Reading.few(NOVEMBER), List.of(survey));
  }

  private static FromTheLog log(Reading counted, List<Survey> surveys) {
    return new FromTheLog() {
      @Override
      public Reading counted(Measure measure) {
        return counted;
      }

      @Override
      public List<Survey> surveys() {
        return surveys;
      }
    };
  }

  private static FollowedGoal surveyed(String target) {
    return goal(Stated.notStated(), target, Source.surveyed(new ShareOf(1, 1, 4)));
  }

  private static FollowedGoal goal(String baseline, String target) {
    return goal(Stated.stated(new BigDecimal(baseline)), target, Source.measured());
  }

  private static FollowedGoal goal(Stated<BigDecimal> baseline, String target, Source source) {
    return FollowedGoal.unknown("G4")
        .after(
            new GoalOperationalised(
                PROJECT,
                "G4",
                "Självskattning",
                baseline,
                Stated.stated(new BigDecimal(target)),
                END,
                "projektledare",
                "Alla svar",
                source));
  }

  private static GoalMeasured measured(String value, int answers) {
    return new GoalMeasured(
        PROJECT, "G4", LocalDate.of(2019, 10, 31), Stated.stated(new BigDecimal(value)), answers);
  }
}
