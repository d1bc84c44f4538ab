package se.delaktig.signin.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import se.delaktig.signin.session.Sessions;
import se.delaktig.signin.session.SignedIn;

/** Signing out at the pages ends the session here too, and whatever was given out in it. */
@Component
public class SignOut implements LogoutHandler {
  private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType(OidcParameterNames.ID_TOKEN);

  private final MongoAuthorizations authorizations;
  private final Sessions sessions;
  private final SignedIn signedIn;

  SignOut(MongoAuthorizations authorizations, Sessions sessions, SignedIn signedIn) {
    this.authorizations = authorizations;
    this.sessions = sessions;
    this.signedIn = signedIn;
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
      OAuth2Authorization.Token<OidcIdToken> id = ended.getToken(OidcIdToken.class);
      if (id != null && id.getToken().getClaimAsString("sid") instanceof String sid) {
        sessions.end(ended.getPrincipalName(), sid);
      }
    }
    if (asked.isPrincipalAuthenticated()) {
      signedIn.leave(request, response);
    }
  }
}
