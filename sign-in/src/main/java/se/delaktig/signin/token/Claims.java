package se.delaktig.signin.token;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import se.delaktig.signin.Account;
import se.delaktig.signin.account.AccountStore;
import se.delaktig.signin.account.StoredAccount;
import se.delaktig.signin.session.Session;
import se.delaktig.signin.session.Sessions;

/**
 * What tokens say. Rights are not among it: they change while a token lives, and are decided from
 * the log. Account and session are looked up each time, so that a disabled one gets no new token
 * and one that has ended neither.
 */
@Component
class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {
  static final String AUDIENCE = "delaktig";

  private final AccountStore accounts;
  private final Sessions sessions;

  Claims(AccountStore accounts, Sessions sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    boolean program =
        AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType());
    String type = context.getTokenType().getValue();
    if (type.equals(OAuth2TokenType.ACCESS_TOKEN.getValue())) {
      // A list that can be written to: what stores tokens knows how to read such a one back.
      context.getClaims().audience(new ArrayList<>(List.of(AUDIENCE)));
      context.getClaims().claim("client_id", context.getRegisteredClient().getClientId());
      if (!program) {
        sessions.seen(session(context));
        context.getClaims().claim("name", holder(context).displayName());
      }
    } else if (type.equals(OidcParameterNames.ID_TOKEN)
        && context.getAuthorizedScopes().contains(OidcScopes.PROFILE)) {
      Account account = holder(context);
      context.getClaims().claim("name", account.displayName());
      context.getClaims().claim("preferred_username", account.username());
    }
    if (type.equals(OidcParameterNames.ID_TOKEN)) {
      Session session = session(context);
      context.getClaims().claim("sid", session.id());
      context.getClaims().claim(IdTokenClaimNames.AUTH_TIME, Date.from(session.proved()));
    }
  }

  /** The session in which the token is asked for; in one that has ended there are no more. */
  private Session session(JwtEncodingContext context) {
    return Optional.ofNullable(context.<Authentication>getPrincipal())
        .map(Authentication::getDetails)
        .filter(String.class::isInstance)
        .flatMap(id -> sessions.standing((String) id))
        .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
  }

  private Account holder(JwtEncodingContext context) {
    Authentication principal = context.getPrincipal();
    return Optional.ofNullable(principal)
        .flatMap(known -> accounts.withSubject(known.getName()))
        .filter(stored -> !stored.disabled())
        .map(StoredAccount::account)
        .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
  }
}
