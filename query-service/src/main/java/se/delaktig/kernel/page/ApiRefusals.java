package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.server.ClientAddress;
import se.delaktig.kernel.server.LimitedRate;
import se.delaktig.kernel.server.RateLimits;
import se.delaktig.kernel.token.IssuerSilentException;

/** What a program is told when it is not let in: problem details (RFC 9457) with a stable code. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  /** Addresses that answer programs, whatever the request says that it accepts. */
  static final RequestMatcher API =
      new OrRequestMatcher(at("/api/**"), at("/v3/api-docs/**"), at("/actuator/**"));

  private final ProblemJson problems;
  private final LimitedRate limitedRate;

  ApiRefusals(ProblemJson problems, RateLimits limits, ClientAddress addresses) {
    this.problems = problems;
    this.limitedRate = new LimitedRate(limits, addresses, this::tooMuch);
  }

  /** Refuses whoever asks too much, in the form that fits who asks. */
  LimitedRate limitedRate() {
    return limitedRate;
  }

  private void tooMuch(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (API.matches(request)) {
      problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS, LimitedRate.CODE);
    } else {
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private static RequestMatcher at(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof IssuerSilentException) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "5");
      problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, IssuerSilentException.CODE);
      return;
    }
    if (limitedRate.refused(request, response)) {
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    problems.write(request, response, HttpStatus.UNAUTHORIZED, "access.sign-in");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    problems.write(request, response, HttpStatus.FORBIDDEN, "access.denied");
  }
}
