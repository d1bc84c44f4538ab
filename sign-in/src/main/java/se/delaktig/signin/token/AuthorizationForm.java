package se.delaktig.signin.token;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An authorization as bytes and back. Attributes and metadata hold objects of Spring Security's
 * own; its Jackson modules write them and read back only the types that they allow.
 */
final class AuthorizationForm {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final JsonMapper json =
      JsonMapper.builder()
          .addModules(SecurityJacksonModules.getModules(AuthorizationForm.class.getClassLoader()))
          .build();

  byte[] write(OAuth2Authorization authorization) {
    Document form =
        new Document("id", authorization.getId())
            .append("principal", authorization.getPrincipalName())
            .append("grant", authorization.getAuthorizationGrantType().getValue())
            .append("scopes", List.copyOf(authorization.getAuthorizedScopes()))
            .append("attributes", json.writeValueAsString(authorization.getAttributes()));
    for (TokenKind kind : TokenKind.values()) {
      OAuth2Authorization.Token<? extends OAuth2Token> held = authorization.getToken(kind.type());
      if (held != null) {
        form.append(kind.name(), writeToken(held));
      }
    }
    return form.toJson().getBytes(StandardCharsets.UTF_8);
  }

  OAuth2Authorization read(byte[] bytes, RegisteredClient client) {
    Document form = Document.parse(new String(bytes, StandardCharsets.UTF_8));
    OAuth2Authorization.Builder authorization =
        OAuth2Authorization.withRegisteredClient(client)
            .id(form.getString("id"))
            .principalName(form.getString("principal"))
            .authorizationGrantType(new AuthorizationGrantType(form.getString("grant")))
            .authorizedScopes(new TreeSet<>(form.getList("scopes", String.class)))
            .attributes(
                attributes -> attributes.putAll(json.readValue(form.getString("attributes"), MAP)));
    for (TokenKind kind : TokenKind.values()) {
      Document held = form.get(kind.name(), Document.class);
      if (held != null) {
        readToken(kind, held, authorization);
      }
    }
    return authorization.build();
  }

  private Document writeToken(OAuth2Authorization.Token<? extends OAuth2Token> held) {
    OAuth2Token token = held.getToken();
    Document form =
        new Document("value", token.getTokenValue())
            .append("issued", date(token.getIssuedAt()))
            .append("expires", date(token.getExpiresAt()))
            .append("metadata", json.writeValueAsString(held.getMetadata()));
    if (token instanceof OAuth2AccessToken access) {
      form.append("scopes", new ArrayList<>(access.getScopes()));
    }
    return form;
  }

  private void readToken(TokenKind kind, Document form, OAuth2Authorization.Builder authorization) {
    String value = form.getString("value");
    Instant issued = form.getDate("issued").toInstant();
    Instant expires = form.getDate("expires").toInstant();
    Map<String, Object> metadata = json.readValue(form.getString("metadata"), MAP);
    Consumer<Map<String, Object>> withMetadata = into -> into.putAll(metadata);
    switch (kind) {
      case CODE ->
          authorization.token(new OAuth2AuthorizationCode(value, issued, expires), withMetadata);
      case ACCESS ->
          authorization.token(
              new OAuth2AccessToken(
                  OAuth2AccessToken.TokenType.BEARER,
                  value,
                  issued,
                  expires,
                  Set.copyOf(form.getList("scopes", String.class))),
              withMetadata);
      case REFRESH ->
          authorization.token(new OAuth2RefreshToken(value, issued, expires), withMetadata);
      case ID ->
          authorization.token(
              new OidcIdToken(value, issued, expires, claims(metadata)), withMetadata);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> claims(Map<String, Object> metadata) {
    Object claims = metadata.get(OAuth2Authorization.Token.CLAIMS_METADATA_NAME);
    if (!(claims instanceof Map<?, ?> map)) {
      throw new IllegalStateException("An ID token was stored without its claims");
    }
    return (Map<String, Object>) map;
  }

  /** Every token that is given out here has both ends of its life. */
  private static Date date(@Nullable Instant instant) {
    return Date.from(Objects.requireNonNull(instant));
  }
}
