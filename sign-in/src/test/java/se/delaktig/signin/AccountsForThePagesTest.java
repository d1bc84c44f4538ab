package se.delaktig.signin;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the pages ask of accounts and invitations on behalf of an administrator. */
class AccountsForThePagesTest {
  private static final String PASSWORD = "tre glada grankottar";

  @TempDir static Path folder;
  private static MongoServer mongo;
  private static RunningSignIn signIn;
  private static PagesClient pages;

  @BeforeAll
  static void start() {
    mongo = new MongoServer(new MemoryBackend());
    mongo.bind();
    signIn = RunningSignIn.start(mongo, folder.resolve("keys"));
    pages = new PagesClient(signIn);
    signIn.accounts().create("karin", "Karin Nyström", PASSWORD);
  }

  @AfterAll
  static void stop() {
    signIn.close();
    mongo.shutdownNow();
  }

  @Test
  void whoIsInvitedGetsALinkThatOpensTheAccountItWasMadeFor() throws Exception {
    JsonNode invited =
        json(send("POST", "/api/invitations", "{\"displayName\":\"Olle\",\"days\":7}"));
    assertThat(invited.get("link").asString()).startsWith(signIn.issuer + "/inbjudan/");
    assertThat(Instant.parse(invited.get("expires").asString())).isAfter(Instant.now());
    assertThat(waiting()).contains(invited.get("subject").asString());

    assertThat(accept(invited.get("link").asString(), "olle").status()).isEqualTo(302);

    assertThat(waiting()).doesNotContain(invited.get("subject").asString());
    assertThat(subjectOf("olle")).isEqualTo(invited.get("subject").asString());
  }

  @Test
  void aNewLinkReplacesTheOldOneAndKeepsTheSubject() throws Exception {
    JsonNode first =
        json(send("POST", "/api/invitations", "{\"displayName\":\"Ulla\",\"days\":7}"));
    String subject = first.get("subject").asString();
    JsonNode second = json(send("POST", "/api/invitations/" + subject, "{\"days\":3}"));

    assertThat(second.get("subject").asString()).isEqualTo(subject);
    assertThat(new Browser().get(first.get("link").asString()).status()).isEqualTo(410);
    assertThat(new Browser().get(second.get("link").asString()).status()).isEqualTo(200);
  }

  @Test
  void anInvitationThatIsTakenBackOpensNothing() throws Exception {
    JsonNode invited =
        json(send("POST", "/api/invitations", "{\"displayName\":\"Fel\",\"days\":7}"));
    String subject = invited.get("subject").asString();
    assertThat(send("DELETE", "/api/invitations/" + subject, "").statusCode()).isEqualTo(204);
    assertThat(new Browser().get(invited.get("link").asString()).status()).isEqualTo(410);
    assertThat(send("DELETE", "/api/invitations/" + subject, "").statusCode()).isEqualTo(404);
  }

  @Test
  void anAccountThatIsShutSignsInNoMoreUntilItIsOpened() throws Exception {
    String subject = signIn.accounts().create("stina", "Stina", PASSWORD).subject();
    String shut = "/api/accounts/" + subject + "/disabled";
    assertThat(send("POST", shut, "{\"disabled\":true}").statusCode()).isEqualTo(204);
    Browser.Page refused = new Browser().signIn(signIn.issuer, "stina", PASSWORD);
    assertThat(refused.location()).contains("/logga-in");
    assertThat(send("POST", shut, "{\"disabled\":false}").statusCode()).isEqualTo(204);
    Browser.Page letIn = new Browser().signIn(signIn.issuer, "stina", PASSWORD);
    assertThat(letIn.location()).doesNotContain("/logga-in");
  }

  @Test
  void aForgottenPasswordIsReplacedByALinkThatWorksOnce() throws Exception {
    String subject = signIn.accounts().create("glomsk", "Glöm Sk", PASSWORD).subject();
    Browser before = new Browser();
    before.signIn(signIn.issuer, "glomsk", PASSWORD);
    String path = "/api/accounts/" + subject + "/password-link";
    String older =
        json(send("POST", path, "{\"days\":1,\"withoutSteps\":false}")).get("link").asString();
    String link =
        json(send("POST", path, "{\"days\":1,\"withoutSteps\":false}")).get("link").asString();
    assertThat(new Browser().get(older).status()).as("replaced").isEqualTo(410);

    Browser browser = new Browser();
    Browser.Page form = browser.get(link);
    assertThat(form.body()).contains("Ditt användarnamn är glomsk");
    Browser.Page weak = browser.post(link, Map.of("_csrf", form.csrf(), "password", "kort"));
    assertThat(weak.status()).isEqualTo(422);
    assertThat(weak.body()).contains("minst 12 tecken");
    Browser.Page done =
        browser.post(link, Map.of("_csrf", form.csrf(), "password", "fyra sura citroner"));

    assertThat(done.location()).endsWith("/logga-in?nytt");
    assertThat(browser.get(signIn.issuer + "/logga-in?nytt").body()).contains("Lösenordet är bytt");
    assertThat(browser.get(signIn.issuer + "/konto").location())
        .as("nobody is signed in by it")
        .endsWith("/logga-in");
    assertThat(before.get(signIn.issuer + "/konto").location()).endsWith("/logga-in");
    assertThat(new Browser().get(link).status()).isEqualTo(410);
    assertThat(new Browser().signIn(signIn.issuer, "glomsk", PASSWORD).location())
        .endsWith("/logga-in");
    assertThat(new Browser().signIn(signIn.issuer, "glomsk", "fyra sura citroner").location())
        .isEqualTo(RunningSignIn.PAGES);
    assertThat(
            send(
                    "POST",
                    "/api/accounts/no-such/password-link",
                    "{\"days\":1,\"withoutSteps\":false}")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void nobodyElseMayAsk() throws Exception {
    String persons =
        pages.tokensFor(new Browser(), "karin", PASSWORD).get("access_token").asString();
    assertThat(send("GET", "/api/accounts", "", persons).statusCode()).isEqualTo(403);
    assertThat(new Browser().get(signIn.issuer + "/api/accounts").status()).isEqualTo(401);
  }

  @Test
  void aSignInOfAPersonCannotAskForThisRight() {
    Browser browser = new Browser();
    browser.signIn(signIn.issuer, "karin", PASSWORD);
    Browser.Page answer =
        browser.get(pages.authorizeUrl().replace("openid+profile+delaktig", "openid+accounts"));
    assertThat(answer.location()).contains("error=invalid_scope");
  }

  @Test
  void whatCannotBeShownAsANameIsRefused() throws Exception {
    assertThat(send("POST", "/api/invitations", "{\"displayName\":\" \",\"days\":7}").statusCode())
        .isEqualTo(400);
    assertThat(send("POST", "/api/invitations", "{\"displayName\":\"Bo\",\"days\":0}").statusCode())
        .isEqualTo(400);
  }

  private static String waiting() throws Exception {
    return json(send("GET", "/api/accounts", "")).get("invitations").toString();
  }

  private static String subjectOf(String username) throws Exception {
    for (JsonNode account : json(send("GET", "/api/accounts", "")).get("accounts")) {
      if (account.get("username").asString().equals(username)) {
        return account.get("subject").asString();
      }
    }
    throw new AssertionError("no account " + username);
  }

  private static Browser.Page accept(String link, String username) {
    Browser browser = new Browser();
    Browser.Page form = browser.get(link);
    return browser.post(
        link,
        Map.of(
            "_csrf", form.csrf(),
            "username", username,
            "displayName", username,
            "password", PASSWORD));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return PagesClient.JSON.readTree(answer.body());
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return pages.accounts(method, path, body);
  }

  private static HttpResponse<String> send(String method, String path, String body, String token)
      throws IOException, InterruptedException {
    return pages.accounts(method, path, body, token);
  }
}
