package se.delaktig.signin.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;

/** Signing out at the pages ends the session here too, and the refresh token with it. */
public final class SignOut implements LogoutHandler {
  private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

  private final MongoAuthorizations authorizations;
  private final SecurityContextLogoutHandler session = new SecurityContextLogoutHandler();

  public SignOut(MongoAuthorizations authorizations) {
    this.authorizations = authorizations;
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (!(authentication instanceof OidcLogoutAuthenticationToken asked)) {
      return;
    }
    OAuth2Authorization ended = authorizations.findByToken(asked.getIdTokenHint(), ID_TOKEN);
    if (ended != null) {
      authorizations.remove(ended);
    }
    if (asked.isPrincipalAuthenticated()) {
      session.logout(request, response, (Authentication) asked.getPrincipal());
    }
  }
}
