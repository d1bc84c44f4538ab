package se.delaktig.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.sun.net.httpserver.HttpServer;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.bouncycastle.util.encoders.Base32;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import se.delaktig.signin.account.CodeApp;
import tools.jackson.databind.JsonNode;

/** What somebody sees and changes of their own account. */
class OwnAccountTest {
  private static final String PASSWORD = "tre glada grankottar";
  private static final Pattern SESSION =
      Pattern.compile("name=\"id\" value=\"([^\"]+)\"><button[^>]*>Logga ut<");

  @TempDir static Path folder;
  private static final Queue<String> TOLD = new ConcurrentLinkedQueue<>();
  private static MongoServer mongo;
  private static HttpServer pagesServer;
  private static RunningSignIn signIn;
  private static PagesClient pages;

  @BeforeAll
  static void start() throws IOException {
    mongo = new MongoServer(new MemoryBackend());
    mongo.bind();
    pagesServer =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    pagesServer.createContext(
        "/told",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
          TOLD.add(body.replace("logout_token=", ""));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    pagesServer.start();
    signIn =
        RunningSignIn.start(
            mongo,
            folder.resolve("keys"),
            "--delaktig.sign-in.pages-back-channel=http://127.0.0.1:"
                + pagesServer.getAddress().getPort()
                + "/told");
    pages = new PagesClient(signIn);
  }

  @AfterAll
  static void stop() {
    signIn.close();
    pagesServer.stop(0);
    mongo.shutdownNow();
  }

  @Test
  void whoeverIsNotSignedInIsLedThereAndBack() {
    signIn.accounts().create("fram", "Fram Åter", PASSWORD);
    Browser browser = new Browser();

    assertThat(browser.get(signIn.issuer + "/konto").location()).endsWith("/logga-in");
    assertThat(browser.signIn(signIn.issuer, "fram", PASSWORD).location())
        .startsWith(signIn.issuer + "/konto");
    assertThat(browser.get(signIn.issuer + "/konto").body())
        .contains("Fram Åter, användarnamn fram", "Den här");
  }

  @Test
  void aSessionThatIsEndedElsewhereIsOverWithItsTokensAndThePagesAreTold() {
    Account ended = signIn.accounts().create("ended", "En Ded", PASSWORD);
    Browser phone = new Browser();
    JsonNode tokens = pages.tokensFor(phone, "ended", PASSWORD);
    String sid = decode(tokens.get("id_token").asString()).getClaimAsString("sid");
    Browser desk = new Browser();
    desk.signIn(signIn.issuer, "ended", PASSWORD);
    Browser.Page account = desk.get(signIn.issuer + "/konto");
    assertThat(sessions(account)).hasSize(2).contains(sid);

    post(desk, "/konto/sessioner/avsluta", Map.of("id", sid));

    assertThat(sessions(desk.get(signIn.issuer + "/konto"))).hasSize(1).doesNotContain(sid);
    assertThat(pages.refresh(tokens.get("refresh_token").asString()).body())
        .contains("invalid_grant");
    assertThat(phone.get(pages.authorizeUrl()).location()).endsWith("/logga-in");
    Awaitility.await().until(() -> TOLD.stream().anyMatch(token -> isAbout(token, sid)));
    Jwt told =
        TOLD.stream()
            .filter(token -> isAbout(token, sid))
            .map(OwnAccountTest::told)
            .toList()
            .getFirst();
    assertThat(told.getSubject()).isEqualTo(ended.subject());
    assertThat(told.getAudience()).containsExactly("pages");
    assertThat(told.getClaimAsMap("events"))
        .containsKey("http://schemas.openid.net/event/backchannel-logout");
    assertThat(told.getClaims()).doesNotContainKey("nonce");
  }

  @Test
  void oneSignsOutOfHereToo() {
    signIn.accounts().create("har", "H Är", PASSWORD);
    Browser browser = new Browser();
    browser.signIn(signIn.issuer, "har", PASSWORD);
    String here = sessions(browser.get(signIn.issuer + "/konto")).getFirst();

    assertThat(post(browser, "/konto/sessioner/avsluta", Map.of("id", here)).location())
        .isEqualTo(RunningSignIn.PAGES);
    assertThat(browser.get(signIn.issuer + "/konto").location()).endsWith("/logga-in");
  }

  @Test
  void whoChangesThePasswordIsSignedOutEverywhereElse() {
    signIn.accounts().create("byter", "By Ter", PASSWORD);
    Browser elsewhere = new Browser();
    elsewhere.signIn(signIn.issuer, "byter", PASSWORD);
    Browser browser = new Browser();
    browser.signIn(signIn.issuer, "byter", PASSWORD);

    Browser.Page wrong = changePassword(browser, "inte det gamla alls", "fyra sura citroner");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("inte ditt nuvarande lösenord", "href=\"#current\"");
    Browser.Page weak = changePassword(browser, PASSWORD, "kort");
    assertThat(weak.body()).contains("minst 12 tecken", "href=\"#password\"");
    assertThat(elsewhere.get(signIn.issuer + "/konto").status()).isEqualTo(200);

    assertThat(changePassword(browser, PASSWORD, "fyra sura citroner").location())
        .contains("andrat");

    assertThat(browser.get(signIn.issuer + "/konto").status()).isEqualTo(200);
    assertThat(elsewhere.get(signIn.issuer + "/konto").location()).endsWith("/logga-in");
    assertThat(new Browser().signIn(signIn.issuer, "byter", PASSWORD).location())
        .endsWith("/logga-in");
    assertThat(new Browser().signIn(signIn.issuer, "byter", "fyra sura citroner").location())
        .isEqualTo(RunningSignIn.PAGES);
  }

  @Test
  void aCodeAppIsAskedForAfterThePasswordAndNobodyIsSignedInMeanwhile() {
    signIn.accounts().create("kod", "Ko D", PASSWORD);
    Browser browser = new Browser();
    browser.signIn(signIn.issuer, "kod", PASSWORD);
    Browser.Page form = browser.get(signIn.issuer + "/konto/kod");
    byte[] secret = secret(form);
    assertThat(form.body()).contains("<svg role=\"img\"", "d=\"M");
    Browser.Page slip = post(browser, "/konto/kod", Map.of("code", "000000"));
    assertThat(slip.status()).isEqualTo(422);
    assertThat(secret(slip)).isEqualTo(secret);
    String used = CodeApp.shows(secret);
    Browser.Page codes = post(browser, "/konto/kod", Map.of("code", used));
    assertThat(codes.body()).contains("Dina reservkoder");
    String recovery = first(Pattern.compile("<code>([a-z0-9-]{29})</code>"), codes.body());

    Browser again = new Browser();
    assertThat(again.signIn(signIn.issuer, "kod", PASSWORD).location()).endsWith("/logga-in/kod");
    assertThat(again.get(signIn.issuer + "/konto").location()).endsWith("/logga-in");
    assertThat(again.get(pages.authorizeUrl()).location()).endsWith("/logga-in");
    post(again, "/logga-in/kod", Map.of("code", "000000"));
    assertThat(again.get(signIn.issuer + "/logga-in/kod").body()).contains("Koden stämmer inte");
    // The very code that took the app into use has been used.
    post(again, "/logga-in/kod", Map.of("code", used));
    assertThat(again.get(pages.authorizeUrl()).location()).endsWith("/logga-in");
    post(again, "/logga-in/kod", Map.of("code", recovery));
    assertThat(again.get(pages.authorizeUrl()).location()).contains("?code=");

    Browser third = new Browser();
    third.signIn(signIn.issuer, "kod", PASSWORD);
    post(third, "/logga-in/kod", Map.of("code", recovery));
    assertThat(third.get(pages.authorizeUrl()).location()).endsWith("/logga-in");
  }

  @Test
  void whatChangesHowOneSignsInAsksWhoOneIsOnceMoreAfterTenMinutes() {
    Account account = signIn.accounts().create("bevisar", "Be Visar", PASSWORD);
    Browser browser = new Browser();
    browser.signIn(signIn.issuer, "bevisar", PASSWORD);
    provedBefore(account, Duration.ofMinutes(9));
    assertThat(browser.get(signIn.issuer + "/konto/kod").status()).isEqualTo(200);

    provedBefore(account, Duration.ofMinutes(10));
    assertThat(browser.get(signIn.issuer + "/konto/kod").location()).endsWith("/konto/bekrafta");
    for (String change : List.of("/konto/kod", "/konto/kod/bort", "/konto/nycklar/bort")) {
      assertThat(post(browser, change, Map.of("id", "x", "code", "000000")).location())
          .as(change)
          .endsWith("/konto/bekrafta");
    }

    post(browser, "/konto/bekrafta", Map.of("password", "en gissning till"));
    assertThat(browser.get(signIn.issuer + "/konto/kod").location()).endsWith("/konto/bekrafta");
    post(browser, "/konto/bekrafta", Map.of("password", PASSWORD));
    assertThat(browser.get(signIn.issuer + "/konto/kod").status()).isEqualTo(200);
  }

  /** As if the account's holder had shown who they are that long ago. */
  private static void provedBefore(Account account, Duration ago) {
    signIn
        .bean(MongoClient.class)
        .getDatabase("delaktig_signin")
        .getCollection("sessions")
        .updateMany(
            new Document("subject", account.subject()),
            new Document("$set", new Document("proved", Date.from(Instant.now().minus(ago)))));
  }

  @Test
  void theCodesFormWithoutThePasswordLeadsToThePassword() {
    assertThat(new Browser().get(signIn.issuer + "/logga-in/kod").location()).endsWith("/logga-in");
  }

  @Test
  void aDeviceThatIsToStayComesBackWithoutItsSession() {
    signIn.accounts().create("stannar", "Sta Nnar", PASSWORD);
    Browser phone = new Browser();
    Browser.Page form = phone.get(signIn.issuer + "/logga-in");
    assertThat(form.body()).contains("Gäller i 30 dagar");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("username", "stannar");
    fields.put("password", PASSWORD);
    fields.put("stay", "true");
    fields.put("_csrf", form.csrf());
    phone.post(signIn.issuer + "/logga-in", fields);

    forget(phone, "DELAKTIG_SIGNIN_18080");
    assertThat(phone.get(pages.authorizeUrl()).location()).contains("?code=");

    String here = sessions(phone.get(signIn.issuer + "/konto")).getFirst();
    post(phone, "/konto/sessioner/avsluta", Map.of("id", here));
    assertThat(phone.get(pages.authorizeUrl()).location()).endsWith("/logga-in");
  }

  @Test
  void aDeviceThatIsNotToStayDoesNot() {
    signIn.accounts().create("gar", "G År", PASSWORD);
    Browser browser = new Browser();
    browser.signIn(signIn.issuer, "gar", PASSWORD);

    forget(browser, "DELAKTIG_SIGNIN_18080");

    assertThat(browser.get(pages.authorizeUrl()).location()).endsWith("/logga-in");
  }

  @Test
  void somebodyAtTheSameAddressCannotMakeTheOwnerWait() {
    signIn.accounts().create("utsatt", "Ut Satt", PASSWORD);
    Browser owner = new Browser();
    owner.signIn(signIn.issuer, "utsatt", PASSWORD);
    forget(owner, "DELAKTIG_SIGNIN_18080");
    Browser colleague = new Browser();
    for (int i = 0; i < 8; i++) {
      colleague.signIn(signIn.issuer, "utsatt", "gissning nummer " + i);
    }
    assertThat(colleague.signIn(signIn.issuer, "utsatt", PASSWORD).location())
        .as("guessing waits")
        .endsWith("/logga-in");

    assertThat(owner.signIn(signIn.issuer, "utsatt", PASSWORD).location())
        .isEqualTo(RunningSignIn.PAGES);
  }

  @Test
  void anAccountThatIsShutLosesItsSessions() throws Exception {
    Account shut = signIn.accounts().create("stangd", "Stä Ngd", PASSWORD);
    Browser browser = new Browser();
    browser.signIn(signIn.issuer, "stangd", PASSWORD);
    assertThat(browser.get(signIn.issuer + "/konto").status()).isEqualTo(200);

    assertThat(
            pages
                .accounts(
                    "POST", "/api/accounts/" + shut.subject() + "/disabled", "{\"disabled\":true}")
                .statusCode())
        .isEqualTo(204);

    assertThat(browser.get(signIn.issuer + "/konto").location()).endsWith("/logga-in");
  }

  @Test
  void theWholePageIsThereInEnglish() {
    signIn.accounts().create("english", "Eng Lish", PASSWORD);
    Browser browser = new Browser();
    browser.signIn(signIn.issuer, "english", PASSWORD);

    assertThat(browser.get(signIn.issuer + "/konto?lang=en").body())
        .contains("Where you are signed in", "Passkeys", "Code app", "Change the password")
        .doesNotContain("Logga ut", "Lösenord");
  }

  private static Browser.Page changePassword(Browser browser, String current, String wanted) {
    return post(browser, "/konto/losenord", Map.of("current", current, "password", wanted));
  }

  private static Browser.Page post(Browser browser, String path, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    String form = path.startsWith("/logga-in") ? path : "/konto";
    all.put("_csrf", browser.get(signIn.issuer + form).csrf());
    return browser.post(signIn.issuer + path, all);
  }

  private static List<String> sessions(Browser.Page account) {
    return SESSION.matcher(account.body()).results().map(found -> found.group(1)).toList();
  }

  private static byte[] secret(Browser.Page page) {
    String shown = first(Pattern.compile("class=\"dl-credential\">([A-Z2-7 ]+)<"), page.body());
    return Base32.decode(shown.replace(" ", ""));
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private static void forget(Browser browser, String cookie) {
    List<HttpCookie> kept =
        browser.cookies.getCookieStore().getCookies().stream()
            .filter(one -> one.getName().equals(cookie))
            .toList();
    assertThat(kept).isNotEmpty();
    kept.forEach(one -> browser.cookies.getCookieStore().remove(null, one));
  }

  private static boolean isAbout(String token, String sid) {
    return told(token).getClaimAsString("sid").equals(sid);
  }

  private static Jwt told(String token) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(signIn.issuer + "/oauth2/jwks").validateType(false).build();
    decoder.setJwtValidator(new JwtTimestampValidator());
    Jwt told = decoder.decode(token);
    assertThat(told.getHeaders()).containsEntry("typ", "logout+jwt");
    assertThat(told.getIssuedAt()).isBeforeOrEqualTo(Instant.now());
    return told;
  }

  private static Jwt decode(String token) {
    return NimbusJwtDecoder.withJwkSetUri(signIn.issuer + "/oauth2/jwks").build().decode(token);
  }
}
