package se.delaktig.access.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Grants;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.policy.Places;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;

/** Who is let through to what. */
class GateTest {
  private static final String PROJECT = "2017-00434";
  private static final String ACCOUNT = "3f9a01b2";
  private static final ActorId ACTOR = new ActorId("actor");

  private static final Programme PLANNED =
      PlanOf2017.programme("none", PlanOf2017.breakEven(RuleSet.Rounding.values()[0]));

  private final ViewReader<Programme> programmes = mock();
  private final PersonRegister register = mock();
  private final ProgrammeClock clock = mock();
  private final Views views = mock();
  private final ProgrammeView view = mock();
  private Gate gate;

  @BeforeEach
  void open() {
    when(views.reader(view)).thenReturn(programmes);
    when(programmes.one(any(), any())).thenReturn(Optional.empty());
    when(register.findActor(PROJECT, ACCOUNT)).thenReturn(Optional.of(ACTOR));
    when(register.findActor(Gate.OFFICE, ACCOUNT)).thenReturn(Optional.of(ACTOR));
    when(clock.today()).thenReturn(LocalDate.of(2019, 11, 18));
    gate = new Gate(views, view, register, clock, mock());
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(ACCOUNT, ""));
  }

  @AfterEach
  void forget() {
    SecurityContextHolder.clearContext();
  }

  @ParameterizedTest
  @EnumSource
  void aRightToAPartOpensNothingThatIsOfTheWholeProject(Query query) {
    for (Role role : query.roles()) {
      given(PROJECT, role, new Scope(Scope.Kind.ORGANISATION, "avesta-kommun"));
      assertThat(gate.look(query, PROJECT).isPresent())
          .as("a part, " + role)
          .isEqualTo(!query.ofWholeProject());
      given(PROJECT, role, new Scope(Scope.Kind.PROJECT, PROJECT));
      assertThat(gate.look(query, PROJECT)).as("the whole, " + role).isPresent();
    }
  }

  @Test
  void aRightToAPartAndAnotherToTheWholeAreNotOneToTheWholeOfBoth() {
    when(programmes.one(PROJECT, ProgrammeView.ONLY))
        .thenReturn(
            Optional.of(
                programme(
                    Grants.none()
                        .after(granted("a", Role.ECONOMIST, Scope.Kind.ORGANISATION, "avesta"))
                        .after(granted("b", Role.STEERING_GROUP, Scope.Kind.PROJECT, PROJECT)))));
    assertThat(gate.look(Query.BUDGET, PROJECT)).isPresent();
    assertThat(gate.look(Query.COSTS, PROJECT)).isEmpty();
    assertThat(gate.look(Query.CLAIMS, PROJECT)).isEmpty();
    Sight both = gate.see(Query.PARTICIPATION, PROJECT);
    assertThat(both.wholeAs(Set.of(Role.STEERING_GROUP))).isTrue();
    assertThat(both.wholeAs(Set.of(Role.ECONOMIST))).isFalse();
  }

  @Test
  void aProjectThatIsNotThereIsDeniedInTheSameWordsAsOneThatIsNotTheirs() {
    given("2099-00001", Role.PROJECT_LEADER, new Scope(Scope.Kind.PROJECT, "2099-00001"));
    String[] said = new String[2];
    said[0] = refusal("2099-00001");
    said[1] = refusal("2099-99999");
    assertThat(said[0]).isEqualTo(said[1]).isEqualTo("access.denied");
  }

  private String refusal(String project) {
    AccessDeniedException[] refused = new AccessDeniedException[1];
    assertThatThrownBy(() -> gate.see(Query.PLAN, project))
        .isInstanceOfSatisfying(AccessDeniedException.class, denied -> refused[0] = denied);
    return refused[0].getMessage();
  }

  private void given(String ledger, Role role, Scope scope) {
    when(programmes.one(ledger, ProgrammeView.ONLY))
        .thenReturn(
            Optional.of(
                programme(Grants.none().after(granted("a", role, scope.kind(), scope.id())))));
  }

  private static AccessGranted granted(String grant, Role role, Scope.Kind kind, String id) {
    return new AccessGranted(
        new GrantId(grant),
        ACTOR,
        role,
        new Scope(kind, id),
        null,
        LocalDate.of(2018, 2, 1),
        null,
        AccessGranted.Reason.APPOINTED_IN_PROJECT);
  }

  private static Programme programme(Grants grants) {
    return new Programme(PLANNED.plan(), List.of(), Map.of(), Places.none(), List.of(), grants);
  }
}
