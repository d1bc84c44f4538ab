package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * What a person meets who is not signed in, or may not.
 *
 * <p>A page that is asked for leads to the sign-in and back. Something sent after the session has
 * ended must not vanish on that way: the page says so, and the draft on the device is still there.
 */
@Component
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  /** Set on a request that was refused because its session has ended. */
  static final String SESSION_ENDED = PageRefusals.class.getName() + ".sessionEnded";

  private final PageSettings settings;

  PageRefusals(PageSettings settings) {
    this.settings = settings;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (fromHtmx(request)) {
      // htmx cannot follow to another origin; it loads the page anew, which then signs in.
      response.setHeader("HX-Refresh", "true");
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      // Absolute, so that whoever came by another name of this machine gets the session's cookie
      // under the name to which the issuer leads back.
      response.sendRedirect(settings.atPages(PageSecurity.SIGN_IN));
    } else {
      sessionEnded(request, response);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    if (!(why instanceof CsrfException)) {
      response.sendError(HttpStatus.FORBIDDEN.value());
    } else if (fromHtmx(request)) {
      response.setHeader("HX-Refresh", "true");
      response.setStatus(HttpStatus.FORBIDDEN.value());
    } else {
      sessionEnded(request, response);
    }
  }

  private static void sessionEnded(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(SESSION_ENDED, true);
    response.sendError(HttpStatus.FORBIDDEN.value());
  }

  private static boolean fromHtmx(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }
}
