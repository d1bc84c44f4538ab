package se.delaktig.kernel.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;

class RememberedTokensTest {
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private Instant expires = now.plus(Duration.ofMinutes(10));
  private boolean withdrawn;
  private int asked;
  private final RememberedTokens tokens =
      new RememberedTokens(
          token -> {
            asked++;
            if (withdrawn) {
              throw new BadOpaqueTokenException("withdrawn");
            }
            return new DefaultOAuth2AuthenticatedPrincipal("lo", Map.of("exp", expires), List.of());
          },
          () -> now);

  @Test
  void theIssuerIsAskedOnceInAMoment() {
    for (int second = 0; second < 30; second++) {
      assertThat(tokens.introspect("t").getName()).isEqualTo("lo");
      now = now.plusSeconds(1);
    }
    assertThat(asked).isEqualTo(1);

    tokens.introspect("t");
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void aWithdrawnTokenIsRefusedWithinAMinuteHoweverOftenItIsUsed() {
    tokens.introspect("t");
    withdrawn = true;
    Instant from = now;
    Instant refused = null;
    while (refused == null && now.isBefore(from.plusSeconds(90))) {
      now = now.plusMillis(500);
      try {
        tokens.introspect("t");
      } catch (BadOpaqueTokenException e) {
        refused = now;
      }
    }

    assertThat(refused).isNotNull();
    assertThat(Duration.between(from, refused)).isLessThanOrEqualTo(Duration.ofSeconds(60));
    assertThat(RememberedTokens.MOMENT).isLessThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aTokenIsRememberedNoLongerThanItLives() {
    expires = now.plusSeconds(3);
    tokens.introspect("t");
    now = now.plusSeconds(3);
    withdrawn = true;

    assertThatThrownBy(() -> tokens.introspect("t")).isInstanceOf(BadOpaqueTokenException.class);
  }

  @Test
  void thatOneWasRefusedIsNotRemembered() {
    withdrawn = true;
    assertThatThrownBy(() -> tokens.introspect("t")).isInstanceOf(BadOpaqueTokenException.class);
    withdrawn = false;

    assertThat(tokens.introspect("t").getName()).isEqualTo("lo");
  }

  @Test
  void manyTokensDoNotFillTheMemory() {
    for (int i = 0; i < RememberedTokens.MOST + 500; i++) {
      tokens.introspect("t" + i);
    }

    assertThat(tokens.size()).isEqualTo(RememberedTokens.MOST);
  }
}
