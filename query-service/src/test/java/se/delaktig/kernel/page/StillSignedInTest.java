package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

class StillSignedInTest {
  private final MockHttpSession session = new MockHttpSession();
  private final List<Instant> asked = new ArrayList<>();
  private Instant now = Instant.now();
  private @Nullable String refusal;
  private final StillSignedIn filter =
      new StillSignedIn(
          new OwnToken(request -> {
            asked.add(now);
            if (refusal != null) {
              throw new ClientAuthorizationException(new OAuth2Error(refusal), "delaktig");
            }
            return null;
          }),
          () -> now);

  @BeforeEach
  void signIn() {
    OidcIdToken token = new OidcIdToken("id", now, now.plusSeconds(600), Map.of("sub", "karin"));
    SecurityContextHolder.getContext()
        .setAuthentication(
            new OAuth2AuthenticationToken(
                new DefaultOidcUser(List.of(), token),
                AuthorityUtils.NO_AUTHORITIES,
                PageSecurity.CLIENT));
  }

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void theIssuerIsAskedOnceAMinuteAtMost() throws Exception {
    look();
    assertThat(asked).as("just signed in").isEmpty();
    later();
    look();
    look();
    assertThat(asked).hasSize(1);
    later();
    look();
    assertThat(asked).hasSize(2);
    assertThat(session.isInvalid()).isFalse();
  }

  @Test
  void whoeverTheIssuerHasSignedOutIsSignedOutHere() throws Exception {
    refusal = "invalid_grant";
    later();

    look();

    assertThat(session.isInvalid()).isTrue();
    assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
  }

  @Test
  void anIssuerThatIsAwaySignsNobodyOut() throws Exception {
    refusal = "invalid_token_response";
    later();

    look();

    assertThat(session.isInvalid()).isFalse();
    assertThat(SecurityContextHolder.getContext().getAuthentication()).isNotNull();
  }

  private void later() {
    now = now.plus(Duration.ofMinutes(1));
  }

  private void look() throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/start");
    request.setSession(session);
    filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
  }
}
