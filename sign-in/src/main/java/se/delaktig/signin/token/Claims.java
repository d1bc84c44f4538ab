package se.delaktig.signin.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import se.delaktig.signin.Account;
import se.delaktig.signin.account.AccountStore;
import se.delaktig.signin.account.StoredAccount;

/**
 * What tokens say. Rights are not among it: they change while a token lives, and are decided from
 * the log. An account is looked up each time, so that a disabled one gets no new token.
 */
@Component
class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {
  static final String AUDIENCE = "delaktig";

  private final AccountStore accounts;

  Claims(AccountStore accounts) {
    this.accounts = accounts;
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
        context.getClaims().claim("name", holder(context).displayName());
      }
    } else if (type.equals(OidcParameterNames.ID_TOKEN)
        && context.getAuthorizedScopes().contains(OidcScopes.PROFILE)) {
      Account account = holder(context);
      context.getClaims().claim("name", account.displayName());
      context.getClaims().claim("preferred_username", account.username());
    }
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
