package se.delaktig.signin.token;

import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/** The tokens that an authorization can hold here; no client may use the device grant. */
enum TokenKind {
  CODE("code", OAuth2AuthorizationCode.class),
  ACCESS("access_token", OAuth2AccessToken.class),
  REFRESH("refresh_token", OAuth2RefreshToken.class),
  ID("id_token", OidcIdToken.class);

  private final String parameter;
  private final Class<? extends OAuth2Token> type;

  TokenKind(String parameter, Class<? extends OAuth2Token> type) {
    this.parameter = parameter;
    this.type = type;
  }

  /** The name by which the protocol asks for it. */
  String parameter() {
    return parameter;
  }

  Class<? extends OAuth2Token> type() {
    return type;
  }
}
