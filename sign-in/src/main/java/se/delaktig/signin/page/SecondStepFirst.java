package se.delaktig.signin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;
import se.delaktig.signin.session.Session;

/**
 * Leads whoever has taken one of two required steps to the other before anything else: no token is
 * given out and nothing of the account is shown. An account that has no second step may choose it;
 * one that has is asked for that one, so that a stolen password cannot add another.
 */
public final class SecondStepFirst extends OncePerRequestFilter {
  private static final Set<String> ALWAYS = Set.of(TwoSteps.PAGE, "/konto/sessioner/avsluta");
  private static final Set<String> TO_CHOOSE =
      Set.of("/konto/kod", "/konto/nycklar", "/konto/nycklar/fraga", Proof.PAGE);

  private final TwoSteps steps;
  private final RequestCache requests;

  public SecondStepFirst(TwoSteps steps, RequestCache requests) {
    this.steps = steps;
    this.requests = requests;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getServletPath();
    if (!waitsForIt(path) || mayPass(path)) {
      chain.doFilter(request, response);
      return;
    }
    requests.saveRequest(request, response);
    response.sendRedirect(TwoSteps.PAGE);
  }

  private static boolean waitsForIt(String path) {
    return path.equals("/oauth2/authorize") || path.equals("/konto") || path.startsWith("/konto/");
  }

  private boolean mayPass(String path) {
    Optional<Session> waiting =
        steps.halfTaken(SecurityContextHolder.getContext().getAuthentication());
    return waiting.isEmpty()
        || ALWAYS.contains(path)
        || TO_CHOOSE.contains(path) && !steps.areChosen(waiting.get().subject());
  }
}
