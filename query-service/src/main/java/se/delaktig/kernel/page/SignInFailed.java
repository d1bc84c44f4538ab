package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** The issuer's answer could not be used: says so, and offers to try again. */
class SignInFailed implements AuthenticationFailureHandler {
  /** Set on a request whose sign-in failed. */
  static final String ATTRIBUTE = SignInFailed.class.getName();

  private static final Logger LOG = LoggerFactory.getLogger(SignInFailed.class);

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    LOG.warn(
        "Signing in failed: {}",
        why instanceof OAuth2AuthenticationException oauth
            ? oauth.getError().getErrorCode()
            : why.getMessage());
    request.setAttribute(ATTRIBUTE, true);
    response.sendError(HttpStatus.FORBIDDEN.value());
  }
}
