package se.delaktig.kernel.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.policy.Matrix;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.handling.AccessDenied;
import se.delaktig.kernel.handling.Answer;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.kernel.http.Problems.FieldFault;
import se.delaktig.kernel.token.ProgramScopes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The one address that commands are sent to, each under its own name. */
@RestController
class CommandEndpoint {
  private static final Pattern LEDGER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** More than the largest staff list is as a command. */
  private static final int MOST_BYTES = 8 << 20;

  private final CommandDesk desk;
  private final Callers callers;
  private final Refusals refusals;
  private final Validator validator;
  private final JsonMapper json = ProgrammeJson.mapper();

  CommandEndpoint(CommandDesk desk, Callers callers, Refusals refusals, Validator validator) {
    this.desk = desk;
    this.callers = callers;
    this.refusals = refusals;
    this.validator = validator;
  }

  /**
   * Handles a command once: the same id with the same body gets the first answer again, also after
   * years.
   *
   * @param ledger the project's id, or {@code office}
   * @param name the command's name, {@code log-dialogue-session}
   * @param ifMatch the version of the command's stream that the sender has decided on; another one
   *     is refused with 412. Whoever states a version is told the new one in {@code ETag}
   */
  @PostMapping(
      path = "/api/projects/{ledger}/commands/{name}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> submit(
      @PathVariable String ledger,
      @PathVariable String name,
      @RequestHeader(name = "Command-Id", required = false) @Nullable String commandId,
      @RequestHeader(name = "Delaktig-Link", required = false) @Nullable String linkCode,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch,
      InputStream body,
      Authentication authentication) {
    if (commandId == null || !commandId.matches("[A-Za-z0-9_-]{8,64}")) {
      throw new MalformedCommandException(
          "command.id-missing", List.of(new FieldFault("Command-Id", "command.id-missing")));
    }
    demandLedger(ledger);
    if (linkCode == null && !ProgramScopes.allow(authentication, ProgramScopes.command(name))) {
      throw new RefusedException(new AccessDenied());
    }
    Long seen = VersionSeen.of(ifMatch, ifNoneMatch);
    ProgrammeCommand command = read(name, whole(body));
    check(command);
    Answer answer;
    try {
      Caller caller = callers.of(ledger, linkCode, authentication, command);
      answer = desk.submit(ledger, caller, command, commandId, seen);
    } catch (RefusedException refused) {
      refusals.noteIfOne(refused, ledger, name, linkCode, authentication);
      throw refused;
    }
    ResponseEntity.BodyBuilder response = ResponseEntity.ok();
    return seen == null
        ? response.body(answer)
        : response.eTag(VersionSeen.tag(desk.versionOf(command.stream()))).body(answer);
  }

  /**
   * What became of a command whose answer was lost: its first answer, or 404 if it is not in the
   * log. Then it may be sent again under the same id, which is safe in any case.
   */
  @GetMapping("/api/projects/{ledger}/commands/{commandId}")
  Answer outcome(
      @PathVariable String ledger,
      @PathVariable String commandId,
      @RequestHeader(name = "Delaktig-Link", required = false) @Nullable String linkCode) {
    demandLedger(ledger);
    if (linkCode != null) {
      callers.holder(linkCode);
    }
    // an id is drawn at random by its sender and known to nobody else
    return desk.outcomeOf(ledger, commandId).orElseThrow(CommandNotThereException::new);
  }

  /** What cannot be a project's id is denied like one that is none: nobody has a right to it. */
  private static void demandLedger(String ledger) {
    if (!LEDGER.matcher(ledger).matches()) {
      throw new RefusedException(new AccessDenied());
    }
  }

  private static byte[] whole(InputStream body) {
    try {
      byte[] read = body.readNBytes(MOST_BYTES + 1);
      if (read.length > MOST_BYTES) {
        throw new CommandTooLargeException();
      }
      return read;
    } catch (IOException cutOff) {
      throw malformed("");
    }
  }

  private static MalformedCommandException malformed(String field) {
    return new MalformedCommandException(
        "command.malformed", List.of(new FieldFault(field, "field.malformed")));
  }

  private ProgrammeCommand read(String name, byte[] body) {
    Class<? extends ProgrammeCommand> type =
        Matrix.named(name).orElseThrow(UnknownCommandException::new);
    ProgrammeCommand command;
    try {
      command = json.readValue(body, type);
    } catch (JacksonException e) {
      throw malformed(path(e));
    }
    if (command == null) {
      // JSON's null
      throw malformed("");
    }
    return command;
  }

  private void check(ProgrammeCommand command) {
    Set<ConstraintViolation<ProgrammeCommand>> violations = validator.validate(command);
    if (!violations.isEmpty()) {
      throw new MalformedCommandException(
          "command.malformed",
          violations.stream()
              .map(CommandEndpoint::fault)
              .sorted(Comparator.comparing(FieldFault::field))
              .toList());
    }
  }

  private static FieldFault fault(ConstraintViolation<?> violation) {
    String constraint =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return new FieldFault(
        violation.getPropertyPath().toString(), "field." + constraint.toLowerCase());
  }

  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.toString();
  }
}
