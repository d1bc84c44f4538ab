package se.delaktig.access.handling;

import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.command.WithdrawAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.kernel.handling.Given;

/** Rights are given and taken back. */
class AccessCommandsTest {
  private static final Scope PROJECT = new Scope(Scope.Kind.PROJECT, Given.LEDGER);
  private static final Scope OFFICE = new Scope(Scope.Kind.OFFICE, "office");
  private static final LocalDate FROM = LocalDate.of(2018, 2, 1);

  private final FixtureConfiguration<AccessAggregate> access =
      Given.stream(AccessAggregate.class).registerInjectableResource(CLOCK);

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
