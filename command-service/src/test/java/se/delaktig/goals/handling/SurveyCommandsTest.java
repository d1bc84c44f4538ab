package se.delaktig.goals.handling;

import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.goals.command.PlanSurvey;
import se.delaktig.goals.command.RecordSurveyAnswers;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyAnswered.Answers;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.SurveyPlanned.Question;
import se.delaktig.kernel.handling.Given;

/** A survey is planned and its answers counted. Asked of an AggregateTestFixture. */
class SurveyCommandsTest {
  private static final LocalDate OCTOBER = LocalDate.of(2019, 10, 31);
  private static final LocalDate END = LocalDate.of(2020, 6, 30);
  private static final String KNOWS = "Vi vet hur vi tar emot en ny kollega";

  private final FixtureConfiguration<SurveysAggregate> surveys =
      Given.stream(SurveysAggregate.class);

  @BeforeEach
  void theProject() {
    surveys.registerInjectableResource(consult()).registerInjectableResource(CLOCK);
  }

  @Test
  void aSurveyIsPlannedAndTheNextHasTheNextNumber() {
    surveys
        .givenNoPriorActivity()
        .when(
            new PlanSurvey(
                PROJECT,
                " Mottagande ",
                List.of(new PlanSurvey.Question(KNOWS + " ", "inte alls", "helt", 4))),
            by(Role.PROJECT_LEADER))
        .expectEvents(planned(1));
    surveys
        .given(planned(1))
        .when(
            new PlanSurvey(
                PROJECT,
                "Mottagande",
                List.of(new PlanSurvey.Question(KNOWS, "inte alls", "helt", 4))),
            by(Role.PROJECT_WORKER))
        .expectEvents(planned(2));
  }

  @Test
  void answersAreCountedAndCountedAnew() {
    surveys
        .given(planned(1))
        .when(counted(Round.BEFORE, 20, 4, 6, 3, 0), by(Role.PROJECT_WORKER))
        .expectEvents(answered(Round.BEFORE, 20, 4, 6, 3, 0));
    surveys
        .given(planned(1), answered(Round.BEFORE, 20, 4, 6, 3, 0))
        .when(counted(Round.BEFORE, 20, 4, 5, 4, 0), by(Role.PROJECT_WORKER))
        .expectEvents(answered(Round.BEFORE, 20, 4, 5, 4, 0));
  }

  @Test
  void theSameAgainIsRefused() {
    surveys
        .given(planned(1), answered(Round.AFTER, 20, 4, 6, 3, 0))
        .when(counted(Round.AFTER, 20, 4, 6, 3, 0), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("goals.nothing-changed"));
  }

  @Test
  void aSurveyThatIsNotPlannedIsRefused() {
    surveys
        .givenNoPriorActivity()
        .when(counted(Round.BEFORE, 20, 4, 6, 3, 0), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("goals.survey.unknown"));
  }

  @Test
  void countsOfFewerThanFiveAnswersAreRefused() {
    surveys
        .given(planned(1))
        .when(counted(Round.BEFORE, 20, 1, 2, 1, 0), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("goals.survey.too-few-answers"));
  }

  @Test
  void countsThatDoNotFitTheScaleAreRefused() {
    surveys
        .given(planned(1))
        .when(counted(Round.BEFORE, 20, 4, 6, 3), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("goals.survey.counts-do-not-fit"));
  }

  @Test
  void moreAnswersThanWereAskedAreRefused() {
    surveys
        .given(planned(1))
        .when(counted(Round.BEFORE, 12, 4, 6, 3, 0), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("goals.survey.more-answers-than-asked"));
  }

  @Test
  void aRoundThatNobodyAnsweredIsRefused() {
    surveys
        .given(planned(1))
        .when(counted(Round.BEFORE, 12, 0, 0, 0, 0), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("goals.survey.no-answers"));
  }

  @Test
  void aRoundThatHasNotBeenIsRefused() {
    surveys
        .given(planned(1))
        .when(
            new RecordSurveyAnswers(
                PROJECT,
                1,
                Round.AFTER,
                END,
                20,
                List.of(new RecordSurveyAnswers.Answers(List.of(4, 6, 3, 0))),
                false),
            by(Role.PROJECT_WORKER))
        .expectException(refusedWith("goals.survey.in-the-future"));
  }

  private static SurveyPlanned planned(int number) {
    return new SurveyPlanned(
        PROJECT, number, "Mottagande", List.of(new Question(KNOWS, "inte alls", "helt", 4)));
  }

  private static RecordSurveyAnswers counted(Round round, int asked, Integer... counts) {
    return new RecordSurveyAnswers(
        PROJECT,
        1,
        round,
        OCTOBER,
        asked,
        List.of(new RecordSurveyAnswers.Answers(Arrays.asList(counts))),
        false);
  }

  private static SurveyAnswered answered(Round round, int asked, Integer... counts) {
    return new SurveyAnswered(
        PROJECT, 1, round, OCTOBER, asked, List.of(new Answers(1, Arrays.asList(counts))), false);
  }
}
