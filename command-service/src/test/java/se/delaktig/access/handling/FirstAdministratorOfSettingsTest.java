package se.delaktig.access.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Grants;
import se.delaktig.kernel.handling.AskedProject;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.personregister.PersonRegister;

class FirstAdministratorOfSettingsTest {
  private static final String ACCOUNT = "f3c1d0aa-anna";

  private final CommandDesk desk = mock(CommandDesk.class);
  private final Consult consult = mock(Consult.class);
  private final PersonRegister register = mock(PersonRegister.class);

  @BeforeEach
  void anEmptyOffice() {
    when(consult.grants("office")).thenReturn(Grants.none());
    when(register.actor("office", ACCOUNT, ACCOUNT)).thenReturn(new ActorId("anna"));
  }

  @Test
  void theAccountOfTheSettingsAdministersAnEmptyOffice() {
    of(ACCOUNT).give();
    of(" " + ACCOUNT + " ").give();

    ArgumentCaptor<GrantAccess> sent = ArgumentCaptor.forClass(GrantAccess.class);
    ArgumentCaptor<String> id = ArgumentCaptor.forClass(String.class);
    verify(desk, times(2))
        .submit(eq("office"), eq(new Caller.Program()), sent.capture(), id.capture());
    assertThat(sent.getValue().role()).isEqualTo(Role.SYSTEM_ADMINISTRATOR);
    assertThat(sent.getValue().actor()).isEqualTo(new ActorId("anna"));
    assertThat(sent.getValue().reason()).isEqualTo(AccessGranted.Reason.FIRST_ADMINISTRATOR);
    assertThat(sent.getAllValues().getFirst())
        .as("services that start at once send the same command")
        .isEqualTo(sent.getValue());
    assertThat(id.getAllValues().getFirst()).isEqualTo(id.getValue());
  }

  @Test
  void itSaysNothingWhereSomebodyAdministersOrNobodyIsNamed() {
    of("").give();
    GrantAccess given = given();
    when(consult.grants("office"))
        .thenReturn(
            Grants.none()
                .after(
                    new AccessGranted(
                        given.grant(),
                        given.actor(),
                        given.role(),
                        given.scope(),
                        null,
                        given.from(),
                        null,
                        given.reason())));
    of("somebody-else").give();

    verify(desk, times(1)).submit(any(), any(), any(), any());
    verify(register, never()).actor("office", "somebody-else", "somebody-else");
  }

  private GrantAccess given() {
    of(ACCOUNT).give();
    ArgumentCaptor<GrantAccess> sent = ArgumentCaptor.forClass(GrantAccess.class);
    verify(desk).submit(any(), any(), sent.capture(), any());
    return sent.getValue();
  }

  private FirstAdministratorOfSettings of(String account) {
    return new FirstAdministratorOfSettings(account, desk, consult, register, AskedProject.CLOCK);
  }
}
