package se.delaktig.signin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.account.TooManyTriesException;

/** Where a try to sign in leads. */
@Component
public class SignInOutcome
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler, AccessDeniedHandler {
  private final SavedRequestAwareAuthenticationSuccessHandler onwards =
      new SavedRequestAwareAuthenticationSuccessHandler();
  private final AccessDeniedHandlerImpl refused = new AccessDeniedHandlerImpl();
  private final Duration session;

  SignInOutcome(RequestCache requests, SignInSettings settings) {
    this.session = settings.session();
    onwards.setRequestCache(requests);
    onwards.setDefaultTargetUrl(settings.pagesUrl().toString());
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    // Whoever only looks at the page holds a session for minutes; whoever signs in, for hours.
    request.getSession().setMaxInactiveInterval((int) session.toSeconds());
    onwards.onAuthenticationSuccess(request, response, authentication);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    String username = request.getParameter("username");
    FailedTry.Reason reason =
        exception instanceof TooManyTriesException tooMany
            ? new FailedTry.Waiting(tooMany.waiting())
            : new FailedTry.NotMatching();
    new FailedTry(username == null ? "" : username, reason).remember(request);
    response.sendRedirect(request.getContextPath() + "/logga-in");
  }

  /** A form that lay open too long is shown again instead of an error. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
      throws IOException, ServletException {
    if (exception instanceof CsrfException && "/logga-in".equals(request.getServletPath())) {
      String username = request.getParameter("username");
      new FailedTry(username == null ? "" : username, new FailedTry.TooOld()).remember(request);
      response.sendRedirect(request.getContextPath() + "/logga-in");
      return;
    }
    refused.handle(request, response, exception);
  }
}
