package se.delaktig.kernel.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of whoever the issuer has signed out, also where it has not said so: now and
 * then a session has its token renewed if that has run out, and one that is refused is over.
 */
final class StillSignedIn extends OncePerRequestFilter {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final String ASKED = StillSignedIn.class.getName();

  private final OwnToken token;
  private final InstantSource clock;

  StillSignedIn(OwnToken token, InstantSource clock) {
    this.token = token;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null
        && SecurityContextHolder.getContext().getAuthentication()
            instanceof OAuth2AuthenticationToken who
        && isDue(session)
        && !token.stillRenewed(who)) {
      session.invalidate();
      SecurityContextHolder.clearContext();
    }
    chain.doFilter(request, response);
  }

  private boolean isDue(HttpSession session) {
    Instant now = clock.instant();
    Instant last =
        session.getAttribute(ASKED) instanceof Instant asked
            ? asked
            : Instant.ofEpochMilli(session.getCreationTime());
    if (now.isBefore(last.plus(EVERY))) {
      return false;
    }
    session.setAttribute(ASKED, now);
    return true;
  }
}
