package se.delaktig.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import tools.jackson.databind.JsonNode;

/** The whole way in, as a browser and the pages take it. */
class SigningInTest {
  private static final String PASSWORD = "tre glada grankottar";

  @TempDir static Path folder;
  private static MongoServer mongo;
  private static RunningSignIn signIn;
  private static PagesClient pages;
  private static Account leader;

  @BeforeAll
  static void start() {
    mongo = new MongoServer(new MemoryBackend());
    mongo.bind();
    signIn = RunningSignIn.start(mongo, folder.resolve("keys"));
    pages = new PagesClient(signIn);
    assertThat(signIn.accounts().isEmpty()).isTrue();
    leader = signIn.accounts().create("Projektledare", "Lo Ledare", PASSWORD);
  }

  @AfterAll
  static void stop() {
    signIn.close();
    mongo.shutdownNow();
  }

  @Test
  void aPersonSignsInAndThePagesGetTokensThatSayWhoButNotWhatTheyMay() {
    Instant before = Instant.now();
    JsonNode tokens = pages.tokensFor(new Browser(), "projektledare", PASSWORD);

    Jwt access = decode(tokens.get("access_token").asString());
    assertThat(access.getSubject()).isEqualTo(leader.subject());
    assertThat(access.getAudience()).containsExactly("delaktig");
    assertThat(access.getClaimAsString("iss")).isEqualTo(signIn.issuer);
    assertThat(access.getClaimAsString("name")).isEqualTo("Lo Ledare");
    assertThat(access.getClaimAsString("client_id")).isEqualTo("pages");
    assertThat(access.getClaimAsStringList("scope"))
        .containsExactlyInAnyOrder("openid", "profile", "delaktig");
    assertThat(access.getExpiresAt())
        .isBetween(before.plusSeconds(595), Instant.now().plusSeconds(605));
    assertThat(access.getClaims()).doesNotContainKeys("roles", "authorities");

    Jwt id = decode(tokens.get("id_token").asString());
    assertThat(id.getSubject()).isEqualTo(leader.subject());
    assertThat(id.getAudience()).containsExactly("pages");
    assertThat(id.getClaimAsString("nonce")).isEqualTo("n-1");
    assertThat(id.getClaimAsString("name")).isEqualTo("Lo Ledare");
    assertThat(id.getClaimAsString("preferred_username")).isEqualTo("Projektledare");

    Browser.Page info =
        new Browser()
            .get(
                signIn.issuer + "/userinfo",
                "Authorization",
                "Bearer " + tokens.get("access_token").asString());
    assertThat(info.status()).isEqualTo(200);
    assertThat(info.body()).contains(leader.subject(), "Lo Ledare");
  }

  @Test
  void whoIsSignedInAlreadyIsNotAskedAgain() {
    Browser browser = new Browser();
    pages.tokensFor(browser, "projektledare", PASSWORD);

    Browser.Page again = browser.get(pages.authorizeUrl());

    assertThat(again.location()).startsWith(RunningSignIn.CALLBACK + "?code=");
    assertThat(pages.exchange(PagesClient.code(again)).get("access_token")).isNotNull();
  }

  @Test
  void aCodeWorksOnceAndOnlyWithItsVerifier() {
    Browser browser = new Browser();
    pages.tokensFor(browser, "projektledare", PASSWORD);
    String code = PagesClient.code(browser.get(pages.authorizeUrl()));

    Browser.Page stolen =
        pages.token(
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                RunningSignIn.CALLBACK,
                "code_verifier",
                "another-verifier-of-at-least-43-characters-long"));
    assertThat(stolen.status()).isEqualTo(400);

    String second = PagesClient.code(browser.get(pages.authorizeUrl()));
    assertThat(pages.exchange(second).get("access_token")).isNotNull();
    assertThat(pages.exchange(second).get("error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void aCodeThatNobodyHasTakenForTwoMinutesIsWorthNothing() {
    Browser browser = new Browser();
    pages.tokensFor(browser, "projektledare", PASSWORD);
    String code = PagesClient.code(browser.get(pages.authorizeUrl()));
    OAuth2AuthorizationService stored = signIn.bean(OAuth2AuthorizationService.class);
    OAuth2Authorization given = stored.findByToken(code, new OAuth2TokenType("code"));
    OAuth2AuthorizationCode fresh = given.getToken(OAuth2AuthorizationCode.class).getToken();
    assertThat(Duration.between(fresh.getIssuedAt(), fresh.getExpiresAt()))
        .isEqualTo(Duration.ofMinutes(2));

    Duration waited = Duration.ofMinutes(2).plusSeconds(1);
    stored.save(
        OAuth2Authorization.from(given)
            .token(
                new OAuth2AuthorizationCode(
                    code, fresh.getIssuedAt().minus(waited), fresh.getExpiresAt().minus(waited)))
            .build());

    assertThat(pages.exchange(code).get("error").asString()).isEqualTo("invalid_grant");
  }

  @Test
  void tokensAreSignedWithAKeyOf128BitsOfStrength() throws Exception {
    JWKSet keys = JWKSet.load(URI.create(signIn.issuer + "/oauth2/jwks").toURL());

    assertThat(keys.getKeys()).isNotEmpty();
    assertThat(keys.getKeys())
        .allSatisfy(key -> {
          assertThat(key.getKeyType()).isEqualTo(KeyType.RSA);
          assertThat(key.size()).isGreaterThanOrEqualTo(3072);
          assertThat(key.isPrivate()).isFalse();
        });
  }

  @Test
  void aRequestWithoutProofKeyOrWithAnotherReturnAddressIsRefused() {
    Browser browser = new Browser();
    browser.signIn(signIn.issuer, "projektledare", PASSWORD);

    Map<String, String> withoutProof = new LinkedHashMap<>(PagesClient.authorizeParameters());
    withoutProof.keySet().removeIf(name -> name.startsWith("code_challenge"));
    Browser.Page refused =
        browser.get(signIn.issuer + "/oauth2/authorize?" + Browser.form(withoutProof));
    assertThat(refused.location()).contains("error=invalid_request").doesNotContain("code=");

    Map<String, String> elsewhere = new LinkedHashMap<>(PagesClient.authorizeParameters());
    elsewhere.put("redirect_uri", "http://localhost:18080/elsewhere");
    assertThat(browser.get(signIn.issuer + "/oauth2/authorize?" + Browser.form(elsewhere)).status())
        .isEqualTo(400);
  }

  @Test
  void aRefreshTokenGivesNewTokensAndIsSpent() {
    JsonNode tokens = pages.tokensFor(new Browser(), "projektledare", PASSWORD);
    String first = tokens.get("refresh_token").asString();

    JsonNode refreshed = PagesClient.JSON.readTree(pages.refresh(first).body());

    assertThat(refreshed.get("refresh_token").asString()).isNotEqualTo(first);
    Jwt access = decode(refreshed.get("access_token").asString());
    assertThat(access.getSubject()).isEqualTo(leader.subject());
    assertThat(decode(refreshed.get("id_token").asString()).getClaims())
        .containsKeys("sid", "auth_time");
    assertThat(pages.refresh(first).body()).contains("invalid_grant");
    assertThat(pages.refresh(refreshed.get("refresh_token").asString()).status()).isEqualTo(200);
  }

  @Test
  void signingOutAtThePagesEndsTheSessionAndTheRefreshToken() {
    Browser browser = new Browser();
    JsonNode tokens = pages.tokensFor(browser, "projektledare", PASSWORD);

    Browser.Page out =
        browser.get(
            signIn.issuer
                + "/connect/logout?"
                + Browser.form(
                    Map.of(
                        "id_token_hint",
                        tokens.get("id_token").asString(),
                        "post_logout_redirect_uri",
                        RunningSignIn.PAGES + "/")));

    assertThat(out.location()).isEqualTo(RunningSignIn.PAGES + "/");
    assertThat(browser.get(pages.authorizeUrl()).location()).endsWith("/logga-in");
    assertThat(pages.refresh(tokens.get("refresh_token").asString()).body())
        .contains("invalid_grant");
  }

  @Test
  void aDisabledAccountGetsNoNewTokens() {
    Account gone = signIn.accounts().create("avslutad", "Av Slutad", PASSWORD);
    JsonNode tokens = pages.tokensFor(new Browser(), "avslutad", PASSWORD);
    database()
        .getCollection("accounts")
        .updateOne(
            new Document("_id", gone.subject()),
            new Document("$set", new Document("disabled", true)));

    assertThat(pages.refresh(tokens.get("refresh_token").asString()).body())
        .contains("invalid_grant");
    Browser browser = new Browser();
    assertThat(browser.signIn(signIn.issuer, "avslutad", PASSWORD).location())
        .endsWith("/logga-in");
  }

  @Test
  void aWrongPasswordAndAnUnknownNameGetTheSameAnswerAndKeepWhatWasTyped() {
    signIn.accounts().create("glömsk", "Glöm Sk", PASSWORD);
    Browser browser = new Browser();

    assertThat(browser.signIn(signIn.issuer, "glömsk", "fel lösenord här").location())
        .endsWith("/logga-in");
    Browser.Page wrong = browser.get(signIn.issuer + "/logga-in");
    browser.signIn(signIn.issuer, "finns-inte", "fel lösenord här");
    Browser.Page unknown = browser.get(signIn.issuer + "/logga-in");

    assertThat(wrong.body())
        .contains("Användarnamnet och lösenordet hör inte ihop", "value=\"glömsk\"")
        .contains("<title>Fel: Logga in – Delaktig</title>")
        .doesNotContain("fel lösenord här");
    assertThat(withoutCsrf(unknown).replace("finns-inte", "glömsk")).isEqualTo(withoutCsrf(wrong));
    assertThat(browser.get(signIn.issuer + "/logga-in").body()).doesNotContain("dl-errors");
  }

  @Test
  void guessingWaitsWhileOthersSignInAsBefore() {
    signIn.accounts().create("gissad", "Gi Ssad", PASSWORD);
    Browser guesser = new Browser();
    for (int i = 0; i < 5; i++) {
      guesser.signIn(signIn.issuer, "gissad", "gissning nummer " + i);
      assertThat(guesser.get(signIn.issuer + "/logga-in").body()).contains("hör inte ihop");
    }

    guesser.signIn(signIn.issuer, "Gissad", PASSWORD);

    assertThat(guesser.get(signIn.issuer + "/logga-in").body()).contains("Vänta en minut");
    // From the same machine by its other address: another pair.
    Browser owner = new Browser();
    String other = signIn.issuer.replace("localhost", "[::1]");
    assertThat(owner.signIn(other, "gissad", PASSWORD).location()).isEqualTo(RunningSignIn.PAGES);
  }

  @Test
  void aFormWithoutItsTokenIsShownAgain() {
    Browser browser = new Browser();
    Browser.Page late =
        browser.post(
            signIn.issuer + "/logga-in", Map.of("username", "projektledare", "password", PASSWORD));

    assertThat(late.location()).endsWith("/logga-in");
    assertThat(browser.get(signIn.issuer + "/logga-in").body())
        .contains("legat öppen för länge", "value=\"projektledare\"");
  }

  @Test
  void thePageIsSwedishUntilEnglishIsChosenAndRemembersIt() {
    Browser browser = new Browser();

    assertThat(browser.get(signIn.issuer + "/logga-in", "Accept-Language", "en").body())
        .contains("<html lang=\"sv\"", "<h1>Logga in</h1>", "href=\"?lang=en\"");
    assertThat(browser.get(signIn.issuer + "/logga-in?lang=en").body())
        .contains("<html lang=\"en\"", "<h1>Sign in</h1>", "href=\"?lang=sv\"");
    assertThat(browser.get(signIn.issuer + "/logga-in").body()).contains("<h1>Sign in</h1>");
    assertThat(browser.get(signIn.issuer + "/logga-in?lang=xx-evil").body())
        .contains("<html lang=\"sv\"");
  }

  @Test
  void everyPageCarriesAStrictPolicyAndNothingInline() {
    Browser browser = new Browser();
    Browser.Page page = browser.get(signIn.issuer + "/logga-in");

    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'self';")
        .contains("frame-ancestors 'none'", "form-action 'self' http://localhost:18080")
        .doesNotContain("unsafe");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.response().headers().allValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("DELAKTIG_SIGNIN_18080=")
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=Lax"));
    assertThat(page.body().replace("<script defer src=", ""))
        .doesNotContain("<script", "<style", " style=", " onclick");
    page.body()
        .lines()
        .filter(line -> line.contains("rel=\"stylesheet\"") || line.contains("rel=\"icon\""))
        .map(line -> line.replaceAll(".*href=\"([^\"]+)\".*", "$1"))
        .forEach(href ->
            assertThat(browser.get(URI.create(signIn.issuer).resolve(href).toString()).status())
                .as(href)
                .isEqualTo(200));
  }

  @Test
  void discoveryNamesTheEndpointsUnderTheIssuer() {
    JsonNode found =
        PagesClient.JSON.readTree(
            new Browser().get(signIn.issuer + "/.well-known/openid-configuration").body());

    assertThat(found.get("issuer").asString()).isEqualTo(signIn.issuer);
    for (String endpoint :
        List.of(
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "userinfo_endpoint",
            "end_session_endpoint",
            "introspection_endpoint",
            "revocation_endpoint")) {
      assertThat(found.get(endpoint).asString()).as(endpoint).startsWith(signIn.issuer + "/");
    }
  }

  @Test
  void onlyHealthIsOpenAndItSaysTheStatusOnly() {
    Browser browser = new Browser();

    assertThat(browser.get(signIn.issuer + "/actuator/health", "Accept", "*/*").body())
        .isEqualTo("{\"status\":\"UP\"}");
    for (String closed :
        List.of("/actuator", "/actuator/env", "/actuator/metrics", "/actuator/health/mongo")) {
      assertThat(browser.get(signIn.issuer + closed).status()).as(closed).isNotEqualTo(200);
    }
  }

  @Test
  void bothLoopbackAddressesAnswer() {
    String port = signIn.issuer.substring(signIn.issuer.lastIndexOf(':'));
    assertThat(new Browser().get("http://127.0.0.1" + port + "/logga-in").status()).isEqualTo(200);
    assertThat(new Browser().get("http://[::1]" + port + "/logga-in").status()).isEqualTo(200);
  }

  @Test
  void aProgramGetsATokenOfItsOwn() {
    Browser.Page answer =
        new Browser()
            .post(
                signIn.issuer + "/oauth2/token",
                Map.of("grant_type", "client_credentials", "scope", "delaktig"),
                "Authorization",
                PagesClient.basic("reporting", RunningSignIn.MACHINE_SECRET));

    String token = PagesClient.JSON.readTree(answer.body()).get("access_token").asString();
    assertThat(token).as("says nothing by itself").doesNotContain(".");
    JsonNode told = pages.introspected(token);
    assertThat(told.get("active").asBoolean()).isTrue();
    assertThat(told.get("sub").asString()).isEqualTo("reporting");
    assertThat(told.get("aud").get(0).asString()).isEqualTo("delaktig");
    assertThat(told.has("owner")).isFalse();

    Browser.Page wrong =
        new Browser()
            .post(
                signIn.issuer + "/oauth2/token",
                Map.of("grant_type", "client_credentials"),
                "Authorization",
                PagesClient.basic("reporting", "not-its-secret"));
    assertThat(wrong.status()).isEqualTo(401);
  }

  @Test
  void anInvitationOpensOneAccountWithTheSubjectItPromised() {
    Invitation invitation = signIn.accounts().invite("Ny Medarbetare", Duration.ofDays(7));
    String link = signIn.issuer + "/inbjudan/" + invitation.code();
    Browser browser = new Browser();

    Browser.Page form = browser.get(link);
    assertThat(form.body()).contains("value=\"Ny Medarbetare\"");
    Browser.Page weak = browser.post(link, newAccount("ny", "lösenord1234", form));
    assertThat(weak.body()).contains("ett av de första som någon skulle gissa", "#password");
    Browser.Page taken = browser.post(link, newAccount("PROJEKTLEDARE", PASSWORD, form));
    assertThat(taken.body()).contains("Användarnamnet är upptaget");
    Browser.Page done = browser.post(link, newAccount("ny", PASSWORD, form));

    assertThat(done.location()).isEqualTo(RunningSignIn.PAGES);
    assertThat(signIn.accounts().find("NY"))
        .contains(new Account(invitation.subject(), "ny", "Ny Medarbetare"));
    // Signed in by the way, so that the pages need not ask.
    String code = PagesClient.code(browser.get(pages.authorizeUrl()));
    Jwt access = decode(pages.exchange(code).get("access_token").asString());
    assertThat(access.getSubject()).isEqualTo(invitation.subject());

    Browser second = new Browser();
    Browser.Page used = second.get(link);
    assertThat(used.status()).isEqualTo(410);
    assertThat(used.body()).contains("Länken är redan använd");
  }

  @Test
  void anExpiredOrInventedInvitationOpensNothing() {
    Invitation invitation = signIn.accounts().invite("För Sen", Duration.ofMillis(1));
    String link = signIn.issuer + "/inbjudan/" + invitation.code();
    Awaitility.await().until(() -> new Browser().get(link).status() == 410);

    assertThat(new Browser().get(link).body()).contains("Länken gäller inte längre");
    Browser browser = new Browser();
    Browser.Page form = browser.get(signIn.issuer + "/logga-in");
    browser.post(link, newAccount("försen", PASSWORD, form));
    assertThat(signIn.accounts().find("försen")).isEmpty();
    assertThat(browser.get(signIn.issuer + "/inbjudan/hittepå").status()).isEqualTo(410);
  }

  @Test
  void theDatabaseHoldsNoTokenCodeOrPasswordThatOpensAnything() {
    JsonNode tokens = pages.tokensFor(new Browser(), "projektledare", PASSWORD);
    Invitation invitation = signIn.accounts().invite("Hemlig Länk", Duration.ofDays(1));

    StringBuilder stored = new StringBuilder();
    for (String name : database().listCollectionNames()) {
      database().getCollection(name).find().forEach(each -> stored.append(each.toJson()));
    }

    assertThat(stored)
        .contains("argon2id", leader.subject())
        .doesNotContain(
            PASSWORD,
            invitation.code(),
            tokens.get("refresh_token").asString(),
            tokens.get("access_token").asString());
  }

  @Test
  void keyFilesAreForTheOwnerOnly() throws Exception {
    try (var files = Files.list(signIn.keys)) {
      List<Path> all = files.toList();
      assertThat(all)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder(
              "sign-in-signing.jwks",
              "sign-in-storage.key",
              "sign-in-names.key",
              "pages-client-secret",
              "introspection-secret");
      for (Path file : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(signIn.keys)))
        .isEqualTo("rwx------");
  }

  private static MongoDatabase database() {
    return signIn.bean(MongoDatabase.class);
  }

  private static Map<String, String> newAccount(
      String username, String password, Browser.Page form) {
    return Map.of(
        "username",
        username,
        "displayName",
        "Ny Medarbetare",
        "password",
        password,
        "_csrf",
        form.csrf());
  }

  private static String withoutCsrf(Browser.Page page) {
    return page.body().replace(page.csrf(), "");
  }

  private static Jwt decode(String token) {
    return NimbusJwtDecoder.withJwkSetUri(signIn.issuer + "/oauth2/jwks").build().decode(token);
  }
}
