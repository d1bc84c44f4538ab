package se.delaktig.signin.token;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;

/** Lets the protocol's own check of client secrets compare them our way. */
public final class ClientSecretCheck implements Consumer<List<AuthenticationProvider>> {
  @Override
  public void accept(List<AuthenticationProvider> providers) {
    for (AuthenticationProvider provider : providers) {
      if (provider instanceof ClientSecretAuthenticationProvider secrets) {
        secrets.setPasswordEncoder(new ClientSecrets());
      }
    }
  }
}
