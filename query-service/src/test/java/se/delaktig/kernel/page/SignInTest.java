package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** From the start page to the issuer and back, as a browser goes it. */
@ExtendWith(OutputCaptureExtension.class)
class SignInTest extends PageTest {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @BeforeEach
  void issuerIsWilling() {
    ISSUER.refusesRefresh.set(false);
    ISSUER.refreshes.set(0);
  }

  private HttpResponse<String> open(String address) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String address, String form) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String csrf(String page) {
    var match = CSRF.matcher(page);
    assertThat(match.find()).isTrue();
    return "_csrf=" + URLEncoder.encode(match.group(1), StandardCharsets.UTF_8);
  }

  @Test
  void thePageThatWasAskedForIsShownAfterTheSignIn() throws Exception {
    var page = open(HERE + "/projekt/2017-00434/galleri");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/projekt/2017-00434/galleri");
    assertThat(page.body()).contains("Karin Nyström").contains(", projektledare");
  }

  @Test
  void theSessionsCookieIsForUsAlone() throws Exception {
    var first =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(HERE + "/oauth2/authorization/delaktig")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith(named("DELAKTIG_PAGES") + "=")
        .contains("HttpOnly")
        .contains("SameSite=Lax");
  }

  @Test
  void signingInGivesTheSessionAnotherId() throws Exception {
    var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    var ids = new LinkedHashSet<String>();
    try (var stepwise = HttpClient.newBuilder().cookieHandler(cookies).build()) {
      var address = URI.create(HERE + "/oauth2/authorization/delaktig");
      HttpResponse<Void> step;
      do {
        step =
            stepwise.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
        cookies.getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals(named("DELAKTIG_PAGES")))
            .map(HttpCookie::getValue)
            .forEach(ids::add);
        address = step.headers().firstValue("Location").map(address::resolve).orElse(address);
      } while (step.statusCode() == 302);
      assertThat(step.statusCode()).isEqualTo(200);
    }

    assertThat(ids).as("one before, another after").hasSize(2);
    var before =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(HERE + "/start"))
                    .header("Cookie", named("DELAKTIG_PAGES") + "=" + ids.getFirst())
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(before.statusCode()).as("the one before opens nothing").isEqualTo(302);
  }

  @Test
  void aTokenThatHasRunOutIsRenewedBeforeACommandIsSent() throws Exception {
    var page = open(HERE + "/start");
    COMMANDS.answers(200, "{\"position\":1}");

    var answer = send(HERE + "/projekt/2017-00434/skicka", csrf(page.body()));

    assertThat(answer.body()).isEqualTo("Sent[position=1, id=null]");
    assertThat(ISSUER.refreshes.get()).isEqualTo(1);
    assertThat(COMMANDS.received().getFirst().headers().get("Authorization"))
        .startsWith("Bearer ey");
  }

  @Test
  void whatIsSentAfterTheIssuerHasEndedItSaysSo() throws Exception {
    var page = open(HERE + "/start");
    COMMANDS.answers(200, "{\"position\":1}");
    ISSUER.refusesRefresh.set(true);

    var answer = send(HERE + "/projekt/2017-00434/skicka", csrf(page.body()));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Du har loggats ut").contains("Har du ett utkast");
    assertThat(COMMANDS.received()).isEmpty();
  }

  @Test
  void whatIsSentWithoutASessionSaysSo() throws Exception {
    var answer = send(HERE + "/projekt/2017-00434/dialog/logga", "start=13.00");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("Du har loggats ut")
        .contains("href=\"/projekt/2017-00434/dialog/logga\"");
  }

  @Test
  void signingOutEndsItAtBothEnds() throws Exception {
    var page = open(HERE + "/start");

    var after = send(HERE + "/logga-ut", csrf(page.body()));

    // The issuer leads back, and as this one signs everybody in, a new session has begun.
    assertThat(after.previousResponse()).isPresent();
    var way = new StringBuilder();
    for (var step = after; step != null; step = step.previousResponse().orElse(null)) {
      way.insert(0, step.uri() + "\n");
    }
    assertThat(way).contains(ISSUER.address() + "/connect/logout?id_token_hint=");
    assertThat(way).contains(HERE + "/?utloggad");
  }

  @Test
  void signingOutClearsWhatTheBrowserPutAside() throws Exception {
    var page = open(HERE + "/start");

    var step = Optional.of(send(HERE + "/logga-ut", csrf(page.body())));

    while (!step.orElseThrow().uri().getPath().equals("/logga-ut")) {
      step = step.orElseThrow().previousResponse();
    }
    assertThat(step.orElseThrow().headers().firstValue("Clear-Site-Data")).hasValue("\"storage\"");
  }

  @Test
  void aSessionThatTheIssuerEndsIsOverHereToo() throws Exception {
    open(HERE + "/start");
    assertThat(open(HERE + "/start").previousResponse()).as("the session stands").isEmpty();

    assertThat(tellLogout(ISSUER.logoutToken("pages", "karin")).statusCode()).isEqualTo(200);

    assertThat(open(HERE + "/start").previousResponse()).as("signed in anew").isPresent();
  }

  @Test
  void nobodyElseEndsASession() throws Exception {
    open(HERE + "/start");

    assertThat(tellLogout(ISSUER.logoutToken("another", "karin")).statusCode()).isEqualTo(400);
    assertThat(tellLogout(ISSUER.token("karin")).statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(tellLogout(new FakeIssuer().logoutToken("pages", "karin")).statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(tellLogout(ISSUER.logoutToken("pages", "samira")).statusCode()).isEqualTo(200);

    assertThat(open(HERE + "/start").previousResponse()).as("the session stands").isEmpty();
  }

  private HttpResponse<String> tellLogout(String token) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(HERE + "/logout/connect/back-channel/delaktig"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aFailedSignInOffersAnother() throws Exception {
    var answer = open(HERE + "/login/oauth2/code/delaktig?code=x&state=y");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Inloggningen gick inte igenom");
  }

  @Test
  void aPageOneMayNotOpenSaysWhomToAsk() throws Exception {
    open(HERE + "/start");

    var answer = open(HERE + "/projekt/2017-00434/hemligt");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("Du kan inte öppna sidan")
        .contains("Fråga projektledaren")
        .contains("Påhittade uppgifter")
        .contains("id=\"meny\"");
  }

  @Test
  void aPageThatDoesNotExistSaysSo() throws Exception {
    open(HERE + "/start");

    var answer = open(HERE + "/projekt/2017-00434/finns-inte");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Sidan finns inte");
  }

  @Test
  void anErrorOfOursShowsACodeAndNothingOfTheInside(CapturedOutput printed) throws Exception {
    open(HERE + "/start");

    var page = open(HERE + "/projekt/2017-00434/trasigt");
    var api = open(HERE + "/api/trasigt");

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body()).containsPattern("Kod D-\\d{4}");
    assertThat(api.statusCode()).isEqualTo(500);
    assertThat(api.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(api.body()).contains("\"code\":\"internal\"");
    assertThat(page.body() + api.body())
        .doesNotContain("19900101")
        .doesNotContain("IllegalState")
        .doesNotContain("at se.delaktig");
    assertThat(printed)
        .as("the server's own log has the error and not the number in it")
        .contains("IllegalStateException")
        .doesNotContain("19900101");
  }

  @Test
  void aLogoutTokenThatIsNoneIsMalformed() throws Exception {
    for (String token :
        List.of(
            ISSUER.token("karin"),
            ISSUER.logoutTokenWith("at+jwt", Map.of()),
            ISSUER.logoutTokenWith("logout+jwt", "none"),
            ISSUER.logoutTokenWith("logout+jwt", List.of(1)),
            new FakeIssuer().logoutToken("pages", "karin"),
            "a.b.c",
            "nonsense")) {
      HttpResponse<String> answer = tellLogout(token);

      assertThat(answer.statusCode()).as(token).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/problem+json");
      assertThat(answer.body()).contains("\"code\":\"request.malformed\"");
    }
  }
}
