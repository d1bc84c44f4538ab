package se.delaktig.kernel.page;

import com.nimbusds.jose.RemoteKeySourceException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import se.delaktig.kernel.token.IssuerSilentException;

/**
 * Answers whoever tells that a session has ended as every program is answered. Spring refuses some
 * tokens with the protocol's own error and others with an exception that nobody handles; which one
 * says nothing to the sender.
 */
final class SessionEndTold extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(SessionEndTold.class);
  private static final RequestMatcher HERE =
      PathPatternRequestMatcher.withDefaults().matcher("/logout/connect/back-channel/*");

  private final ProblemJson problems;

  SessionEndTold(ProblemJson problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HERE.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var held = new ContentCachingResponseWrapper(response);
    try {
      chain.doFilter(request, held);
    } catch (AuthenticationServiceException unchecked) {
      LOG.warn("The end of a session could not be checked", unchecked);
      if (isSilence(unchecked)) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        problems.write(
            request, response, HttpStatus.SERVICE_UNAVAILABLE, IssuerSilentException.CODE);
        return;
      }
      held.setStatus(HttpStatus.BAD_REQUEST.value());
    }
    if (held.getStatus() == HttpStatus.BAD_REQUEST.value()) {
      problems.write(request, response, HttpStatus.BAD_REQUEST, "request.malformed");
    } else {
      held.copyBodyToResponse();
    }
  }

  /** Whether the issuer did not give the keys that a token is checked by. */
  private static boolean isSilence(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RemoteKeySourceException) {
        return true;
      }
    }
    return false;
  }
}
