package se.delaktig.kernel.page;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the issuer brought along over HTTP, with a token of the pages' own that is good for nothing
 * else.
 */
@Component
class HttpAccountDirectory implements AccountDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(HttpAccountDirectory.class);
  private static final String RIGHT = "accounts";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PageSettings settings;
  private final JsonMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private @Nullable Token token;

  HttpAccountDirectory(PageSettings settings) {
    this.settings = settings;
  }

  /** Renewed half a minute before it runs out, so that none runs out on its way. */
  private record Token(String value, Instant until) {}

  @Override
  public boolean isElsewhere() {
    return settings.accounts() == PageSettings.Accounts.ELSEWHERE;
  }

  @Override
  public Optional<Everybody> everybody() {
    return answer("GET", "/api/accounts", null, Everybody.class);
  }

  @Override
  public Optional<Invited> invite(String displayName, int days) {
    return answer(
        "POST",
        "/api/invitations",
        Map.of("displayName", displayName, "days", days),
        Invited.class);
  }

  @Override
  public Optional<Invited> renew(String subject, int days) {
    return answer(
        "POST", "/api/invitations/" + segment(subject), Map.of("days", days), Invited.class);
  }

  @Override
  public boolean takeBack(String subject) {
    return send("DELETE", "/api/invitations/" + segment(subject), null).isPresent();
  }

  @Override
  public boolean shut(String subject, boolean disabled) {
    return send(
            "POST", "/api/accounts/" + segment(subject) + "/disabled", Map.of("disabled", disabled))
        .isPresent();
  }

  @Override
  public Optional<Invited> passwordLink(String subject, int days, boolean withoutSteps) {
    return answer(
        "POST",
        "/api/accounts/" + segment(subject) + "/password-link",
        Map.of("days", days, "withoutSteps", withoutSteps),
        Invited.class);
  }

  @Override
  public Optional<List<Program>> programs() {
    return answer("GET", "/api/programs", null, Program[].class).map(List::of);
  }

  @Override
  public Optional<MadeProgram> makeProgram(String owner, String name, Set<String> scopes) {
    return answer(
        "POST",
        "/api/programs",
        Map.of("owner", owner, "name", name, "scopes", scopes),
        MadeProgram.class);
  }

  @Override
  public boolean withdrawProgram(String id) {
    return send("DELETE", "/api/programs/" + segment(id), null).isPresent();
  }

  private <T> Optional<T> answer(
      String method, String path, @Nullable Object body, Class<T> expected) {
    return send(method, path, body).flatMap(answered -> read(answered, expected));
  }

  private <T> Optional<T> read(byte[] answered, Class<T> expected) {
    try {
      return Optional.of(json.readValue(answered, expected));
    } catch (JacksonException notOurs) {
      LOG.warn("The issuer answered with something else than accounts");
      return Optional.empty();
    }
  }

  private Optional<byte[]> send(String method, String path, @Nullable Object body) {
    Optional<String> right = right();
    if (right.isEmpty()) {
      return Optional.empty();
    }
    var request =
        HttpRequest.newBuilder(URI.create(settings.insideIssuer(path)))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + right.get())
            .header("Accept", "application/json");
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    }
    return sent(request.build());
  }

  private synchronized Optional<String> right() {
    if (token != null && Instant.now().isBefore(token.until())) {
      return Optional.of(token.value());
    }
    var secret = settings.pages().secret();
    if (secret == null || isElsewhere()) {
      return Optional.empty();
    }
    var credentials = RIGHT + ":" + RIGHT + "." + secret;
    var request =
        HttpRequest.newBuilder(URI.create(settings.insideIssuer(settings.endpoints().token())))
            .timeout(PATIENCE)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + RIGHT))
            .build();
    Optional<Issued> issued = sent(request).flatMap(answered -> read(answered, Issued.class));
    token =
        issued
            .filter(made -> made.access_token() != null)
            .map(made ->
                new Token(made.access_token(), Instant.now().plusSeconds(made.expires_in() - 30)))
            .orElse(null);
    return Optional.ofNullable(token).map(Token::value);
  }

  /** The token endpoint's answer, by the names of its protocol. */
  private record Issued(String access_token, long expires_in) {}

  private Optional<byte[]> sent(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 == 2) {
        return Optional.of(response.body());
      }
      LOG.warn("Status {} from the issuer's {}", response.statusCode(), request.uri().getPath());
    } catch (IOException notReached) {
      LOG.warn("The issuer cannot be reached at {}", request.uri().getAuthority());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
