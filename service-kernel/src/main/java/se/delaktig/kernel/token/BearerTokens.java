package se.delaktig.kernel.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/**
 * Finds out whose a bearer token is. A person's comes from the pages and proves itself; it lives
 * for minutes. A program's lives for as long as somebody wants the program, and has to be refused
 * soon after it is withdrawn: it is asked of the issuer, unless it lives for a minute at most.
 */
public final class BearerTokens implements AuthenticationManager {
  /** How soon a withdrawn program's token is refused at the latest. */
  static final Duration BRIEF = Duration.ofSeconds(60);

  private final JwtAuthenticationProvider persons;
  private final OpaqueTokenIntrospector issuer;
  private final String audience;
  private final String pages;

  /**
   * @param audience what every token must be meant for
   * @param pages the client that people sign in by
   */
  BearerTokens(JwtDecoder decoder, OpaqueTokenIntrospector issuer, String audience, String pages) {
    this.persons = new JwtAuthenticationProvider(decoder);
    this.issuer = issuer;
    this.audience = audience;
    this.pages = pages;
  }

  @Override
  public Authentication authenticate(Authentication asking) {
    String token = ((BearerTokenAuthenticationToken) asking).getToken();
    try {
      return isSelfContained(token) ? selfContained(asking, token) : program(token);
    } catch (AuthenticationServiceException | OAuth2IntrospectionException e) {
      throw new IssuerSilentException(e);
    }
  }

  private static boolean isSelfContained(String token) {
    return token.chars().filter(character -> character == '.').count() == 2;
  }

  private Authentication selfContained(Authentication asking, String token) {
    Authentication known = persons.authenticate(asking);
    if (known == null || !(known.getPrincipal() instanceof Jwt jwt)) {
      throw new InvalidBearerTokenException("Not a token");
    }
    if (client(jwt).filter(pages::equals).isPresent()) {
      return known;
    }
    return livesBriefly(jwt)
        ? program(token, jwt.getClaims(), known.getAuthorities())
        : program(token);
  }

  private static Optional<String> client(Jwt token) {
    String client = token.getClaimAsString("client_id");
    return Optional.ofNullable(client == null ? token.getClaimAsString("azp") : client);
  }

  private static boolean livesBriefly(Jwt token) {
    Instant from = token.getIssuedAt();
    Instant until = token.getExpiresAt();
    return from != null && until != null && !until.isAfter(from.plus(BRIEF));
  }

  private Authentication program(String token) {
    OAuth2AuthenticatedPrincipal said;
    try {
      said = issuer.introspect(token);
    } catch (BadOpaqueTokenException refused) {
      throw new InvalidBearerTokenException("The issuer does not stand by this token", refused);
    }
    List<String> meantFor = said.getAttribute(OAuth2TokenIntrospectionClaimNames.AUD);
    if (meantFor == null || !meantFor.contains(audience)) {
      throw new InvalidBearerTokenException("The token is meant for somebody else");
    }
    return program(token, said.getAttributes(), said.getAuthorities());
  }

  /** A program goes by its owner's name, and never further than its owner. */
  private static Authentication program(
      String token, Map<String, Object> claims, Iterable<? extends GrantedAuthority> scopes) {
    String name = claims.get("owner") instanceof String owner ? owner : subject(claims);
    List<GrantedAuthority> authorities = new ArrayList<>();
    scopes.forEach(authorities::add);
    authorities.add(new SimpleGrantedAuthority(ProgramScopes.PROGRAM));
    return new BearerTokenAuthentication(
        new DefaultOAuth2AuthenticatedPrincipal(name, claims, authorities),
        new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, token, null, null),
        authorities);
  }

  private static String subject(Map<String, Object> claims) {
    if (claims.get(OAuth2TokenIntrospectionClaimNames.SUB) instanceof String subject) {
      return subject;
    }
    throw new InvalidBearerTokenException("The token is nobody's");
  }
}
