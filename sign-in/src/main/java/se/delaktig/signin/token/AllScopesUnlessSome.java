package se.delaktig.signin.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A program that asks for a token without saying for what gets one for all that it may (RFC 6749,
 * section 3.3), and not one that opens nothing. Holds for what is a program and nothing else.
 */
public final class AllScopesUnlessSome implements AuthenticationConverter {
  private final AuthenticationConverter asked =
      new OAuth2ClientCredentialsAuthenticationConverter();

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    Authentication token = asked.convert(request);
    return token instanceof OAuth2ClientCredentialsAuthenticationToken some
            && some.getScopes().isEmpty()
            && some.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
            && isProgram(client)
        ? new OAuth2ClientCredentialsAuthenticationToken(
            client, registered(client).getScopes(), some.getAdditionalParameters())
        : token;
  }

  private static boolean isProgram(OAuth2ClientAuthenticationToken client) {
    return client.isAuthenticated()
        && registered(client)
            .getAuthorizationGrantTypes()
            .equals(Set.of(AuthorizationGrantType.CLIENT_CREDENTIALS));
  }

  private static RegisteredClient registered(OAuth2ClientAuthenticationToken client) {
    return Objects.requireNonNull(client.getRegisteredClient());
  }
}
