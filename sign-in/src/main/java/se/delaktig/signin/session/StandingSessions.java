package se.delaktig.signin.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks with every request whether the browser's session still stands: one that has been ended
 * elsewhere is nobody's here, and a device that stays signed in takes its own up again.
 */
public final class StandingSessions extends OncePerRequestFilter {
  private final SignedIn signedIn;
  private final Sessions sessions;

  public StandingSessions(SignedIn signedIn, Sessions sessions) {
    this.signedIn = signedIn;
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    Optional<Session> session = signedIn.sessionOf(known);
    if (known != null && session.isEmpty()) {
      signedIn.leave(request, response);
    } else if (known == null) {
      session = signedIn.resume(request, response);
    }
    session.ifPresent(sessions::seen);
    chain.doFilter(request, response);
  }
}
