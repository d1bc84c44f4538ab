package se.delaktig.kernel.token;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/**
 * How the services ask the issuer of the settings for its keys and for what it knows of somebody:
 * where the settings say, and nowhere else. Spring's own client would go wherever an answer sends
 * it; the JDK's follows nobody unless it is told to.
 */
public final class IssuerCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private IssuerCalls() {}

  /** A client that follows no redirect. */
  public static RestOperations client() {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build());
    requests.setReadTimeout(PATIENCE);
    return new RestTemplate(requests);
  }
}
