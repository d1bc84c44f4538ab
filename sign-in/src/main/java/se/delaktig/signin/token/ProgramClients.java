package se.delaktig.signin.token;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import se.delaktig.signin.program.Programs;

/** The clients of the settings, and with them the programs that have been made meanwhile. */
final class ProgramClients implements RegisteredClientRepository {
  private static final String PREFIX = "made:";

  private final RegisteredClientRepository settled;
  private final Programs programs;
  private final Duration life;

  /**
   * @param life how long a program's token lives
   */
  ProgramClients(RegisteredClientRepository settled, Programs programs, Duration life) {
    this.settled = settled;
    this.programs = programs;
    this.life = life;
  }

  /** How stored authorizations name a program. */
  static String registered(String program) {
    return PREFIX + program;
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("Clients stand in the settings, or are programs");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return id.startsWith(PREFIX) ? made(id.substring(PREFIX.length())) : settled.findById(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    RegisteredClient one = settled.findByClientId(clientId);
    return one == null ? made(clientId) : one;
  }

  private @Nullable RegisteredClient made(String id) {
    return programs.known(id).map(this::client).orElse(null);
  }

  private RegisteredClient client(Programs.Known known) {
    return RegisteredClient.withId(registered(known.program().id()))
        .clientId(known.program().id())
        .clientName(known.program().name())
        .clientSecret(known.secretHash())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(scopes -> scopes.addAll(known.program().scopes()))
        .tokenSettings(Clients.revocable(life))
        .build();
  }
}
