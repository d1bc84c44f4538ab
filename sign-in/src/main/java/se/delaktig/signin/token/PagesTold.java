package se.delaktig.signin.token;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.session.SessionEnded;

/**
 * Tells the pages that a session has ended, as OpenID Connect's back-channel logout lays down, so
 * that they end theirs at once. Where the pages do not hear it, they find out with their next
 * access token, which they do not get.
 */
@Component
class PagesTold {
  private static final Logger LOG = LoggerFactory.getLogger(PagesTold.class);
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final Duration LIFE = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SignInSettings settings;
  private final JwtEncoder encoder;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  PagesTold(SignInSettings settings, JwtEncoder encoder, InstantSource clock) {
    this.settings = settings;
    this.encoder = encoder;
    this.clock = clock;
  }

  @EventListener
  void tell(SessionEnded ended) {
    String body = "logout_token=" + URLEncoder.encode(token(ended), StandardCharsets.US_ASCII);
    HttpRequest request =
        HttpRequest.newBuilder(settings.pagesBackChannel())
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    threads.submit(() -> send(request));
  }

  private String token(SessionEnded ended) {
    Instant now = clock.instant();
    return encoder
        .encode(
            JwtEncoderParameters.from(
                JwsHeader.with(SignatureAlgorithm.RS256).type("logout+jwt").build(),
                JwtClaimsSet.builder()
                    .issuer(settings.issuer())
                    .subject(ended.subject())
                    .audience(List.of(Clients.PAGES))
                    .issuedAt(now)
                    .expiresAt(now.plus(LIFE))
                    .id(UUID.randomUUID().toString())
                    .claim("sid", ended.id())
                    .claim("events", Map.of(EVENT, Map.of()))
                    .build()))
        .getTokenValue();
  }

  private void send(HttpRequest request) {
    try {
      HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() / 100 != 2) {
        LOG.warn("Status {} from the pages on the end of a session", answer.statusCode());
      }
    } catch (IOException notReached) {
      LOG.warn("The pages were not reached at {}", request.uri().getAuthority());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
