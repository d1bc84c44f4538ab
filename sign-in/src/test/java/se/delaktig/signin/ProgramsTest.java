package se.delaktig.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Programs, from their making until nobody stands by their tokens any more. */
class ProgramsTest {
  private static final String PASSWORD = "tre glada grankottar";

  @TempDir static Path folder;
  private static MongoServer mongo;
  private static RunningSignIn signIn;
  private static PagesClient pages;
  private static Account owner;

  @BeforeAll
  static void start() {
    mongo = new MongoServer(new MemoryBackend());
    mongo.bind();
    signIn = RunningSignIn.start(mongo, folder.resolve("keys"));
    pages = new PagesClient(signIn);
    owner = signIn.accounts().create("karin", "Karin Nyström", PASSWORD);
  }

  @AfterAll
  static void stop() {
    signIn.close();
    mongo.shutdownNow();
  }

  @Test
  void aProgramGetsATokenForItsScopesThatTheIssuerStandsBy() throws Exception {
    JsonNode program = made(owner.subject(), "query.hours", "command.record-cost");
    JsonNode told = pages.introspected(token(program, "query.hours"));

    assertThat(told.get("active").asBoolean()).isTrue();
    assertThat(told.get("owner").asString()).isEqualTo(owner.subject());
    assertThat(told.get("scope").asString()).isEqualTo("query.hours");
    assertThat(told.get("client_id").asString()).isEqualTo(program.get("id").asString());
    assertThat(asked(program, "query.people").body()).contains("invalid_scope");
    assertThat(asked(program, "accounts").body()).contains("invalid_scope");
  }

  @Test
  void aProgramThatDoesNotSayForWhatGetsATokenForAllThatItMay() throws Exception {
    JsonNode program = made(owner.subject(), "query.hours", "command.record-cost");
    JsonNode told = pages.introspected(token(program, null));

    assertThat(told.get("scope").asString().split(" "))
        .containsExactlyInAnyOrder("query.hours", "command.record-cost");
  }

  @Test
  void aWithdrawnProgramGetsNoTokenAndTheIssuerStandsByNoneItHad() throws Exception {
    JsonNode program = made(owner.subject(), "query.hours");
    String token = token(program, "query.hours");
    assertThat(pages.introspected(token).get("active").asBoolean()).isTrue();
    String path = "/api/programs/" + program.get("id").asString();

    assertThat(pages.accounts("DELETE", path, "").statusCode()).isEqualTo(204);

    assertThat(pages.introspected(token).get("active").asBoolean()).isFalse();
    assertThat(asked(program, "query.hours").status()).isEqualTo(401);
    assertThat(pages.accounts("DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(pages.accounts("GET", "/api/programs", "").body())
        .doesNotContain(program.get("id").asString());
  }

  @Test
  void aProgramEndsWithItsOwnersAccount() throws Exception {
    Account leaving = signIn.accounts().create("slutar", "Slu Tar", PASSWORD);
    JsonNode program = made(leaving.subject(), "query.hours");
    String token = token(program, "query.hours");
    String shut = "/api/accounts/" + leaving.subject() + "/disabled";

    pages.accounts("POST", shut, "{\"disabled\":true}");

    assertThat(pages.introspected(token).get("active").asBoolean()).isFalse();
    assertThat(asked(program, "query.hours").status()).isEqualTo(401);
    assertThat(make(leaving.subject(), "query.hours").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoProgramIsRefused() throws Exception {
    assertThat(make("no-such-account", "query.hours").statusCode()).isEqualTo(404);
    for (String scope : new String[] {"accounts", "metrics", "delaktig", "query.$where", ""}) {
      assertThat(make(owner.subject(), scope).statusCode()).as(scope).isEqualTo(400);
    }
  }

  @Test
  void theDatabaseHoldsNoSecretOfAProgram() throws Exception {
    JsonNode program = made(owner.subject(), "query.hours");
    StringBuilder stored = new StringBuilder();
    signIn
        .bean(MongoDatabase.class)
        .getCollection("programs")
        .find()
        .forEach(each -> stored.append(each.toJson()));

    assertThat(stored)
        .contains(program.get("id").asString())
        .doesNotContain(program.get("secret").asString());
  }

  private static JsonNode made(String subject, String... scopes) throws Exception {
    HttpResponse<String> answer = make(subject, scopes);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return PagesClient.JSON.readTree(answer.body());
  }

  private static HttpResponse<String> make(String subject, String... scopes) throws Exception {
    return pages.accounts(
        "POST",
        "/api/programs",
        PagesClient.JSON.writeValueAsString(
            Map.of("owner", subject, "name", "Lönesystemet", "scopes", scopes)));
  }

  private static String token(JsonNode program, @Nullable String scope) {
    Browser.Page answer = asked(program, scope);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return PagesClient.JSON.readTree(answer.body()).get("access_token").asString();
  }

  private static Browser.Page asked(JsonNode program, @Nullable String scope) {
    return new Browser()
        .post(
            signIn.issuer + "/oauth2/token",
            scope == null
                ? Map.of("grant_type", "client_credentials")
                : Map.of("grant_type", "client_credentials", "scope", scope),
            "Accept",
            "application/json",
            "Authorization",
            PagesClient.basic(program.get("id").asString(), program.get("secret").asString()));
  }
}
