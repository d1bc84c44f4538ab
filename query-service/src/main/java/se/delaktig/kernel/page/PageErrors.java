package se.delaktig.kernel.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is shown when something went wrong: plain words for people, problem details for programs,
 * and in neither anything of the program's inside. An error of ours gets a code that stands in the
 * log too.
 */
@Controller
class PageErrors implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ProblemJson problems;

  PageErrors(ProblemJson problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  @Nullable ModelAndView error(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var store = StoreUnavailable.code(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    var status = store.isPresent() ? HttpStatus.SERVICE_UNAVAILABLE : status(request);
    if (store.isPresent()) {
      LOG.warn("the store stood in the way: {}", store.get());
      response.setHeader(HttpHeaders.RETRY_AFTER, StoreUnavailable.RETRY_AFTER);
    }
    var path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
    var code = store.isEmpty() && status.is5xxServerError() ? noted(request, path) : null;
    if (path.startsWith("/api/")
        || path.startsWith("/v3/api-docs")
        || path.startsWith("/actuator/")) {
      problems.write(request, response, status, store.orElseGet(() -> apiCode(status)));
      return null;
    }
    var page = new ModelAndView("error/page");
    page.setStatus(status);
    page.addObject("reason", store.isPresent() ? "unavailable" : reason(request, status));
    page.addObject("code", code);
    page.addObject("again", path);
    return page;
  }

  private static HttpStatus status(HttpServletRequest request) {
    var known =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer number
            ? HttpStatus.resolve(number)
            : null;
    // Whoever opens /error itself asks for a page that does not exist.
    return known == null ? HttpStatus.NOT_FOUND : known;
  }

  /** Which of the error page's texts fits. */
  private static String reason(HttpServletRequest request, HttpStatus status) {
    if (request.getAttribute(PageRefusals.SESSION_ENDED) != null) {
      return "session-ended";
    }
    if (request.getAttribute(SignInFailed.ATTRIBUTE) != null) {
      return "sign-in-failed";
    }
    return switch (status) {
      case FORBIDDEN, UNAUTHORIZED -> "forbidden";
      case NOT_FOUND -> "not-found";
      case CONTENT_TOO_LARGE -> "too-large";
      case TOO_MANY_REQUESTS -> "too-many";
      default -> status.is5xxServerError() ? "our-fault" : "malformed";
    };
  }

  private static String apiCode(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED -> "access.sign-in";
      case FORBIDDEN -> "access.denied";
      case NOT_FOUND -> "request.not-found";
      case METHOD_NOT_ALLOWED -> "request.method-not-allowed";
      default -> status.is5xxServerError() ? "internal" : "request.malformed";
    };
  }

  private static String noted(HttpServletRequest request, String path) {
    var code = "D-%04d".formatted(RANDOM.nextInt(10_000));
    var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    LOG.error(
        "{}: {} {}",
        code,
        request.getMethod(),
        withoutCredential(path),
        cause instanceof Throwable t ? t : null);
    return code;
  }

  /** A personal link's address is a credential and has no place in a log. */
  private static String withoutCredential(String path) {
    return path.replaceFirst("^(/intyga/|/mina-timmar/|/paminnelse/)[^/]+", "$1…");
  }
}
