package se.delaktig.access.handling;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.command.ConfirmAccess;
import se.delaktig.access.command.DeclineAccess;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.command.RequireFourEyes;
import se.delaktig.access.command.WithdrawAccess;
import se.delaktig.access.event.AccessDeclined;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessProposed;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.FourEyesDecided;
import se.delaktig.access.event.FourEyesEndAsked;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Grants;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.project.event.ProjectId;

/** Rights are given and taken back. */
class AccessCommandsTest {
  private static final Scope PROJECT = new Scope(Scope.Kind.PROJECT, Given.LEDGER);
  private static final Scope OFFICE = new Scope(Scope.Kind.OFFICE, "office");
  private static final LocalDate FROM = LocalDate.of(2018, 2, 1);

  private final Consult consult = mock(Consult.class);
  private final FixtureConfiguration<AccessAggregate> access =
      Given.stream(AccessAggregate.class)
          .registerInjectableResource(CLOCK)
          .registerInjectableResource(consult);

  @BeforeEach
  void anOfficeWithoutAdministrators() {
    when(consult.grants("office")).thenReturn(Grants.none());
  }

  @Test
  void aRoleIsGiven() {
    access
        .givenNoPriorActivity()
        .when(grant(Given.LEDGER, Role.ECONOMIST, PROJECT, null), by(Role.SYSTEM_ADMINISTRATOR))
        .expectEvents(given(Role.ECONOMIST));
  }

  @Test
  void aGrantIsNotGivenTwice() {
    access
        .given(given(Role.ECONOMIST))
        .when(grant(Given.LEDGER, Role.ECONOMIST, PROJECT, null), by(Role.SYSTEM_ADMINISTRATOR))
        .expectException(refusedWith("access.granted-already"));
  }

  @Test
  void aProjectLeaderMakesNoAdministrators() {
    access
        .givenNoPriorActivity()
        .when(
            grant(Given.LEDGER, Role.SYSTEM_ADMINISTRATOR, PROJECT, null), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("access.not-a-role-to-give"));
  }

  @Test
  void nobodyIsGivenTheRoleOfTheProgram() {
    access
        .givenNoPriorActivity()
        .when(grant(Given.LEDGER, Role.SYSTEM, PROJECT, null), by(Role.SYSTEM_ADMINISTRATOR))
        .expectException(refusedWith("access.not-a-role-to-give"));
  }

  @Test
  void anOfficeWideRightDoesNotLieInAProject() {
    access
        .givenNoPriorActivity()
        .when(
            grant(Given.LEDGER, Role.SYSTEM_ADMINISTRATOR, OFFICE, null),
            by(Role.SYSTEM_ADMINISTRATOR))
        .expectException(refusedWith("access.scope-outside-ledger"));
  }

  @Test
  void aRightThatEndsBeforeItBeginsIsRefused() {
    access
        .givenNoPriorActivity()
        .when(
            grant(Given.LEDGER, Role.EVALUATOR, PROJECT, FROM.minusDays(1)),
            by(Role.SYSTEM_ADMINISTRATOR))
        .expectException(refusedWith("access.ends-before-it-begins"));
  }

  @Test
  void aRightIsTakenBack() {
    access
        .given(given(Role.ECONOMIST))
        .when(withdraw(), by(Role.SYSTEM_ADMINISTRATOR))
        .expectEvents(
            new AccessWithdrawn(new GrantId("grant-1"), AccessWithdrawn.Reason.TASK_ENDED));
  }

  @Test
  void aRightThatDoesNotStandCannotBeTakenBack() {
    access
        .given(given(Role.ECONOMIST))
        .andGiven(new AccessWithdrawn(new GrantId("grant-1"), AccessWithdrawn.Reason.TASK_ENDED))
        .when(withdraw(), by(Role.SYSTEM_ADMINISTRATOR))
        .expectException(refusedWith("access.no-such-grant"));
  }

  @Test
  void theLastAdministratorKeepsTheRole() {
    access
        .given(administrator("grant-1", FROM, null))
        .when(withdrawInOffice(), by(Role.SYSTEM_ADMINISTRATOR))
        .expectException(refusedWith("access.last-administrator"));
  }

  @Test
  void anAdministratorWhoseRightEndsOrHasNotBegunIsNotEnough() {
    access
        .given(
            administrator("grant-1", FROM, null),
            administrator("grant-2", FROM, LocalDate.of(2030, 1, 1)),
            administrator("grant-3", LocalDate.of(2030, 1, 1), null))
        .when(withdrawInOffice(), by(Role.SYSTEM_ADMINISTRATOR))
        .expectException(refusedWith("access.last-administrator"));
  }

  @Test
  void oneOfTwoAdministratorsLosesTheRole() {
    access
        .given(administrator("grant-1", FROM, null), administrator("grant-2", FROM, null))
        .when(withdrawInOffice(), by(Role.SYSTEM_ADMINISTRATOR))
        .expectEvents(
            new AccessWithdrawn(new GrantId("grant-1"), AccessWithdrawn.Reason.TASK_ENDED));
  }

  @Test
  void anAdministratorsRightThatEndsAnywayIsTakenBackEarlier() {
    access
        .given(
            administrator("grant-1", FROM, LocalDate.of(2030, 1, 1)),
            administrator("grant-2", FROM, null))
        .when(withdrawInOffice(), by(Role.SYSTEM_ADMINISTRATOR))
        .expectEvents(
            new AccessWithdrawn(new GrantId("grant-1"), AccessWithdrawn.Reason.TASK_ENDED));
  }

  @Test
  void whoComesFromOutsideHasASeatThatEndsByItself() {
    for (Role role : List.of(Role.EVALUATOR, Role.RESEARCHER, Role.AUDITOR)) {
      access
          .givenNoPriorActivity()
          .when(grant(Given.LEDGER, role, PROJECT, null), by(Role.PROJECT_LEADER))
          .expectException(refusedWith("access.seat-needs-an-end"));
    }
  }

  @Test
  void twoAreNotRequiredWhileThereIsOneAlone() {
    access
        .given(leader("grant-3"))
        .when(new RequireFourEyes(new ProjectId(Given.LEDGER), true), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("access.one-alone"));
  }

  @Test
  void twoLeadersCanRequireTwo() {
    access
        .given(leader("grant-3"), leader("grant-4"))
        .when(new RequireFourEyes(new ProjectId(Given.LEDGER), true), by(Role.PROJECT_LEADER))
        .expectEvents(new FourEyesDecided(true));
  }

  @Test
  void twoAdministratorsInTheOfficeAreTwo() {
    when(consult.grants("office"))
        .thenReturn(
            Grants.none()
                .after(administrator("grant-7", FROM, null))
                .after(administrator("grant-8", FROM, null)));
    access
        .givenNoPriorActivity()
        .when(new RequireFourEyes(new ProjectId(Given.LEDGER), true), by(Role.SYSTEM_ADMINISTRATOR))
        .expectEvents(new FourEyesDecided(true));
  }

  @Test
  void aRightThatOneAsksForIsGivenWhenAnotherConfirmsIt() {
    access
        .given(leader("grant-3"), leader("grant-4"), new FourEyesDecided(true))
        .when(grant(Given.LEDGER, Role.ECONOMIST, PROJECT, null), by(Role.PROJECT_LEADER))
        .expectEvents(asked("actor-1"));
    access
        .given(leader("grant-3"), leader("grant-4"), new FourEyesDecided(true), asked("actor-9"))
        .when(new ConfirmAccess(Given.LEDGER, new GrantId("grant-1")), by(Role.PROJECT_LEADER))
        .expectEvents(given(Role.ECONOMIST));
  }

  @Test
  void nobodyConfirmsWhatTheyAskedForThemselves() {
    access
        .given(leader("grant-3"), leader("grant-4"), new FourEyesDecided(true), asked("actor-1"))
        .when(new ConfirmAccess(Given.LEDGER, new GrantId("grant-1")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("access.asked-by-yourself"));
  }

  @Test
  void whatIsDeclinedCannotBeConfirmedAnyMore() {
    access
        .given(leader("grant-3"), leader("grant-4"), new FourEyesDecided(true), asked("actor-9"))
        .when(new DeclineAccess(Given.LEDGER, new GrantId("grant-1")), by(Role.PROJECT_LEADER))
        .expectEvents(new AccessDeclined(new GrantId("grant-1")));
    access
        .given(asked("actor-9"), new AccessDeclined(new GrantId("grant-1")))
        .when(new ConfirmAccess(Given.LEDGER, new GrantId("grant-1")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("access.no-such-grant"));
  }

  @Test
  void whatHasBeenConfirmedCannotBeDeclinedAnyMore() {
    access
        .given(asked("actor-9"), given(Role.ECONOMIST))
        .when(new DeclineAccess(Given.LEDGER, new GrantId("grant-1")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("access.no-such-grant"));
  }

  @Test
  void whenOneOfTheTwoIsGoneTheOtherGivesAlone() {
    access
        .given(
            leader("grant-3"),
            leader("grant-4"),
            new FourEyesDecided(true),
            new AccessWithdrawn(new GrantId("grant-4"), AccessWithdrawn.Reason.TASK_ENDED))
        .when(grant(Given.LEDGER, Role.ECONOMIST, PROJECT, null), by(Role.PROJECT_LEADER))
        .expectEvents(given(Role.ECONOMIST));
  }

  @Test
  void itTakesTwoToLetOneBeEnoughAgain() {
    RequireFourEyes one = new RequireFourEyes(new ProjectId(Given.LEDGER), false);
    access
        .given(leader("grant-3"), leader("grant-4"), new FourEyesDecided(true))
        .when(one, by(Role.PROJECT_LEADER))
        .expectEvents(new FourEyesEndAsked(new ActorId("actor-1")));
    access
        .given(
            leader("grant-3"),
            leader("grant-4"),
            new FourEyesDecided(true),
            new FourEyesEndAsked(new ActorId("actor-9")))
        .when(one, by(Role.PROJECT_LEADER))
        .expectEvents(new FourEyesDecided(false));
  }

  private static AccessGranted leader(String grant) {
    return new AccessGranted(
        new GrantId(grant),
        new ActorId("actor-of-" + grant),
        Role.PROJECT_LEADER,
        PROJECT,
        null,
        FROM,
        null,
        AccessGranted.Reason.APPOINTED_IN_PROJECT);
  }

  private static AccessProposed asked(String by) {
    AccessGranted right = given(Role.ECONOMIST);
    return new AccessProposed(
        right.grant(),
        new ActorId(by),
        right.actor(),
        right.role(),
        right.scope(),
        right.person(),
        right.from(),
        right.until(),
        right.reason());
  }

  private static AccessGranted administrator(
      String grant, LocalDate from, @Nullable LocalDate until) {
    return new AccessGranted(
        new GrantId(grant),
        new ActorId("actor-of-" + grant),
        Role.SYSTEM_ADMINISTRATOR,
        OFFICE,
        null,
        from,
        until,
        AccessGranted.Reason.APPOINTED_IN_PROJECT);
  }

  private static WithdrawAccess withdrawInOffice() {
    return new WithdrawAccess("office", new GrantId("grant-1"), AccessWithdrawn.Reason.TASK_ENDED);
  }

  private static GrantAccess grant(
      String ledger, Role role, Scope scope, @Nullable LocalDate until) {
    return new GrantAccess(
        ledger,
        new GrantId("grant-1"),
        new ActorId("actor-2"),
        role,
        scope,
        null,
        FROM,
        until,
        AccessGranted.Reason.APPOINTED_IN_PROJECT);
  }

  private static AccessGranted given(Role role) {
    return new AccessGranted(
        new GrantId("grant-1"),
        new ActorId("actor-2"),
        role,
        PROJECT,
        null,
        FROM,
        null,
        AccessGranted.Reason.APPOINTED_IN_PROJECT);
  }

  private static WithdrawAccess withdraw() {
    return new WithdrawAccess(
        Given.LEDGER, new GrantId("grant-1"), AccessWithdrawn.Reason.TASK_ENDED);
  }
}
