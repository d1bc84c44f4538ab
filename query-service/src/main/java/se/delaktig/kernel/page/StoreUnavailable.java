package se.delaktig.kernel.page;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import se.delaktig.eventstore.LogUnavailableException;
import se.delaktig.kernel.log.Unavailable;

/**
 * The store does not answer, or takes nothing: then nothing that must be noted can be shown, such
 * as people's details. It passes by itself, so it is no fault of a page.
 */
@ControllerAdvice
class StoreUnavailable {
  /** Set on a request that the store stood in the way of: the problem's code. */
  static final String CODE = StoreUnavailable.class.getName() + ".code";

  private static final Logger LOG = LoggerFactory.getLogger(StoreUnavailable.class);
  private static final String SECONDS = "10";

  @ExceptionHandler
  void log(LogUnavailableException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    say(e.reason(), e, request, response);
  }

  @ExceptionHandler
  void views(MongoException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    say(LogUnavailableException.reasonOf(e), e, request, response);
  }

  private static void say(
      LogUnavailableException.Reason reason,
      Exception cause,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    LOG.warn("the store stood in the way: {}", cause.getMessage());
    request.setAttribute(CODE, Unavailable.code(reason));
    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
  }
}
