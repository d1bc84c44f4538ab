package se.delaktig.goals.handling;

import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.goals.command.MeasureGoal;
import se.delaktig.goals.command.OperationaliseGoal;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.GoalOperationalised;
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

  private static Stated<BigDecimal> value(String value) {
    return Stated.stated(new BigDecimal(value));
  }

  private static OperationaliseGoal asked(
      String goal, Stated<BigDecimal> baseline, Stated<BigDecimal> target) {
    return new OperationaliseGoal(
        PROJECT, goal, "Självskattning 1–5", baseline, target, END, "projektledare", "Alla svar");
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
        "Alla svar");
  }
}
