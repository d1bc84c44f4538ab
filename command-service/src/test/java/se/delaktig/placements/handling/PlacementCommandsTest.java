package se.delaktig.placements.handling;

import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.GLADAN;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.handling.Given;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.placements.command.EndPlacement;
import se.delaktig.placements.command.RecordRecruitmentOutcome;
import se.delaktig.placements.event.PlacementEnded;
import se.delaktig.placements.event.PlacementId;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Group;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;

/** Somebody goes from internship to employment, and it ends. Asked of an AggregateTestFixture. */
class PlacementCommandsTest {
  private static final PlacementId SOMEBODY = new PlacementId("placement-1");
  private static final LocalDate MARCH = LocalDate.of(2019, 3, 1);
  private static final LocalDate JUNE = LocalDate.of(2019, 6, 1);

  private final FixtureConfiguration<PlacementAggregate> placement =
      Given.stream(PlacementAggregate.class);

  @BeforeEach
  void theProject() {
    placement.registerInjectableResource(consult()).registerInjectableResource(CLOCK);
  }

  @Test
  void anInternshipBegins() {
    placement
        .givenNoPriorActivity()
        .when(asked(Step.INTERNSHIP, GLADAN, MARCH), by(Role.PROJECT_LEADER))
        .expectEvents(step(Step.INTERNSHIP, MARCH));
  }

  @Test
  void aPermanentEmploymentMayComeFirst() {
    placement
        .givenNoPriorActivity()
        .when(asked(Step.PERMANENT_EMPLOYMENT, GLADAN, MARCH), by(Role.PROJECT_LEADER))
        .expectEvents(step(Step.PERMANENT_EMPLOYMENT, MARCH));
  }

  @Test
  void anEmploymentFollowsTheInternship() {
    placement
        .given(step(Step.INTERNSHIP, MARCH))
        .when(asked(Step.TEMPORARY_EMPLOYMENT, GLADAN, JUNE), by(Role.PROJECT_LEADER))
        .expectEvents(step(Step.TEMPORARY_EMPLOYMENT, JUNE));
  }

  @Test
  void aStepBeforeTheOneItFollowsIsRefused() {
    placement
        .given(step(Step.INTERNSHIP, JUNE))
        .when(asked(Step.TEMPORARY_EMPLOYMENT, GLADAN, MARCH), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("placements.before-previous"));
  }

  @Test
  void aStepThatGoesOnAlreadyIsRefused() {
    placement
        .given(step(Step.INTERNSHIP, MARCH))
        .when(asked(Step.INTERNSHIP, GLADAN, JUNE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("placements.same-step"));
  }

  @Test
  void anotherGroupThanAtFirstIsRefused() {
    placement
        .given(step(Step.INTERNSHIP, MARCH))
        .when(
            new RecordRecruitmentOutcome(
                SOMEBODY, Step.TEMPORARY_EMPLOYMENT, GLADAN, JUNE, Group.DISABILITY, null),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("placements.other-group"));
  }

  @Test
  void aStepThatHasNotHappenedIsRefused() {
    placement
        .givenNoPriorActivity()
        .when(asked(Step.INTERNSHIP, GLADAN, LocalDate.of(2019, 11, 19)), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("placements.in-the-future"));
  }

  @Test
  void aWorkplaceOfNoOneIsRefused() {
    placement
        .givenNoPriorActivity()
        .when(asked(Step.INTERNSHIP, new WorkplaceId("nowhere"), MARCH), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("workplace.unknown"));
  }

  @Test
  void aStepEndsWithItsReason() {
    placement
        .given(step(Step.INTERNSHIP, MARCH))
        .when(end(JUNE), by(Role.PROJECT_LEADER))
        .expectEvents(new PlacementEnded(SOMEBODY, JUNE, PlacementEnded.Reason.AS_AGREED));
  }

  @Test
  void whatHasEndedDoesNotEndAgain() {
    placement
        .given(step(Step.INTERNSHIP, MARCH))
        .andGiven(new PlacementEnded(SOMEBODY, JUNE, PlacementEnded.Reason.STUDIES))
        .when(end(JUNE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("placements.already-ended"));
  }

  @Test
  void whatHasNotBegunDoesNotEnd() {
    placement
        .givenNoPriorActivity()
        .when(end(JUNE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("placements.unknown"));
  }

  @Test
  void anEndBeforeTheBeginningIsRefused() {
    placement
        .given(step(Step.INTERNSHIP, JUNE))
        .when(end(MARCH), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("placements.ends-before-it-begins"));
  }

  private static RecordRecruitmentOutcome asked(Step step, WorkplaceId place, LocalDate from) {
    return new RecordRecruitmentOutcome(SOMEBODY, step, place, from, Group.NEWLY_ARRIVED, " ");
  }

  private static RecruitmentOutcomeRecorded step(Step step, LocalDate from) {
    return new RecruitmentOutcomeRecorded(SOMEBODY, step, GLADAN, from, Group.NEWLY_ARRIVED, null);
  }

  private static EndPlacement end(LocalDate day) {
    return new EndPlacement(SOMEBODY, GLADAN, day, PlacementEnded.Reason.AS_AGREED);
  }
}
