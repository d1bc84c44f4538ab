package se.delaktig.kernel.http;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import se.delaktig.eventstore.CommandReusedException;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.LogUnavailableException;
import se.delaktig.eventstore.OutcomeUnknownException;
import se.delaktig.eventstore.StreamConflictException;
import se.delaktig.kernel.Rejection;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.kernel.handling.StaleVersion;
import se.delaktig.kernel.log.Unavailable;

/** Every refusal and failure as problem details (RFC 9457) with a stable code. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final CommitLog log;

  Problems(CommitLog log) {
    this.log = log;
  }

  /** A field at fault and the code of what is wrong with it. */
  record FieldFault(String field, String code) {}

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(RefusedException e) {
    Rejection rejection = e.rejection();
    ProblemDetail problem = problem(status(rejection.kind()), rejection.code());
    if (rejection.field() != null) {
      problem.setProperty("field", rejection.field());
    }
    if (!rejection.params().isEmpty()) {
      problem.setProperty("params", rejection.params());
    }
    if (rejection instanceof StaleVersion stale) {
      problem.setProperty("stream", stale.stream());
      problem.setProperty("expectedVersion", stale.expected());
      problem.setProperty("actualVersion", stale.actual());
      note(problem);
      return ResponseEntity.status(problem.getStatus())
          .eTag(VersionSeen.tag(stale.actual()))
          .body(problem);
    }
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notThere(CommandNotThereException e) {
    return answer(problem(HttpStatus.NOT_FOUND, "command.not-there"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(CommandTooLargeException e) {
    return answer(problem(HttpStatus.CONTENT_TOO_LARGE, "command.too-large"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> malformed(MalformedCommandException e) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, e.code());
    problem.setProperty("errors", e.faults());
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(UnknownCommandException e) {
    return answer(problem(HttpStatus.NOT_FOUND, "command.unknown"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> reused(CommandReusedException e) {
    return answer(problem(HttpStatus.UNPROCESSABLE_CONTENT, "command.id-reused"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> conflict(ConcurrencyException e) {
    return conflict("command.conflict", e);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> begunTwice(AggregateStreamCreationException e) {
    return conflict("command.already-there", e);
  }

  private ResponseEntity<ProblemDetail> conflict(String code, Exception e) {
    ProblemDetail problem = problem(HttpStatus.CONFLICT, code);
    if (e.getCause() instanceof StreamConflictException conflict) {
      problem.setProperty("stream", conflict.stream());
      problem.setProperty("expectedVersion", conflict.seq());
      log.lastSeqOf(conflict.stream())
          .ifPresent(last -> problem.setProperty("actualVersion", last + 1));
    }
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> outcomeUnknown(
      OutcomeUnknownException e, HttpServletRequest request) {
    ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "command.outcome-unknown");
    problem.setProperty("commandId", e.commandId());
    String address = request.getRequestURI();
    problem.setProperty("ask", address.substring(0, address.lastIndexOf('/') + 1) + e.commandId());
    return tryLater(problem, e);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(LogUnavailableException e) {
    return tryLater(problem(HttpStatus.SERVICE_UNAVAILABLE, Unavailable.code(e.reason())), e);
  }

  /** Of the register: the person's details could not be sealed, and nothing was recorded. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(MongoException e) {
    return tryLater(
        problem(
            HttpStatus.SERVICE_UNAVAILABLE, Unavailable.code(LogUnavailableException.reasonOf(e))),
        e);
  }

  private static ResponseEntity<ProblemDetail> tryLater(ProblemDetail problem, Exception cause) {
    LOG.warn("the log did not answer: {}", cause.getMessage());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header("Retry-After", "2")
        .body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e) {
    if (e instanceof NoHandlerForCommandException) {
      LOG.error("a command of the matrix has no handler", e);
    } else {
      LOG.error("a command failed", e);
    }
    return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal"));
  }

  static URI type(String code) {
    return URI.create("urn:delaktig:problem:" + code);
  }

  /** What was refused before it was a command gets a code as well, and says nothing else. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ProblemDetail problem = problem(status, codeOf(status));
    note(problem);
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** Whoever tries what is not to be done leaves a trace: who, and why it was refused. */
  private static void note(ProblemDetail problem) {
    Authentication sender = SecurityContextHolder.getContext().getAuthentication();
    LOG.info(
        "A command of {} was refused: {}",
        sender == null ? "nobody signed in" : sender.getName(),
        Objects.requireNonNull(problem.getProperties()).get("code"));
  }

  /** The code of a status that no command's handling has given. */
  static String codeOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> "request.not-found";
      case 405 -> "request.method-not-allowed";
      case 413 -> "request.too-large";
      case 415 -> "request.not-json";
      default -> status.is5xxServerError() ? "internal" : "request.malformed";
    };
  }

  static ProblemDetail problem(HttpStatusCode status, String code) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setType(type(code));
    problem.setProperties(new LinkedHashMap<>(Map.of("code", code)));
    return problem;
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    note(problem);
    return ResponseEntity.status(problem.getStatus()).body(problem);
  }

  private static HttpStatus status(Rejection.Kind kind) {
    return switch (kind) {
      case MALFORMED -> HttpStatus.BAD_REQUEST;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case UNKNOWN -> HttpStatus.NOT_FOUND;
      case RULE -> HttpStatus.CONFLICT;
      case STALE -> HttpStatus.PRECONDITION_FAILED;
      case REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
