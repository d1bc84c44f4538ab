package se.delaktig.kernel.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages are told from outside.
 *
 * @param bind the address to listen at; {@code localhost} means both loopbacks and nothing else
 * @param publicUrl where browsers reach the pages, without a slash at its end
 * @param issuer who signs people in, exactly as its tokens name it
 * @param issuerInside where this process reaches the issuer, where that is another address than the
 *     browsers use
 * @param audience what a token must be meant for
 * @param pages the client that the pages are at the issuer
 * @param command where commands are sent
 * @param endpoints the issuer's endpoints, where they are not those of the one brought along
 */
@ConfigurationProperties("delaktig")
public record PageSettings(
    @DefaultValue("localhost") String bind,
    @DefaultValue("http://localhost:8080") URI publicUrl,
    @DefaultValue("http://localhost:8082") URI issuer,
    @Nullable URI issuerInside,
    @DefaultValue("delaktig") String audience,
    @DefaultValue Pages pages,
    @DefaultValue Command command,
    @DefaultValue Endpoints endpoints) {

  /**
   * @param clientId the client's name at the issuer
   * @param clientSecret its secret; without one it is a public client that relies on PKCE alone and
   *     gets no refresh token
   */
  public record Pages(
      @DefaultValue("delaktig-pages") String clientId, @Nullable String clientSecret) {}

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

  /** An address at the issuer as browsers see it. */
  String atIssuer(String path) {
    return withoutSlash(issuer) + path;
  }

  /** An address at the issuer as this process sees it. */
  String insideIssuer(String path) {
    return withoutSlash(issuerInside == null ? issuer : issuerInside) + path;
  }

  /** An address among the pages. */
  String atPages(String path) {
    return withoutSlash(publicUrl) + path;
  }

  /** The issuer's scheme, host and port, as a Content-Security-Policy names it. */
  String issuerOrigin() {
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }

  /** Where a command is sent. */
  URI commandAddress(String project, String command) {
    return URI.create(
        withoutSlash(command().url())
            + "/api/projects/"
            + segment(project)
            + "/commands/"
            + segment(command));
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String withoutSlash(URI address) {
    var text = address.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
