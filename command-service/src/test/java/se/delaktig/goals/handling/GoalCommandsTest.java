package se.delaktig.goals.handling;

import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.goals.command.MeasureGoal;
import se.delaktig.goals.command.OperationaliseGoal;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.Kind;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.handling.Given;

/** A goal gets an indicator and is measured. Asked of an AggregateTestFixture. */
class GoalCommandsTest {
  private static final LocalDate OCTOBER = LocalDate.of(2019, 10, 31);
  private static final LocalDate END = LocalDate.of(2020, 6, 30);

  private final FixtureConfiguration<GoalsAggregate> goals = Given.stream(GoalsAggregate.class);

  @BeforeEach
  void theProject() {
    goals.registerInjectableResource(consult()).registerInjectableResource(CLOCK);
  }

  @Test
  void aGoalIsOperationalised() {
    goals
        .givenNoPriorActivity()
        .when(asked("G4", value("2.9"), value("4")), by(Role.PROJECT_LEADER))
        .expectEvents(happened());
  }

  @Test
  void aGoalThatThePlanDoesNotHaveIsRefused() {
    goals
        .givenNoPriorActivity()
        .when(asked("G9", value("2.9"), value("4")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("goals.no-such-goal"));
  }

  @Test
  void aGoalWithoutATargetIsRefused() {
    goals
        .givenNoPriorActivity()
        .when(asked("G4", value("2.9"), Stated.notStated()), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("goals.target-missing"));
  }

  @Test
  void aTargetThatIsThereAlreadyIsRefused() {
    goals
        .givenNoPriorActivity()
        .when(asked("G4", value("4.0"), value("4")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("goals.target-is-baseline"));
  }

  @Test
  void theSameAgainIsRefused() {
    goals
        .given(happened())
        .when(asked("G4", value("2.9"), value("4")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("goals.nothing-changed"));
  }

  @Test
  void aGoalIsMeasured() {
    goals
        .given(happened())
        .when(new MeasureGoal(PROJECT, "G4", OCTOBER, value("3.4"), 41), by(Role.PROJECT_LEADER))
        .expectEvents(new GoalMeasured(PROJECT, "G4", OCTOBER, value("3.4"), 41));
  }

  @Test
  void aGoalWithoutAnIndicatorIsNotMeasured() {
    goals
        .givenNoPriorActivity()
        .when(new MeasureGoal(PROJECT, "G4", OCTOBER, value("3.4"), 41), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("goals.not-operationalised"));
  }

  @Test
  void aMeasurementThatHasNotBeenMadeIsRefused() {
    goals
        .given(happened())
        .when(new MeasureGoal(PROJECT, "G4", END, value("3.4"), 41), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("goals.in-the-future"));
  }

  @Test
  void aGoalMayBeWhatTheLogCounts() {
    goals
        .givenNoPriorActivity()
        .when(asked(Stated.notStated(), "100", counted()), by(Role.PROJECT_LEADER))
        .expectEvents(happened("100", Source.counted(Measure.TRAINED_PEOPLE)));
  }

  @Test
  void aGoalMayBeAShareOfTheAnswersToAQuestion() {
    goals
        .givenNoPriorActivity()
        .when(asked(Stated.notStated(), "70", surveyed(1, 1, 4)), by(Role.PROJECT_LEADER))
        .expectEvents(happened("70", Source.surveyed(new ShareOf(1, 1, 4))));
  }

  @Test
  void whatTheLogCountsHasNoBaselineAndATargetAboveNothing() {
    isRefused(asked(value("20"), "100", counted()), "goals.baseline-of-a-count");
    isRefused(asked(Stated.notStated(), "0", counted()), "goals.target-out-of-scale");
  }

  @Test
  void aShareIsOfAQuestionAndAStepThatAreThereAndAtMostAll() {
    isRefused(asked(Stated.notStated(), "70", surveyed(2, 1, 4)), "goals.survey.unknown");
    isRefused(asked(Stated.notStated(), "70", surveyed(1, 2, 4)), "goals.no-such-question");
    isRefused(asked(Stated.notStated(), "70", surveyed(1, 1, 6)), "goals.no-such-step");
    isRefused(asked(Stated.notStated(), "101", surveyed(1, 1, 4)), "goals.target-out-of-scale");
  }

  @Test
  void whereTheValueComesFromIsSaidInFullAndNoMore() {
    for (OperationaliseGoal.Source source :
        List.of(
            new OperationaliseGoal.Source(Kind.COUNTED, null, null),
            new OperationaliseGoal.Source(Kind.SURVEYED, null, null),
            new OperationaliseGoal.Source(Kind.MEASURED, Measure.TRAINED_PEOPLE, null),
            new OperationaliseGoal.Source(
                Kind.COUNTED, Measure.TRAINED_PEOPLE, new OperationaliseGoal.ShareOf(1, 1, 4)))) {
      isRefused(asked(Stated.notStated(), "70", source), "goals.source-does-not-fit");
    }
  }

  @Test
  void whatFollowsFromTheLogIsNotMeasuredByAnybody() {
    goals
        .given(happened("100", Source.counted(Measure.TRAINED_PEOPLE)))
        .when(new MeasureGoal(PROJECT, "G4", OCTOBER, value("101"), 41), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("goals.follows-from-the-log"));
  }

  private static Stated<BigDecimal> value(String value) {
    return Stated.stated(new BigDecimal(value));
  }

  private static OperationaliseGoal asked(
      String goal, Stated<BigDecimal> baseline, Stated<BigDecimal> target) {
    return new OperationaliseGoal(
        PROJECT,
        goal,
        "Självskattning 1–5",
        baseline,
        target,
        END,
        "projektledare",
        "Alla svar",
        null);
  }

  private static OperationaliseGoal asked(
      Stated<BigDecimal> baseline, String target, OperationaliseGoal.Source source) {
    return new OperationaliseGoal(
        PROJECT,
        "G4",
        "Självskattning 1–5",
        baseline,
        value(target),
        END,
        "projektledare",
        "Alla svar",
        source);
  }

  private static OperationaliseGoal.Source counted() {
    return new OperationaliseGoal.Source(Kind.COUNTED, Measure.TRAINED_PEOPLE, null);
  }

  private static OperationaliseGoal.Source surveyed(int survey, int question, int lowest) {
    return new OperationaliseGoal.Source(
        Kind.SURVEYED, null, new OperationaliseGoal.ShareOf(survey, question, lowest));
  }

  private static GoalOperationalised happened(String target, Source source) {
    return new GoalOperationalised(
        PROJECT,
        "G4",
        "Självskattning 1–5",
        Stated.notStated(),
        value(target),
        END,
        "projektledare",
        "Alla svar",
        source);
  }

  private void isRefused(OperationaliseGoal command, String code) {
    goals
        .givenNoPriorActivity()
        .when(command, by(Role.PROJECT_LEADER))
        .expectException(refusedWith(code));
  }

  private static GoalOperationalised happened() {
    return new GoalOperationalised(
        PROJECT,
        "G4",
        "Självskattning 1–5",
        value("2.9"),
        value("4"),
        END,
        "projektledare",
        "Alla svar",
        Source.measured());
  }
}
