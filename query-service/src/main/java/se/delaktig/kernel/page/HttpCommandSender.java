package se.delaktig.kernel.page;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.stereotype.Component;
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
  private final OAuth2AuthorizedClientManager clients;
  private final JsonMapper json = JsonMapper.shared();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  HttpCommandSender(PageSettings settings, OAuth2AuthorizedClientManager clients) {
    this.settings = settings;
    this.clients = clients;
  }

  @Override
  public Outcome send(String project, String command, Object body, UUID commandId) {
    return post(project, command, body, commandId, HttpHeaders.AUTHORIZATION, "Bearer " + token());
  }

  @Override
  public Outcome sendByLink(
      String project, String command, Object body, UUID commandId, String code) {
    return post(project, command, body, commandId, LINK, code);
  }

  /** The person's own token: the one of the session, renewed where need be, or the one sent. */
  private String token() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null) {
      throw new SignedOut("nobody is signed in");
    }
    if (who instanceof AbstractOAuth2TokenAuthenticationToken<?> bearer) {
      return bearer.getToken().getTokenValue();
    }
    try {
      var client =
          clients.authorize(
              OAuth2AuthorizeRequest.withClientRegistrationId(PageSecurity.CLIENT)
                  .principal(who)
                  .build());
      if (client != null) {
        return client.getAccessToken().getTokenValue();
      }
    } catch (ClientAuthorizationException refused) {
      LOG.info("The token could not be renewed: {}", refused.getError().getErrorCode());
    }
    throw new SignedOut("the token has run out");
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
    return first instanceof Unknown ? once(request, commandId) : first;
  }

  private Outcome once(HttpRequest request, UUID commandId) {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException | HttpConnectTimeoutException notReached) {
      LOG.warn("The command service cannot be reached at {}", origin(request.uri()));
      return new Unknown(commandId, false);
    } catch (IOException cut) {
      LOG.warn("No answer to command {} from {}", commandId, origin(request.uri()));
      return new Unknown(commandId, true);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Unknown(commandId, true);
    }
    return read(response, commandId);
  }

  private Outcome read(HttpResponse<byte[]> response, UUID commandId) {
    var status = response.statusCode();
    var answer = parsed(response.body());
    if (status == 401) {
      if (response.request().headers().firstValue(LINK).isEmpty()) {
        throw new SignedOut("the command service no longer accepts the token");
      }
      return new Refused(status, problems(answer, "link-invalid"));
    }
    if (status >= 200 && status < 300 && answer.isPresent()) {
      var sent = answer.get();
      return new Sent(sent.path("position").asLong(-1), text(sent, "id"));
    }
    if (status >= 400 && status < 500) {
      return new Refused(status, problems(answer, "refused"));
    }
    LOG.warn("Status {} to command {}", status, commandId);
    return new Unknown(commandId, true);
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
