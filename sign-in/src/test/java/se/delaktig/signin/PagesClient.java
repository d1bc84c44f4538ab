package se.delaktig.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the query service does as a client of the sign-in. */
final class PagesClient {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final String VERIFIER = "the-verifier-of-a-test-must-be-43-characters-or-more";

  private final RunningSignIn signIn;
  private final Browser plain = new Browser();

  PagesClient(RunningSignIn signIn) {
    this.signIn = signIn;
  }

  String authorizeUrl() {
    return signIn.issuer + "/oauth2/authorize?" + Browser.form(authorizeParameters());
  }

  static Map<String, String> authorizeParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", "pages");
    parameters.put("scope", "openid profile delaktig");
    parameters.put("state", "s-1");
    parameters.put("nonce", "n-1");
    parameters.put("redirect_uri", RunningSignIn.CALLBACK);
    parameters.put("code_challenge", challenge());
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  /** Signs in from the very beginning and returns the tokens. */
  JsonNode tokensFor(Browser browser, String username, String password) {
    Browser.Page first = browser.get(authorizeUrl());
    if (first.status() != 302 || !first.location().endsWith("/logga-in")) {
      throw new AssertionError("Not sent to the form: " + first);
    }
    Browser.Page signedIn = browser.signIn(signIn.issuer, username, password);
    Browser.Page back =
        browser.get(URI.create(signIn.issuer).resolve(signedIn.location()).toString());
    return exchange(code(back));
  }

  static String code(Browser.Page back) {
    return query(back.location()).get("code");
  }

  static Map<String, String> query(String url) {
    return Arrays.stream(URI.create(url).getQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  JsonNode exchange(String code) {
    return JSON.readTree(
        token(
                Map.of(
                    "grant_type",
                    "authorization_code",
                    "code",
                    code,
                    "redirect_uri",
                    RunningSignIn.CALLBACK,
                    "code_verifier",
                    VERIFIER))
            .body());
  }

  Browser.Page refresh(String refreshToken) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  /** Asks for accounts with the token that is good for that alone. */
  HttpResponse<String> accounts(String method, String path, String body)
      throws IOException, InterruptedException {
    Browser.Page token =
        new Browser()
            .post(
                signIn.issuer + "/oauth2/token",
                Map.of("grant_type", "client_credentials", "scope", "accounts"),
                "Authorization",
                basic("accounts", "accounts." + secret()));
    return accounts(method, path, body, JSON.readTree(token.body()).get("access_token").asString());
  }

  /** The same with any token. */
  HttpResponse<String> accounts(String method, String path, String body, String token)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(signIn.issuer + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  /** What the sign-in says to a service of a token. */
  JsonNode introspected(String token) {
    String secret;
    try {
      secret = Files.readString(signIn.keys.resolve("introspection-secret"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JSON.readTree(
        plain
            .post(
                signIn.issuer + "/oauth2/introspect",
                Map.of("token", token),
                "Accept",
                "application/json",
                "Authorization",
                basic("services", secret))
            .body());
  }

  Browser.Page token(Map<String, String> fields) {
    return plain.post(
        signIn.issuer + "/oauth2/token",
        fields,
        "Accept",
        "application/json",
        "Authorization",
        basic("pages", secret()));
  }

  static String basic(String id, String secret) {
    return "Basic "
        + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  String secret() {
    try {
      return Files.readString(signIn.keys.resolve("pages-client-secret"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String challenge() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
