package se.delaktig.acceptance;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone signed in over HTTP, as another program would do it: by the form's fields. */
final class Visit implements AutoCloseable {
  private static final Pattern HIDDEN =
      Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Office office;
  private final HttpClient client;

  private Visit(Office office, HttpClient client) {
    this.office = office;
    this.client = client;
  }

  static Visit as(String role, Office office) throws IOException, InterruptedException {
    Visit visit =
        new Visit(
            office,
            HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build());
    visit.signIn(office.pages() + "/", role);
    return visit;
  }

  private HttpResponse<String> signIn(String address, String role)
      throws IOException, InterruptedException {
    RunningOffice.Account account = office.accounts().get(role);
    return signIn(address, account.name(), account.password());
  }

  /** Tries to sign in. */
  HttpResponse<String> tries(String username, String password)
      throws IOException, InterruptedException {
    return signIn(office.pages() + "/start", username, password);
  }

  private HttpResponse<String> signIn(String address, String username, String password)
      throws IOException, InterruptedException {
    return fillIn(address, Map.of("username", username, "password", password));
  }

  /** Opens an account by the link of an invitation. */
  HttpResponse<String> accept(String link, String username, String name, String password)
      throws IOException, InterruptedException {
    return fillIn(link, Map.of("username", username, "displayName", name, "password", password));
  }

  private HttpResponse<String> fillIn(String address, Map<String, String> typed)
      throws IOException, InterruptedException {
    HttpResponse<String> form = client.send(request(address).build(), text());
    Matcher hidden = HIDDEN.matcher(form.body());
    StringBuilder fields = new StringBuilder();
    while (hidden.find()) {
      fields.append(field(hidden.group(1), hidden.group(2))).append('&');
    }
    fields.append(form(typed));
    return client.send(
        request(form.uri().toString())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields.toString()))
            .build(),
        text());
  }

  HttpResponse<String> open(String path) throws IOException, InterruptedException {
    return client.send(request(office.pages() + path).build(), text());
  }

  /** Someone without an account, as the holder of a personal link. */
  static Visit unknown(RunningOffice office) {
    return new Visit(
        office,
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build());
  }

  /** A form of a page, found by a text in its markup. */
  Form form(String path, String with) throws IOException, InterruptedException {
    return Form.in(open(path).body(), with);
  }

  /** Sends a form and follows to the page that answers. */
  HttpResponse<String> send(Form form) throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    form.fields()
        .forEach((name, values) ->
            values.forEach(
                value -> body.append(body.isEmpty() ? "" : "&").append(field(name, value))));
    return client.send(
        request(office.pages() + form.action())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build(),
        text());
  }

  /** Sends fields and an empty file, without a page that has a form for it. */
  HttpResponse<String> post(String path, String csrf, Map<String, String> fields)
      throws IOException, InterruptedException {
    String boundary = "----nothing";
    String start = "--" + boundary + "\r\nContent-Disposition: form-data; ";
    StringBuilder body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(start).append("name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value)));
    body.append(start).append("name=\"fil\"; filename=\"fil\"\r\n\r\n\r\n--");
    body.append(boundary).append("--\r\n");
    return client.send(
        request(office.pages() + path)
            .header("X-CSRF-TOKEN", csrf)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build(),
        text());
  }

  /** Hands in a file. */
  HttpResponse<String> upload(String path, String csrf, String name, byte[] file)
      throws IOException, InterruptedException {
    String boundary = "----a-file";
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"fil\"; filename=\""
            + name
            + "\"\r\n\r\n";
    return client.send(
        request(office.pages() + path)
            .header("X-CSRF-TOKEN", csrf)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(head),
                    HttpRequest.BodyPublishers.ofByteArray(file),
                    HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
            .build(),
        text());
  }

  /** What is taken home as a file. */
  byte[] file(String path) throws IOException, InterruptedException {
    return client
        .send(request(office.pages() + path).build(), HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = open(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Sends a command straight to the command service, with an access token of this person's own. */
  static HttpResponse<String> command(
      Office office, String token, String name, Map<String, Object> body, String id)
      throws IOException, InterruptedException {
    return command(office, token, name, body, id, Map.of());
  }

  /** The same with more headers. */
  static HttpResponse<String> command(
      Office office,
      String token,
      String name,
      Map<String, Object> body,
      String id,
      Map<String, String> headers)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          request(office.commands() + "/api/projects/2017-00434/commands/" + name)
              .header("Authorization", "Bearer " + token)
              .header("Command-Id", id)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
      headers.forEach(request::header);
      return client.send(request.build(), text());
    }
  }

  /** Asks the command service what became of a command. */
  static HttpResponse<String> outcome(Office office, String token, String ledger, String id)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          request(office.commands() + "/api/projects/" + ledger + "/commands/" + id)
              .header("Authorization", "Bearer " + token)
              .build(),
          text());
    }
  }

  /** An access token, by authorization code with PKCE, as the pages themselves get one. */
  static String tokenOf(String role, Office office)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    try (HttpClient browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      Visit visit = new Visit(office, browser);
      String issuer = issuer(office);
      String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
      String challenge =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(
                  MessageDigest.getInstance("SHA-256")
                      .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
      String back = office.pages() + "/login/oauth2/code/delaktig";
      String authorize =
          issuer
              + "/oauth2/authorize?"
              + form(
                  Map.of(
                      "response_type", "code",
                      "client_id", "pages",
                      "scope", "openid profile delaktig",
                      "redirect_uri", back,
                      "code_challenge", challenge,
                      "code_challenge_method", "S256"));
      browser.send(request(authorize).build(), text());
      visit.signIn(issuer + "/logga-in", role);
      String location =
          browser
              .send(request(authorize).build(), text())
              .headers()
              .firstValue("Location")
              .orElseThrow();
      Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
      if (!code.find()) {
        throw new IllegalStateException("no code in " + location);
      }
      String secret = Files.readString(office.pagesSecret()).strip();
      HttpResponse<String> token =
          browser.send(
              request(issuer + "/oauth2/token")
                  .header(
                      "Authorization",
                      "Basic "
                          + Base64.getEncoder()
                              .encodeToString(("pages:" + secret).getBytes(StandardCharsets.UTF_8)))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          form(
                              Map.of(
                                  "grant_type",
                                  "authorization_code",
                                  "code",
                                  code.group(1),
                                  "redirect_uri",
                                  back,
                                  "code_verifier",
                                  verifier))))
                  .build(),
              text());
      return JSON.readTree(token.body()).get("access_token").asString();
    }
  }

  /** Where the pages send whoever has not signed in. */
  static String issuer(Office office) throws IOException, InterruptedException {
    String location =
        RunningOffice.get(office.pages() + "/oauth2/authorization/delaktig")
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return location.substring(0, location.indexOf("/oauth2/authorize"));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> field(e.getKey(), e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String field(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address));
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  @Override
  public void close() {
    client.close();
  }
}
