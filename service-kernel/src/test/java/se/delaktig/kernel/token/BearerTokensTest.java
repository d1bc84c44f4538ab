package se.delaktig.kernel.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;

class BearerTokensTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

  private final List<String> asked = new ArrayList<>();
  private Map<String, Object> answer =
      Map.of("sub", "program-x", "owner", "lo", "aud", List.of("delaktig"));
  private RuntimeException refusal;

  @Test
  void aTokenOfThePagesProvesItself() {
    Authentication lo = of(Map.of("client_id", "pages"), Duration.ofMinutes(10));

    assertThat(lo.getName()).isEqualTo("lo");
    assertThat(ProgramScopes.allow(lo, "query.hours")).isTrue();
    assertThat(asked).isEmpty();
  }

  @Test
  void aProgramsTokenThatLivesLongIsAskedOfTheIssuer() {
    Authentication program = of(Map.of("azp", "reporting"), Duration.ofSeconds(61));

    assertThat(asked).containsExactly("a.b.c");
    assertThat(program.getName()).isEqualTo("lo");
  }

  @Test
  void aProgramsTokenThatLivesAMinuteProvesItselfAndIsAProgramsStill() {
    Authentication program = of(Map.of("azp", "reporting"), Duration.ofSeconds(60));

    assertThat(asked).isEmpty();
    assertThat(ProgramScopes.allow(program, "query.hours")).isFalse();
  }

  @Test
  void aTokenThatNamesNoClientIsNoPersons() {
    refusal = new BadOpaqueTokenException("withdrawn");

    assertThatThrownBy(() -> of(Map.of(), Duration.ofMinutes(10)))
        .isInstanceOf(InvalidBearerTokenException.class);
  }

  @Test
  void aProgramGoesByItsOwnersNameAndOnlyInItsScopes() {
    Authentication program = of("opaque");

    assertThat(program.getName()).isEqualTo("lo");
    assertThat(ProgramScopes.allow(program, ProgramScopes.query("HOURS"))).isTrue();
    assertThat(ProgramScopes.allow(program, ProgramScopes.query("PERSON_DETAILS"))).isFalse();
    assertThat(ProgramScopes.allow(program, ProgramScopes.command("log-dialogue-session")))
        .isFalse();
  }

  @Test
  void aTokenForSomebodyElseIsRefused() {
    for (Map<String, Object> said :
        List.<Map<String, Object>>of(
            Map.of("sub", "x", "aud", List.of("another")), Map.of("sub", "x"))) {
      answer = said;
      assertThatThrownBy(() -> of("opaque")).isInstanceOf(InvalidBearerTokenException.class);
    }
  }

  @Test
  void aWithdrawnTokenIsRefused() {
    refusal = new BadOpaqueTokenException("withdrawn");

    assertThatThrownBy(() -> of("opaque")).isInstanceOf(InvalidBearerTokenException.class);
  }

  @Test
  void anIssuerThatDoesNotAnswerIsToldApartFromOneThatRefuses() {
    refusal = new OAuth2IntrospectionException("no answer");
    assertThatThrownBy(() -> of("opaque")).isInstanceOf(IssuerSilentException.class);

    BearerTokens withoutKeys =
        new BearerTokens(
            token -> {
              throw new JwtException("no keys to be had");
            },
            token -> {
              throw new AssertionError("not asked");
            },
            "delaktig",
            "pages");
    assertThatThrownBy(() -> withoutKeys.authenticate(new BearerTokenAuthenticationToken("a.b.c")))
        .isInstanceOf(IssuerSilentException.class)
        .hasCauseInstanceOf(AuthenticationServiceException.class);
  }

  private Authentication of(Map<String, Object> claims, Duration life) {
    Jwt.Builder jwt =
        Jwt.withTokenValue("a.b.c")
            .header("alg", "RS256")
            .subject("lo")
            .issuedAt(NOW)
            .expiresAt(NOW.plus(life));
    claims.forEach(jwt::claim);
    return tokens(jwt.build()).authenticate(new BearerTokenAuthenticationToken("a.b.c"));
  }

  private Authentication of(String token) {
    return tokens(null).authenticate(new BearerTokenAuthenticationToken(token));
  }

  private BearerTokens tokens(Jwt jwt) {
    return new BearerTokens(
        token -> jwt,
        token -> {
          asked.add(token);
          if (refusal != null) {
            throw refusal;
          }
          return new DefaultOAuth2AuthenticatedPrincipal(
              "program-x", answer, AuthorityUtils.createAuthorityList("SCOPE_query.hours"));
        },
        "delaktig",
        "pages");
  }
}
