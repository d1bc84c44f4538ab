package se.delaktig.goals.handling;

import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.goals.command.DrawTheoryOfChange;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Level;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.kernel.handling.Given;

/** A theory of change is drawn and leads forward. Asked of an AggregateTestFixture. */
class TheoryOfChangeCommandsTest {
  private final FixtureConfiguration<TheoryOfChangeAggregate> theory =
      Given.stream(TheoryOfChangeAggregate.class);

  @BeforeEach
  void theProject() {
    theory.registerInjectableResource(consult());
  }

  @Test
  void activitiesLeadToGoals() {
    theory
        .givenNoPriorActivity()
        .when(
            asked(
                step("1", Level.ACTIVITY, Measure.DIALOGUE_HOURS, null, "2"),
                step("2", Level.GOAL, null, "G4")),
            by(Role.PROJECT_LEADER))
        .expectEvents(drawn());
  }

  @Test
  void theSameAgainIsRefused() {
    theory
        .given(drawn())
        .when(
            asked(
                step("1", Level.ACTIVITY, Measure.DIALOGUE_HOURS, null, "2"),
                step("2", Level.GOAL, null, "G4")),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("goals.nothing-changed"));
  }

  @Test
  void aGoalThatThePlanDoesNotHaveIsRefused() {
    refused("goals.theory.no-such-goal", step("1", Level.GOAL, null, "G9"));
  }

  @Test
  void aStepThatLeadsNowhereIsRefused() {
    refused("goals.theory.leads-nowhere", step("1", Level.ACTIVITY, null, null, "7"));
  }

  @Test
  void aStepThatLeadsBackIsRefused() {
    refused(
        "goals.theory.leads-back",
        step("1", Level.ACTIVITY, null, null),
        step("2", Level.RESULT, null, null, "1"));
    refused("goals.theory.leads-back", step("1", Level.ACTIVITY, null, null, "1"));
  }

  @Test
  void twoStepsOfOneIdAreRefused() {
    refused(
        "goals.theory.same-step-twice",
        step("1", Level.ACTIVITY, null, null),
        step("1", Level.RESULT, null, null));
  }

  private void refused(String code, DrawTheoryOfChange.Step... steps) {
    theory
        .givenNoPriorActivity()
        .when(asked(steps), by(Role.PROJECT_LEADER))
        .expectException(refusedWith(code));
  }

  private static DrawTheoryOfChange asked(DrawTheoryOfChange.Step... steps) {
    return new DrawTheoryOfChange(PROJECT, List.of(steps));
  }

  private static DrawTheoryOfChange.Step step(
      String id, Level level, @Nullable Measure measure, @Nullable String goal, String... to) {
    return new DrawTheoryOfChange.Step(id, level, "Steg", measure, goal, List.of(to));
  }

  private static TheoryOfChangeDrawn drawn() {
    return new TheoryOfChangeDrawn(
        PROJECT,
        List.of(
            new TheoryOfChangeDrawn.Step(
                "1", Level.ACTIVITY, "Steg", Measure.DIALOGUE_HOURS, null, List.of("2")),
            new TheoryOfChangeDrawn.Step("2", Level.GOAL, "Steg", null, "G4", List.of())));
  }
}
