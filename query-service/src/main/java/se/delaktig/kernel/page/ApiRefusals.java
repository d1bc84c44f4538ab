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

/** What a program is told when it is not let in: problem details (RFC 9457) with a stable code. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  /** Addresses that answer programs, whatever the request says that it accepts. */
  static final RequestMatcher API =
      new OrRequestMatcher(at("/api/**"), at("/v3/api-docs/**"), at("/actuator/**"));

  private final ProblemJson problems;

  ApiRefusals(ProblemJson problems) {
    this.problems = problems;
  }

  private static RequestMatcher at(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    problems.write(response, HttpStatus.UNAUTHORIZED, "access.sign-in");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws IOException {
    problems.write(response, HttpStatus.FORBIDDEN, "access.denied");
  }
}
