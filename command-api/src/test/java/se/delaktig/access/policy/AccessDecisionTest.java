package se.delaktig.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.dialogue.command.IdentifyAttendee;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.kernel.command.Reach;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/** Who may do what: what is not granted is denied. */
class AccessDecisionTest {
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  private static final ActorId SAMIRA = new ActorId("samira");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final WorkplaceId LYKTAN = new WorkplaceId("lyktan");
  private static final Set<Role> MAY_LOG = Matrix.rolesFor(LogDialogueSession.class);

  @Test
  void whoHasNoGrantMayNothing() {
    assertThat(decide(Grants.none(), Reach.workplace(GLADAN))).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void aProcessLeaderMayAtTheOwnWorkplaceAndAtNoOther() {
    Grants grants = granted(Role.PROCESS_LEADER, Scope.Kind.WORKPLACE, "gladan", null);
    assertThat(decide(grants, Reach.workplace(GLADAN))).isInstanceOf(Decision.Granted.class);
    assertThat(decide(grants, Reach.workplace(LYKTAN))).isInstanceOf(Decision.Denied.class);
    assertThat(decide(grants, Reach.project())).isInstanceOf(Decision.Denied.class);
    assertThat(decide(grants, Reach.ofOffice())).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void aRoleThatTheCommandDoesNotNameIsNotEnough() {
    Grants grants = granted(Role.STEERING_GROUP, Scope.Kind.PROJECT, "2017-00434", null);
    assertThat(decide(grants, Reach.workplace(GLADAN))).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void aGroupsProjectWorkerMayAtTheGroupsWorkplaces() {
    Grants grants = granted(Role.PROJECT_WORKER, Scope.Kind.ORGANISATION_GROUP, "Orsa", null);
    assertThat(decide(grants, Reach.workplace(LYKTAN))).isInstanceOf(Decision.Granted.class);
    assertThat(decide(grants, Reach.workplace(GLADAN))).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void aGroupsProjectWorkerIdentifiesThoseOfTheGroupInItsSessions() {
    Grants grants = granted(Role.PROJECT_WORKER, Scope.Kind.ORGANISATION_GROUP, "Orsa", null);
    assertThat(decide(grants, was(LYKTAN, "vera"))).isInstanceOf(Decision.Granted.class);
    assertThat(decide(grants, was(GLADAN, "vera"))).isInstanceOf(Decision.Denied.class);
    assertThat(decide(grants, was(LYKTAN, "ali"))).isInstanceOf(Decision.Denied.class);
    assertThat(decide(grants, was(LYKTAN, null)))
        .as("nobody among all is for who sees all to say")
        .isInstanceOf(Decision.Denied.class);
    Grants whole = granted(Role.PROJECT_LEADER, Scope.Kind.PROJECT, "2017-00434", null);
    assertThat(decide(whole, was(LYKTAN, null))).isInstanceOf(Decision.Granted.class);
  }

  private static Reach was(WorkplaceId workplace, @Nullable String person) {
    return new IdentifyAttendee(
            new DialogueSessionId("s1"),
            workplace,
            "ref",
            person == null ? null : new PersonId(person))
        .reach();
  }

  @Test
  void aGrantEndsByItself() {
    Grants ended = granted(Role.PROCESS_LEADER, Scope.Kind.WORKPLACE, "gladan", TODAY.minusDays(1));
    Grants lastDay = granted(Role.PROCESS_LEADER, Scope.Kind.WORKPLACE, "gladan", TODAY);
    assertThat(decide(ended, Reach.workplace(GLADAN))).isInstanceOf(Decision.Denied.class);
    assertThat(decide(lastDay, Reach.workplace(GLADAN))).isInstanceOf(Decision.Granted.class);
  }

  @Test
  void aGrantThatHasNotBegunIsNone() {
    LocalDate begins = LocalDate.of(2018, 2, 1);
    Grants grants = granted(Role.PROCESS_LEADER, Scope.Kind.WORKPLACE, "gladan", null);
    assertThat(decide(grants, Reach.workplace(GLADAN), begins.minusDays(1)))
        .isInstanceOf(Decision.Denied.class);
    assertThat(decide(grants, Reach.workplace(GLADAN), begins))
        .isInstanceOf(Decision.Granted.class);
  }

  @Test
  void aGrantThatWasTakenBackIsNone() {
    Grants grants =
        granted(Role.PROCESS_LEADER, Scope.Kind.WORKPLACE, "gladan", null)
            .after(new AccessWithdrawn(new GrantId("g"), AccessWithdrawn.Reason.TASK_ENDED));
    assertThat(decide(grants, Reach.workplace(GLADAN))).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void somethingThatTouchesSeveralPeopleNeedsARightToEach() {
    Grants grants = granted(Role.PROCESS_LEADER, Scope.Kind.WORKPLACE, "gladan", null);
    assertThat(decide(grants, Reach.persons(List.of(new PersonId("ali")))))
        .isInstanceOf(Decision.Granted.class);
    assertThat(decide(grants, Reach.persons(List.of(new PersonId("ali"), new PersonId("vera")))))
        .isInstanceOf(Decision.Denied.class);
  }

  @Test
  void everyCommandAndEveryQueryNamesSomebodyAndNoneNamesAll() {
    Matrix.commands().forEach(c -> assertThat(Matrix.rolesFor(c)).as(c.getName()).isNotEmpty());
    for (Query query : Query.values()) {
      assertThat(query.roles()).as(query.name()).isNotEmpty();
    }
    assertThat(Matrix.rolesFor(String.class)).isEmpty();
  }

  private static Decision decide(Grants grants, Reach reach) {
    return decide(grants, reach, TODAY);
  }

  private static Decision decide(Grants grants, Reach reach, LocalDate day) {
    return Access.decide(grants, SAMIRA, MAY_LOG, reach, new TwoWorkplaces(), day);
  }

  private static Grants granted(Role role, Scope.Kind kind, String id, @Nullable LocalDate until) {
    return Grants.none()
        .after(
            new AccessGranted(
                new GrantId("g"),
                SAMIRA,
                role,
                new Scope(kind, id),
                null,
                LocalDate.of(2018, 2, 1),
                until,
                AccessGranted.Reason.LEADS_DIALOGUE));
  }

  /** Ali works at Gladan in Avesta, Vera at Lyktan in Orsa. */
  private record TwoWorkplaces() implements Structure {
    @Override
    public Optional<OrganisationId> organisationOf(WorkplaceId workplace) {
      return Optional.of(
          new OrganisationId(workplace.equals(GLADAN) ? "avesta-kommun" : "orsa-kommun"));
    }

    @Override
    public Optional<String> groupOf(OrganisationId organisation) {
      return Optional.of(organisation.value().startsWith("avesta") ? "Avesta" : "Orsa");
    }

    @Override
    public Set<WorkplaceId> workplacesOf(PersonId person) {
      return Set.of(person.value().equals("ali") ? GLADAN : LYKTAN);
    }
  }
}
