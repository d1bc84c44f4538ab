package se.delaktig.signin;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.kernel.server.LoopbackConnectors;
import se.delaktig.signin.account.CodeApp;

/** Signing in where the office requires two steps of everybody. */
class TwoStepsTest {
  private static final String PASSWORD = "tre glada grankottar";
  private static final String REQUIRED = "--delaktig.sign-in.second-factor=required";
  private static final String STEP_TWO = "/konto/steg-tva";
  private static final Pattern SECRET = Pattern.compile("class=\"dl-credential\">([A-Z2-7 ]+)<");
  private static final Pattern ONWARDS = Pattern.compile("btn-primary\" href=\"([^\"]+)\"");

  @TempDir static Path folder;
  private static MongoServer mongo;
  private static RunningSignIn signIn;
  private static PagesClient pages;

  @BeforeAll
  static void start() {
    mongo = new MongoServer(new MemoryBackend());
    mongo.bind();
    signIn = RunningSignIn.start(mongo, folder.resolve("keys"), REQUIRED);
    pages = new PagesClient(signIn);
  }

  @AfterAll
  static void stop() {
    signIn.close();
    mongo.shutdownNow();
  }

  @Test
  void aPasswordAloneGetsNoFurtherThanToTheSecondStep() {
    Browser browser = atTheSecondStep("ensam");

    assertThat(browser.get(signIn.issuer + STEP_TWO).body())
        .contains("Ett steg till", "Lägg till en kodapp", "Lägg till en nyckel");
    assertThat(browser.get(signIn.issuer + "/konto").location()).endsWith(STEP_TWO);
    Browser.Page changed =
        post(
            browser,
            "/konto/losenord",
            Map.of("current", PASSWORD, "password", "fyra glada grankottar"));
    assertThat(changed.location()).endsWith(STEP_TWO);
    assertThat(new Browser().signIn(signIn.issuer, "ensam", PASSWORD).location())
        .as("the password is what it was")
        .isEqualTo(RunningSignIn.PAGES);
  }

  @Test
  void whoeverAddsACodeAppGoesOnToWhereTheyWereGoing() {
    Browser browser = atTheSecondStep("vidare");

    Browser.Page codes = addCodeApp(browser);

    String onwards = first(ONWARDS, codes.body()).replace("&amp;", "&");
    assertThat(onwards).contains("/oauth2/authorize?");
    assertThat(browser.get(onwards).location()).contains("?code=");
    assertThat(browser.get(signIn.issuer + STEP_TWO).location()).isEqualTo(RunningSignIn.PAGES);
  }

  @Test
  void aStolenPasswordCannotAddAnotherSecondStep() {
    Browser owner = atTheSecondStep("agare");
    Browser thief = new Browser();
    thief.signIn(signIn.issuer, "agare", PASSWORD);
    addCodeApp(owner);

    assertThat(thief.get(signIn.issuer + "/konto/kod").location()).endsWith(STEP_TWO);
    assertThat(thief.get(pages.authorizeUrl()).location()).endsWith(STEP_TWO);
    assertThat(thief.get(signIn.issuer + STEP_TWO).body())
        .contains("skriv koden från din kodapp")
        .doesNotContain("Lägg till");
  }

  @Test
  void theLastSecondStepIsNotTakenAway() {
    Browser browser = atTheSecondStep("sista");
    addCodeApp(browser);
    Browser.Page account = browser.get(signIn.issuer + "/konto");
    assertThat(account.body()).doesNotContain("Sluta använda kodappen");

    Browser.Page kept =
        browser.post(signIn.issuer + "/konto/kod/bort", Map.of("_csrf", account.csrf()));

    assertThat(browser.get(URI.create(signIn.issuer).resolve(kept.location()).toString()).body())
        .contains("Här krävs ett andra steg");
    assertThat(new Browser().signIn(signIn.issuer, "sista", PASSWORD).location())
        .endsWith("/logga-in/kod");
  }

  @Test
  void sessionsOfOneStepEndWhenTwoComeToBeRequired() {
    MongoServer server = new MongoServer(new MemoryBackend());
    server.bind();
    int port = LoopbackConnectors.freePort();
    Path keys = folder.resolve("later");
    Browser phone = new Browser();
    try (RunningSignIn before = RunningSignIn.start(server, keys, port)) {
      before.accounts().create("kvar", "Kva R", PASSWORD);
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("username", "kvar");
      fields.put("password", PASSWORD);
      fields.put("stay", "true");
      fields.put("_csrf", phone.get(before.issuer + "/logga-in").csrf());
      phone.post(before.issuer + "/logga-in", fields);
    }
    try (RunningSignIn again = RunningSignIn.start(server, keys, port)) {
      assertThat(phone.get(again.issuer + "/konto").status()).as("it stays").isEqualTo(200);
    }

    try (RunningSignIn after = RunningSignIn.start(server, keys, port, REQUIRED)) {
      assertThat(phone.get(after.issuer + "/konto").location()).endsWith("/logga-in");
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void whoeverHasLostTheCodeAppTooBeginsAnewByALinkForIt() throws Exception {
    Browser owner = atTheSecondStep("borta");
    addCodeApp(owner);
    String subject = signIn.accounts().find("borta").orElseThrow().subject();
    String link = link(subject, true);
    Browser browser = new Browser();

    Browser.Page form = browser.get(link);
    assertThat(form.body()).contains("Den kodapp och de nycklar som du hade gäller inte längre");
    browser.post(link, Map.of("password", "fem glada grankottar", "_csrf", form.csrf()));

    assertThat(owner.get(signIn.issuer + "/konto").location()).endsWith("/logga-in");
    browser.get(pages.authorizeUrl());
    Browser.Page in = browser.signIn(signIn.issuer, "borta", "fem glada grankottar");
    assertThat(in.location()).as("no code is asked for").contains("/oauth2/authorize?");
    assertThat(browser.get(in.location()).location()).as("a new second step is").endsWith(STEP_TWO);
    assertThat(browser.get(signIn.issuer + STEP_TWO).body()).contains("Lägg till en kodapp");
  }

  @Test
  void aLinkForThePasswordAloneLeavesTheCodeApp() throws Exception {
    addCodeApp(atTheSecondStep("finns"));
    String link = link(signIn.accounts().find("finns").orElseThrow().subject(), false);
    Browser browser = new Browser();

    browser.post(
        link, Map.of("password", "fem glada grankottar", "_csrf", browser.get(link).csrf()));

    assertThat(browser.signIn(signIn.issuer, "finns", "fem glada grankottar").location())
        .endsWith("/logga-in/kod");
  }

  private static Browser atTheSecondStep(String username) {
    signIn.accounts().create(username, "Någon Annan", PASSWORD);
    Browser browser = new Browser();
    browser.get(pages.authorizeUrl());
    Browser.Page in = browser.signIn(signIn.issuer, username, PASSWORD);
    assertThat(browser.get(in.location()).location()).endsWith(STEP_TWO);
    return browser;
  }

  private static Browser.Page addCodeApp(Browser browser) {
    Browser.Page form = browser.get(signIn.issuer + "/konto/kod");
    byte[] secret = Base32.decode(first(SECRET, form.body()).replace(" ", ""));
    Browser.Page added =
        browser.post(
            signIn.issuer + "/konto/kod",
            Map.of("code", CodeApp.shows(secret), "_csrf", form.csrf()));
    assertThat(added.body()).contains("Dina reservkoder");
    return added;
  }

  private static String link(String subject, boolean withoutSteps) throws Exception {
    return PagesClient.JSON
        .readTree(
            pages
                .accounts(
                    "POST",
                    "/api/accounts/" + subject + "/password-link",
                    "{\"days\":1,\"withoutSteps\":" + withoutSteps + "}")
                .body())
        .get("link")
        .asString();
  }

  private static Browser.Page post(Browser browser, String path, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", browser.get(signIn.issuer + STEP_TWO).csrf());
    return browser.post(signIn.issuer + path, all);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
