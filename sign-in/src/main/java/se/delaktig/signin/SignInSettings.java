package se.delaktig.signin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.delaktig.kernel.server.CookieName;

/**
 * What can be set under {@code delaktig.sign-in}; the defaults stand in {@code sign-in.properties}.
 *
 * @param port the port of pages and protocol
 * @param issuer the address that stands in every token, without a trailing slash
 * @param database name of the MongoDB database
 * @param pagesUrl where Delaktig's own pages are; people go there after signing in
 * @param pagesRedirectUris where a sign-in begun by the pages may return to
 * @param pagesLogoutUris where a sign-out begun by the pages may return to
 * @param pagesClientSecretFile file that holds the pages' client secret; made when missing
 * @param accessToken how long an access token lives
 * @param refreshToken how long a sign-in lasts between two uses of it
 * @param session how long the sign-in itself remembers somebody who does nothing
 * @param longest how long a session lasts at most that does not stay
 * @param stay for how long a device may stay signed in by its holder's choice; zero where none may
 * @param secondFactor whether a password alone signs in
 * @param pagesBackChannel where the pages are told of sessions that have ended
 * @param programs programs that get in by client credentials
 */
@ConfigurationProperties("delaktig.sign-in")
public record SignInSettings(
    int port,
    String issuer,
    String database,
    URI pagesUrl,
    Set<String> pagesRedirectUris,
    Set<String> pagesLogoutUris,
    String pagesClientSecretFile,
    Duration accessToken,
    Duration refreshToken,
    Duration session,
    Duration longest,
    Duration stay,
    SecondFactor secondFactor,
    URI pagesBackChannel,
    @DefaultValue List<Program> programs) {

  /** What is asked for besides a password. */
  public enum SecondFactor {
    /** A code app or a passkey for whoever wants one. */
    OFFERED,
    /** Nobody gets further than to choosing a code app or a passkey without one. */
    REQUIRED
  }

  /** True where browsers reach the sign-in over TLS, so that its cookies may demand it. */
  public boolean secure() {
    return issuer.startsWith("https:");
  }

  /** The name of a cookie of the sign-in. */
  public String cookie(String name) {
    return CookieName.of(name, secure(), pagesUrl);
  }

  /**
   * A program with an identity of its own.
   *
   * @param id client id; also the {@code sub} of its tokens
   * @param secret client secret
   * @param scopes what it may ask for; {@code delaktig} when none are given
   */
  public record Program(String id, String secret, @DefaultValue("delaktig") Set<String> scopes) {}
}
