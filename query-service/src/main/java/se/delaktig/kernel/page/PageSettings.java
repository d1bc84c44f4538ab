package se.delaktig.kernel.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.delaktig.kernel.server.CookieName;

/**
 * What the pages are told from outside.
 *
 * @param publicUrl where browsers reach the pages, without a slash at its end
 * @param issuer who signs people in, exactly as its tokens name it
 * @param issuerInside where this process reaches the issuer, where that is another address than the
 *     browsers use
 * @param audience what a token must be meant for
 * @param pages the client that the pages are at the issuer
 * @param command where commands are sent
 * @param accountUrl where people see to their own account at the issuer
 * @param accounts who looks after the accounts
 * @param endpoints the issuer's endpoints, where they are not those of the one brought along
 */
@ConfigurationProperties("delaktig")
public record PageSettings(
    @DefaultValue("http://localhost:8080") URI publicUrl,
    @DefaultValue("http://localhost:8082") URI issuer,
    @Nullable URI issuerInside,
    @DefaultValue("delaktig") String audience,
    @DefaultValue Pages pages,
    @DefaultValue Command command,
    @Nullable URI accountUrl,
    @DefaultValue("brought-along") Accounts accounts,
    @DefaultValue Endpoints endpoints) {

  /**
   * @param clientId the client's name at the issuer
   * @param clientSecret its secret
   * @param clientSecretFile a file that holds its secret, where it is not given itself. With
   *     neither it is a public client that relies on PKCE alone and gets no refresh token
   * @param scopes what it asks for
   */
  public record Pages(
      @DefaultValue("pages") String clientId,
      @Nullable String clientSecret,
      @Nullable Path clientSecretFile,
      @DefaultValue({"openid", "profile", "delaktig"}) Set<String> scopes) {

    /** The secret, from wherever it is given. */
    @Nullable String secret() {
      if (clientSecret != null && !clientSecret.isBlank()) {
        return clientSecret;
      }
      if (clientSecretFile == null || clientSecretFile.toString().isBlank()) {
        return null;
      }
      try {
        return Files.readString(clientSecretFile).strip();
      } catch (IOException e) {
        throw new UncheckedIOException(
            "The pages' client secret cannot be read from " + clientSecretFile, e);
      }
    }
  }

  /** Who looks after the accounts. */
  public enum Accounts {
    /** The sign-in brought along, which is asked for them. */
    BROUGHT_ALONG,
    /** An issuer of the office's own. Rights are given to the ids that its tokens say. */
    ELSEWHERE
  }

  /**
   * @param url the command service, without a slash at its end
   */
  public record Command(@DefaultValue("http://localhost:8081") URI url) {}

  /** Paths below the issuer; the defaults are those of Spring Authorization Server. */
  public record Endpoints(
      @DefaultValue("/oauth2/authorize") String authorization,
      @DefaultValue("/oauth2/token") String token,
      @DefaultValue("/oauth2/jwks") String jwkSet,
      @DefaultValue("/userinfo") String userInfo,
      @DefaultValue("/connect/logout") String endSession) {}

  /** Where people see to their own account: the page of the issuer brought along, if not told. */
  URI account() {
    return accountUrl == null ? URI.create(atIssuer("/konto")) : accountUrl;
  }

  /** Where programs of other makers fetch their tokens. */
  public String tokenAddress() {
    return atIssuer(endpoints.token());
  }

  /** An address at the issuer as browsers see it. */
  String atIssuer(String path) {
    return withoutSlash(issuer) + path;
  }

  /** An address at the issuer as this process sees it. */
  String insideIssuer(String path) {
    return withoutSlash(issuerInside == null ? issuer : issuerInside) + path;
  }

  /** The name of a cookie of the pages. */
  String cookie(String name) {
    return CookieName.of(name, secure(), publicUrl);
  }

  /** Whether browsers reach the pages by TLS, so that cookies may demand it. */
  boolean secure() {
    return "https".equals(publicUrl.getScheme());
  }

  /** An address among the pages. */
  String atPages(String path) {
    return withoutSlash(publicUrl) + path;
  }

  /** The issuer's scheme, host and port, as a Content-Security-Policy names it. */
  String issuerOrigin() {
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }

  /** An address at the command service. */
  URI atCommands(String path) {
    return URI.create(withoutSlash(command().url()) + path);
  }

  /** Where a command is sent. */
  URI commandAddress(String project, String command) {
    return atCommands("/api/projects/" + segment(project) + "/commands/" + segment(command));
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String withoutSlash(URI address) {
    var text = address.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
