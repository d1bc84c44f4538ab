package se.delaktig.kernel.page;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.event.ProgrammeJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands by HTTP. */
@Component
class HttpCommandSender implements CommandSender {
  private static final Logger LOG = LoggerFactory.getLogger(HttpCommandSender.class);
  private static final String COMMAND_ID = "Command-Id";
  private static final String LINK = "Delaktig-Link";

  private final PageSettings settings;
  private final OwnToken tokens;
  private final JsonMapper json = ProgrammeJson.mapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  HttpCommandSender(PageSettings settings, OwnToken tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  @Override
  public Outcome send(String project, String command, Object body, UUID commandId) {
    return post(
        project, command, body, commandId, HttpHeaders.AUTHORIZATION, "Bearer " + tokens.current());
  }

  @Override
  public Outcome sendByLink(
      String project, String command, Object body, UUID commandId, String code) {
    return post(project, command, body, commandId, LINK, code);
  }

  @Override
  public LinkAnswer open(String code) {
    var asked = UUID.randomUUID();
    var request =
        HttpRequest.newBuilder(settings.atCommands("/api/link"))
            .timeout(Duration.ofSeconds(15))
            .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
            .header(LINK, code)
            .GET()
            .build();
    return switch (answer(request, asked)) {
      case Unanswered none -> new Unknown(asked, false);
      case Answered answer when answer.isSuccess() -> opened(answer.json(), asked);
      case Answered answer when answer.status() < 500 ->
          new Refused(answer.status(), problems(answer.json(), "link.expired"));
      case Answered answer -> new Unknown(asked, false);
    };
  }

  @Override
  public Outcome renew(String code) {
    var request =
        HttpRequest.newBuilder(settings.atCommands("/api/link/renewals"))
            .timeout(Duration.ofSeconds(15))
            .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
            .header(LINK, code)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return once(request, UUID.randomUUID());
  }

  private static LinkAnswer opened(Optional<JsonNode> answer, UUID asked) {
    var person = answer.map(json -> text(json, "person")).orElse(null);
    var purpose = answer.map(json -> text(json, "purpose")).orElse(null);
    var expires = answer.map(json -> text(json, "expires")).orElse(null);
    if (person == null || purpose == null || expires == null) {
      return new Unknown(asked, false);
    }
    return new Opened(
        person,
        purpose,
        answer.map(json -> text(json, "month")).orElse(null),
        Instant.parse(expires));
  }

  private Outcome post(
      String project,
      String command,
      Object body,
      UUID commandId,
      String credentialHeader,
      String credential) {
    var request =
        HttpRequest.newBuilder(settings.commandAddress(project, command))
            .timeout(Duration.ofSeconds(15))
            .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
            .header(
                HttpHeaders.ACCEPT,
                MediaType.APPLICATION_JSON_VALUE + ", " + MediaType.APPLICATION_PROBLEM_JSON_VALUE)
            .header(COMMAND_ID, commandId.toString())
            .header(credentialHeader, credential)
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
            .build();
    // A second try is safe because of the command id, and mends a connection cut at a bad moment.
    var first = once(request, commandId);
    if (!(first instanceof Unknown unanswered)) {
      return first;
    }
    var second = once(request, commandId);
    // that nothing was stored is said of the second try alone
    return unanswered.perhapsRecorded() && takesNoWrites(second) ? first : second;
  }

  private Outcome once(HttpRequest request, UUID commandId) {
    return switch (answer(request, commandId)) {
      case Unanswered none -> new Unknown(commandId, none.perhapsReceived());
      case Answered answer -> outcome(answer, request, commandId);
    };
  }

  private Outcome outcome(Answered answer, HttpRequest request, UUID commandId) {
    if (answer.status() == 401 && request.headers().firstValue(LINK).isEmpty()) {
      throw new SignedOut("the command service does not accept the token");
    }
    if (answer.isSuccess() && answer.json().isPresent()) {
      var sent = answer.json().get();
      return new Sent(sent.path("position").asLong(-1), text(sent, "id"));
    }
    if (answer.status() >= 400 && answer.status() < 500) {
      return new Refused(answer.status(), problems(answer.json(), "command.refused"));
    }
    if (answer.status() == 503) {
      var refused = new Refused(answer.status(), problems(answer.json(), "command.refused"));
      if (takesNoWrites(refused)) {
        return refused;
      }
    }
    LOG.warn("Status {} to command {}", answer.status(), commandId);
    return new Unknown(commandId, true);
  }

  /** The log is there but takes no writes for now, and has said so: nothing was recorded. */
  private static boolean takesNoWrites(Outcome outcome) {
    return outcome instanceof Refused refused
        && refused.status() == 503
        && refused.code().startsWith("log.");
  }

  /** What came back, if anything did. */
  private sealed interface Reply permits Answered, Unanswered {}

  private record Answered(int status, Optional<JsonNode> json) implements Reply {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  private record Unanswered(boolean perhapsReceived) implements Reply {}

  private Reply answer(HttpRequest request, UUID commandId) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answered(response.statusCode(), parsed(response.body()));
    } catch (ConnectException | HttpConnectTimeoutException notReached) {
      LOG.warn("The command service cannot be reached at {}", origin(request.uri()));
      return new Unanswered(false);
    } catch (IOException cut) {
      LOG.warn("No answer to {} from {}", commandId, origin(request.uri()));
      return new Unanswered(true);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Unanswered(true);
    }
  }

  /** Either one problem at the top, or several in {@code errors}, each with code, field, params. */
  private static List<CommandProblem> problems(Optional<JsonNode> answer, String otherwise) {
    var problem = answer.orElse(null);
    if (problem == null) {
      return List.of(new CommandProblem(otherwise, null, Map.of()));
    }
    var several = new ArrayList<CommandProblem>();
    for (var each : problem.path("errors")) {
      several.add(problem(each, otherwise));
    }
    return several.isEmpty() ? List.of(problem(problem, otherwise)) : several;
  }

  private static CommandProblem problem(JsonNode json, String otherwise) {
    var params = new LinkedHashMap<String, String>();
    json.path("params")
        .properties()
        .forEach(param -> params.put(param.getKey(), param.getValue().asString()));
    var code = text(json, "code");
    return new CommandProblem(code == null ? otherwise : code, text(json, "field"), params);
  }

  private static @Nullable String text(JsonNode json, String name) {
    var value = json.path(name);
    return value.isString() ? value.stringValue() : null;
  }

  private Optional<JsonNode> parsed(byte[] body) {
    try {
      var tree = json.readTree(body);
      return tree.isObject() ? Optional.of(tree) : Optional.empty();
    } catch (JacksonException notJson) {
      LOG.warn("The command service answered with something that is not JSON");
      return Optional.empty();
    }
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getAuthority();
  }
}
