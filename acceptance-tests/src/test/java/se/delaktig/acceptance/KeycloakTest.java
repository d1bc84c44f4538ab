package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.delaktig.CommandServiceApplication;
import se.delaktig.QueryServiceApplication;
import se.delaktig.embeddedstore.EmbeddedStore;
import se.delaktig.embeddedstore.StoreSettings;
import se.delaktig.signin.keys.KeyFolder;
import se.delaktig.signin.keys.Names;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services with an issuer that is not ours, set up by the realm file that the documentation
 * shows: people and their roles, tokens, keys, ends of sessions at both ends, and its being away.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest {
  private static final Path REALM = Path.of("../docs/keycloak/delaktig-realm.json");
  private static final String PASSWORD = "tre glada grankottar";
  private static final String DIALOGUE = "/projekt/2017-00434/dialog";

  private final int queryPort = RunningOffice.freePort();
  private final int commandPort = RunningOffice.freePort();
  private final String pages = "http://localhost:" + queryPort;
  private final List<ConfigurableApplicationContext> services = new ArrayList<>();
  private EmbeddedStore store;
  private RunningKeycloak keycloak;
  private Chromium chromium;
  private Page karin;
  private String subject;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    RunningOffice.start(folder).close();
    store = EmbeddedStore.open(folder.resolve("data/store"), StoreSettings.defaults());
    Names names = new Names(new KeyFolder(folder.resolve("data-keys")));
    try (MongoClient mongo = MongoClients.create(store.uri())) {
      subject =
          mongo
              .getDatabase("delaktig_signin")
              .getCollection("accounts")
              .find(new Document("usernameKey", names.found("karin")))
              .first()
              .getString("_id");
    }
    keycloak = RunningKeycloak.start(realm());
    Path secret = Files.writeString(folder.resolve("introspection"), "secret-of-services");
    services.add(
        start(
            CommandServiceApplication.class,
            "command-service",
            folder.resolve("data-keys"),
            secret,
            "--server.port=" + commandPort,
            "--delaktig.issuer.jwks=" + keycloak.issuer() + "/protocol/openid-connect/certs"));
    services.add(
        start(
            QueryServiceApplication.class,
            "query-service",
            folder.resolve("data-keys"),
            secret,
            "--delaktig.query.port=" + queryPort,
            "--delaktig.accounts=elsewhere",
            "--delaktig.command.url=http://localhost:" + commandPort,
            "--delaktig.pages.client-secret=secret-of-pages",
            "--delaktig.endpoints.authorization=/protocol/openid-connect/auth",
            "--delaktig.endpoints.token=/protocol/openid-connect/token",
            "--delaktig.endpoints.jwk-set=/protocol/openid-connect/certs",
            "--delaktig.endpoints.user-info=/protocol/openid-connect/userinfo",
            "--delaktig.endpoints.end-session=/protocol/openid-connect/logout"));
    chromium = Chromium.open();
    karin = chromium.page(1280);
  }

  /** The file as it stands, with this test's addresses, secrets and one person in it. */
  private String realm() throws Exception {
    String text =
        Files.readString(REALM)
            .replace("http://localhost:8080", pages)
            .replace("CHANGE-ME-owner", subject)
            .replace("CHANGE-ME-", "secret-of-")
            // So short that it is renewed with every use.
            .replace("\"accessTokenLifespan\": 300", "\"accessTokenLifespan\": 30");
    String users =
        """
        "users": [{"id": "%s", "username": "karin", "enabled": true, "emailVerified": true,
          "firstName": "Karin", "lastName": "Nyström", "email": "karin@example.org",
          "credentials": [{"type": "password", "value": "%s", "temporary": false}]}],
        "clients": [\
        """
            .formatted(subject, PASSWORD);
    return text.replace("\"clients\": [", users);
  }

  private ConfigurableApplicationContext start(
      Class<?> application, String name, Path keys, Path secret, String... own) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.mongodb.uri=" + store.uri(),
                "--spring.mongodb.database=delaktig",
                "--delaktig.embedded=true",
                "--delaktig.keys=" + keys,
                "--delaktig.public-url=" + pages,
                "--delaktig.node=standalone",
                "--delaktig.issuer=" + keycloak.issuer(),
                "--delaktig.introspection.url="
                    + keycloak.issuer()
                    + "/protocol/openid-connect/token/introspect",
                "--delaktig.introspection.client-secret-file=" + secret));
    arguments.addAll(List.of(own));
    return new SpringApplicationBuilder(application)
        .properties("spring.config.name=" + name)
        .run(arguments.toArray(String[]::new));
  }

  @AfterAll
  void stop() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
    services.reversed().forEach(ConfigurableApplicationContext::close);
    if (keycloak != null) {
      keycloak.close();
    }
    if (store != null) {
      store.close();
    }
  }

  @Test
  @Order(1)
  void aPersonSignsInAndIsWhatTheLogSaysOfThem() {
    signIn();

    assertThat(karin.locator("nav#meny").textContent())
        .contains("Karin Nyström", "projektledare", "Deltagare");
    assertThat(karin.navigate(pages + DIALOGUE).status()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void whatIsSentGoesOutWithARenewedToken() throws Exception {
    keycloak.administer(
        "PUT",
        "/events/config",
        "{\"eventsEnabled\": true, \"enabledEventTypes\": [\"REFRESH_TOKEN\"]}");
    int before = events("REFRESH_TOKEN");

    addMaterial("Material ett");

    assertThat(events("REFRESH_TOKEN")).isGreaterThan(before);
  }

  @Test
  @Order(3)
  void aNewKeyIsTakenWithoutARestart() throws Exception {
    JsonNode realm = keycloak.administer("GET", "", "");
    String before = signingKey();
    keycloak.administer(
        "POST",
        "/components",
        """
        {"name": "new-key", "providerId": "rsa-generated",
         "providerType": "org.keycloak.keys.KeyProvider", "parentId": "%s",
         "config": {"priority": ["200"], "enabled": ["true"], "active": ["true"],
           "keySize": ["2048"], "algorithm": ["RS256"]}}
        """
            .formatted(realm.get("id").asString()));
    assertThat(signingKey()).isNotEqualTo(before);

    addMaterial("Material två");
  }

  @Test
  @Order(4)
  void aProgramReadsInItsScopesAndIsRefusedOnceItIsShut() throws Exception {
    String token = programsToken();
    String unused = programsToken();

    assertThat(read(token, "budget").statusCode()).isEqualTo(200);
    assertThat(read(token, "hours").statusCode()).as("not in its scopes").isEqualTo(403);

    String id =
        keycloak.administer("GET", "/clients?clientId=reporting", "").get(0).get("id").asString();
    keycloak.administer("PUT", "/clients/" + id, "{\"enabled\": false}");
    assertThat(read(unused, "budget").statusCode()).isEqualTo(401);
    keycloak.administer("PUT", "/clients/" + id, "{\"enabled\": true}");
  }

  @Test
  @Order(5)
  void signingOutAtThePagesEndsTheSessionThere() throws Exception {
    assertThat(sessions()).isEqualTo(1);

    karin.navigate(pages + "/start");
    karin.locator("form[action='/logga-ut'] button").click();
    karin.waitForLoadState();

    Awaitility.await().until(() -> sessions() == 0);
    karin.navigate(pages + "/start");
    assertThat(karin.url()).startsWith(keycloak.issuer());
  }

  @Test
  @Order(6)
  void whatTheIssuerCallsSomebodyGivesNoRightThatTheLogDoesNot() throws Exception {
    String pagesClient =
        keycloak.administer("GET", "/clients?clientId=pages", "").get(0).get("id").asString();
    keycloak.administer(
        "POST",
        "/clients/" + pagesClient + "/protocol-mappers/models",
        """
        {"name": "roles", "protocol": "openid-connect",
         "protocolMapper": "oidc-usermodel-realm-role-mapper",
         "config": {"claim.name": "roles", "jsonType.label": "String", "multivalued": "true",
           "id.token.claim": "true", "access.token.claim": "true", "userinfo.token.claim": "true"}}
        """);
    keycloak.administer("POST", "/roles", "{\"name\": \"SYSTEM_ADMINISTRATOR\"}");
    JsonNode role = keycloak.administer("GET", "/roles/SYSTEM_ADMINISTRATOR", "");
    keycloak.administer("POST", "/users/" + subject + "/role-mappings/realm", "[" + role + "]");
    signIn();

    assertThat(
            keycloak
                .administer(
                    "GET",
                    "/clients/"
                        + pagesClient
                        + "/evaluate-scopes/generate-example-access-token?scope=openid&userId="
                        + subject,
                    "")
                .get("roles")
                .toString())
        .as("the tokens say it")
        .contains("SYSTEM_ADMINISTRATOR");
    assertThat(karin.navigate(pages + "/konton").status()).isEqualTo(403);
    assertThat(karin.navigate(pages + DIALOGUE).status()).isEqualTo(200);
  }

  @Test
  @Order(7)
  void whoeverIsNewIsGivenARightByTheIdThatTheirStartPageShows() throws Exception {
    keycloak.administer(
        "POST",
        "/users",
        """
        {"username": "nils", "enabled": true, "emailVerified": true, "firstName": "Nils",
         "lastName": "Nyman", "email": "nils@example.org",
         "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
        """
            .formatted(PASSWORD));
    String id =
        keycloak
            .administer("GET", "/users?exact=true&username=nils", "")
            .get(0)
            .get("id")
            .asString();
    Page nils = chromium.page(360);
    signIn(nils, "nils");
    assertThat(nils.locator("main").innerText()).contains("Ditt konto-id är " + id);
    assertThat(nils.navigate(pages + DIALOGUE).status()).isEqualTo(403);

    signIn();
    karin.navigate(pages + "/projekt/2017-00434/behorighet");
    karin.locator("[name=username]").fill(id);
    karin.locator("[name=name]").fill("Nils Nyman");
    karin.locator("[name=role]").selectOption("ECONOMIST");
    karin.locator("[name=reach]").selectOption("PROJECT:2017-00434");
    karin.locator("[name=reason]").selectOption("APPOINTED_IN_PROJECT");
    karin.locator("form:has([name=username]) button[type=submit]").click();
    karin.waitForLoadState();
    assertThat(karin.locator("table").first().innerText()).contains("Nils Nyman");

    assertThat(nils.navigate(pages + DIALOGUE).status()).isEqualTo(200);
    nils.context().close();
  }

  @Test
  @Order(8)
  void aSessionThatIsEndedThereIsOverAtThePages() throws Exception {
    signIn();

    keycloak.administer("POST", "/users/" + subject + "/logout", "");

    karin.navigate(pages + "/start");
    assertThat(karin.url()).startsWith(keycloak.issuer());
  }

  @Test
  @Order(9)
  void whileTheIssuerIsAwayPagesAreReadAndProgramsAreToldToTryLater() throws Exception {
    signIn();
    String token = programsToken();
    keycloak.kill();

    assertThat(karin.navigate(pages + DIALOGUE).status()).isEqualTo(200);
    HttpResponse<String> answer = read(token, "budget");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(JsonMapper.shared().readTree(answer.body()).get("code").asString())
        .isEqualTo("issuer.unavailable");
    fillMaterial("Material tre");
    assertThat(karin.locator("main").innerText()).doesNotContain("Material tre");
    assertThat(karin.content()).doesNotContain("Exception", "at se.delaktig");
  }

  private void signIn() {
    signIn(karin, "karin");
  }

  private void signIn(Page page, String username) {
    page.navigate(pages + "/start");
    if (page.url().startsWith(pages)) {
      return;
    }
    page.locator("#username").fill(username);
    page.locator("#password").fill(PASSWORD);
    page.locator("#kc-login").click();
    page.waitForURL(pages + "/start**");
  }

  private void addMaterial(String title) {
    fillMaterial(title);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          karin.navigate(pages + DIALOGUE + "/material");
          return karin.locator("main").innerText().contains(title);
        });
  }

  private void fillMaterial(String title) {
    karin.navigate(pages + DIALOGUE + "/material");
    karin.locator("input[name=titel]").fill(title);
    karin.locator("input[name=lank]").fill("https://example.org/" + UUID.randomUUID());
    karin.locator("main form button[type=submit]").last().click();
    karin.waitForLoadState();
  }

  private int events(String type) throws Exception {
    return keycloak.administer("GET", "/events?max=1000&type=" + type, "").size();
  }

  private int sessions() throws Exception {
    return keycloak.administer("GET", "/users/" + subject + "/sessions", "").size();
  }

  private String signingKey() throws Exception {
    return keycloak.administer("GET", "/keys", "").get("active").get("RS256").asString();
  }

  private String programsToken() throws Exception {
    HttpResponse<String> answer = keycloak.token("reporting", "secret-of-reporting");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
  }

  private HttpResponse<String> read(String token, String what) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(pages + "/api/projects/2017-00434/" + what))
              .header("Authorization", "Bearer " + token)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
