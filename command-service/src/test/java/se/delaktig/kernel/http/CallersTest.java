package se.delaktig.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import se.delaktig.access.command.WithdrawAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Grants;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.handling.AskedProject;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.Project;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.event.ProjectId;

/** Who sends a command, and that naming a ledger leaves nothing behind in it. */
class CallersTest {
  private static final String HERE = AskedProject.PROJECT.value();
  private static final String NOWHERE = "2099-99999";
  private static final String OFFICE = "office";
  private static final ProgrammeCommand ANY =
      new WithdrawAccess(
          HERE, new GrantId("grant-0001"), AccessWithdrawn.Reason.GRANTED_BY_MISTAKE);

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final Consult consult = mock(Consult.class);
  private MongoClient client;
  private PersonRegister register;
  private Callers callers;

  @BeforeEach
  void open(@TempDir Path keys) {
    client = MongoClients.create("mongodb://127.0.0.1:" + server.bind().getPort());
    register = PersonRegister.open(client.getDatabase("callers"), MasterKeys.open(keys));
    Project planned = AskedProject.consult().project(HERE);
    when(consult.project(any())).thenReturn(Project.unplanned());
    when(consult.project(HERE)).thenReturn(planned);
    when(consult.grants(any())).thenReturn(Grants.none());
    callers = new Callers(consult, register, mock(CommitLog.class), AskedProject.CLOCK);
  }

  @AfterEach
  void close() {
    client.close();
    server.shutdownNow();
  }

  @Test
  void whoeverHasNoRightIsRefusedAndStaysUnknown() {
    assertThatThrownBy(() -> callers.of(HERE, null, karin(), ANY))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> callers.of(NOWHERE, null, karin(), ANY))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> callers.of(OFFICE, null, karin(), ANY))
        .isInstanceOf(RefusedException.class);

    assertThat(register.findActor(HERE, "karin")).isEmpty();
    assertThat(register.findActor(NOWHERE, "karin")).isEmpty();
    assertThat(register.findActor(OFFICE, "karin")).isEmpty();
  }

  @Test
  void whoeverWasGivenARightIsKnownByIt() {
    ActorId known = register.actor(HERE, "karin", "K");

    assertThat(callers.of(HERE, null, karin(), ANY)).isEqualTo(new Caller.SignedIn(known));
    assertThat(register.actorNames(HERE, List.of(known))).containsEntry(known, "Karin Nyström");
  }

  @Test
  void anAdministratorBecomesKnownInAProjectThatIsThereOrIsBegunAndInNoOther() {
    ActorId inOffice = administrator(null);

    assertThat(callers.of(HERE, null, karin(), ANY))
        .isEqualTo(new Caller.SignedIn(register.findActor(HERE, "karin").orElseThrow(), inOffice));
    assertThatThrownBy(() -> callers.of(NOWHERE, null, karin(), ANY))
        .isInstanceOf(RefusedException.class);
    assertThat(register.findActor(NOWHERE, "karin")).isEmpty();

    PlanProject begun = new PlanProject(new ProjectId(NOWHERE), consult.project(HERE).plan());
    assertThat(callers.of(NOWHERE, null, karin(), begun)).isInstanceOf(Caller.SignedIn.class);
    assertThat(register.findActor(NOWHERE, "karin")).isPresent();
  }

  @Test
  void whoseRightInTheOfficeHasEndedDoesNot() {
    administrator(AskedProject.CLOCK.today().minusDays(1));

    assertThatThrownBy(() -> callers.of(HERE, null, karin(), ANY))
        .isInstanceOf(RefusedException.class);
    assertThat(register.findActor(HERE, "karin")).isEmpty();
  }

  private ActorId administrator(@Nullable LocalDate until) {
    ActorId actor = register.actor(OFFICE, "karin", "Karin Nyström");
    when(consult.grants(OFFICE))
        .thenReturn(
            Grants.none()
                .after(
                    new AccessGranted(
                        new GrantId("grant-0001"),
                        actor,
                        Role.SYSTEM_ADMINISTRATOR,
                        new Scope(Scope.Kind.OFFICE, OFFICE),
                        null,
                        LocalDate.of(2018, 2, 1),
                        until,
                        AccessGranted.Reason.APPOINTED_IN_PROJECT)));
    return actor;
  }

  private static Authentication karin() {
    return new JwtAuthenticationToken(
        Jwt.withTokenValue("t")
            .header("alg", "none")
            .subject("karin")
            .claim("name", "Karin Nyström")
            .build());
  }
}
