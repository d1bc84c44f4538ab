package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office that browsers reach by TLS, by the three settings of docs/operations.md. */
class TlsTest {
  @Test
  void whatBrowsersAreGivenIsForTlsOnly(@TempDir Path folder) throws Exception {
    SSLContext keys = TlsProxy.selfSigned(folder);
    int pagesPort = RunningOffice.freePort();
    int signInOutside = RunningOffice.freePort();
    int signInInside = RunningOffice.freePort();
    String pages = "https://localhost:" + pagesPort;
    String signIn = "https://localhost:" + signInOutside;
    Map<String, String> settings =
        Map.of(
            "DELAKTIG_PUBLIC_URL", pages,
            "DELAKTIG_SIGN_IN_URL", signIn,
            "DELAKTIG_SIGN_IN_PORT", Integer.toString(signInInside));
    try (RunningOffice office = RunningOffice.startEmpty(folder, settings);
        TlsProxy toPages = TlsProxy.start(keys, pagesPort, URI.create(office.pages()).getPort());
        TlsProxy toSignIn = TlsProxy.start(keys, signInOutside, signInInside);
        Forms anna = new Forms(pages, HttpClient.newBuilder().sslContext(keys))) {
      Matcher invitation =
          Pattern.compile(Pattern.quote(signIn) + "/inbjudan/[\\w-]+")
              .matcher(String.join("\n", office.printed()));
      assertThat(invitation.find()).isTrue();
      anna.open(invitation.group());
      HttpResponse<String> in =
          anna.send(
              "name=\"password\"",
              Map.of(
                  "username", "anna",
                  "displayName", "Anna Alm",
                  "password", "tre glada grankottar"));
      assertThat(in.uri().toString()).startsWith(pages + "/start");
      assertThat(in.statusCode()).isEqualTo(200);

      for (String address : List.of(pages + "/logga-in", signIn + "/logga-in")) {
        HttpResponse<String> answer = get(keys, address);
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse(""))
            .as(address)
            .contains("max-age=31536000", "includeSubDomains");
      }
      for (String address :
          List.of(
              pages + "/oauth2/authorization/delaktig",
              pages + "/logga-in?lang=en",
              signIn + "/logga-in?lang=en")) {
        assertThat(get(keys, address).headers().allValues("Set-Cookie"))
            .as(address)
            .isNotEmpty()
            .allSatisfy(cookie ->
                assertThat(cookie)
                    .startsWith("__Host-")
                    .contains("; Path=/;", "Secure", "HttpOnly")
                    .containsIgnoringCase("SameSite"));
      }
      assertThat(
              get(keys, pages + "/oauth2/authorization/delaktig").headers().firstValue("Location"))
          .hasValueSatisfying(to -> assertThat(to).startsWith(signIn + "/oauth2/authorize"));
    }
  }

  private static HttpResponse<String> get(SSLContext keys, String address) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(keys).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
