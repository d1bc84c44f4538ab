package se.delaktig.signin.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/** Shows a sign-in form that lay open too long once more instead of an error. */
public class TooOldForm implements AccessDeniedHandler {
  private final AccessDeniedHandlerImpl refused = new AccessDeniedHandlerImpl();

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
