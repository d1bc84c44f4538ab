package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.conformance.RealMongod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services apart from each other, as the compose file runs them, on a real MongoDB with
 * authentication; standalone has played the demonstration into it before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String PROJECT = "/api/projects/2017-00434";
  private static final int TWELVE_HOURS = 720;
  private static final int CANARIES = 30;

  private Path secrets;
  private SecuredMongod mongod;
  private ComposedServices services;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    assumeTrue(RealMongod.program().isPresent(), RealMongod.MISSING);
    Path compose = Files.createDirectory(folder.resolve("compose"));
    Path maker = Files.copy(ROOT.resolve("compose/make-secrets"), compose.resolve("make-secrets"));
    assertThat(new ProcessBuilder("sh", maker.toString()).inheritIO().start().waitFor()).isZero();
    secrets = Files.move(compose.resolve("secrets"), folder.resolve("secrets"));
    mongod = SecuredMongod.start(ROOT.resolve("compose"), secrets);
    Map<String, RunningOffice.Account> accounts;
    try (RunningOffice standalone =
        RunningOffice.startOn(mongod.rootUri(secrets), folder, folder.resolve("keys"))) {
      accounts = standalone.accounts();
    }
    services = ComposedServices.start(ROOT.resolve("docker-compose.yml"), folder, mongod, accounts);
  }

  @AfterAll
  void stop() throws Exception {
    if (services != null) {
      services.close();
    }
    if (mongod != null) {
      mongod.close();
    }
  }

  @Test
  void aSessionGoesFromLoggingToTheDashboard() throws Exception {
    int before = loggedMinutes();
    try (Visit samira = Visit.as("processledare", services)) {
      Form form =
          samira
              .form("/projekt/2017-00434/dialog/logga", "name=\"plats\"")
              .with("datum", "2019-11-04")
              .with("start", "13.00");
      HttpResponse<String> saved = samira.send(form);
      assertThat(saved.body()).as(Form.words(saved.body())).contains("Sparat");
    }
    Awaitility.await("the hours are in the other process")
        .atMost(Duration.ofSeconds(10))
        .until(() -> loggedMinutes() == before + TWELVE_HOURS);
    try (Visit stina = Visit.as("styrgrupp", services)) {
      String dashboard = stina.open("/projekt/2017-00434/styrgrupp").body();
      assertThat(dashboard)
          .contains("Timmar loggade")
          .contains(">" + (before + TWELVE_HOURS) / 60 + "<");
    }
  }

  private int loggedMinutes() throws Exception {
    try (Visit karin = Visit.as("projektledare", services)) {
      for (JsonNode figure : karin.json(PROJECT + "/hours").get("figures")) {
        if (figure.get("key").asString().equals("hours.logged")) {
          return figure.get("value").asInt();
        }
      }
    }
    throw new AssertionError("no logged hours");
  }

  /** The server's own dump, of everything that it holds, as docs/operations.md has it made. */
  @Test
  void aDumpOfTheServerShowsNobody(@TempDir Path folder) throws Exception {
    Path mongodump = RealMongod.program().orElseThrow().resolveSibling("mongodump");
    assumeTrue(
        Files.isExecutable(mongodump),
        "no mongodump beside mongod: WHETHER A DUMP SHOWS ANYBODY IS NOT LOOKED FOR");
    String token = Visit.tokenOf("projektledare", services);
    // of their own, so that nobody comes into another test's group
    String opaque = UUID.randomUUID().toString();
    command(
        token,
        "add-workplace",
        Map.of(
            "project",
            "2017-00434",
            "workplace",
            opaque,
            "organisation",
            "avesta-kommun",
            "name",
            "Öppet " + opaque));
    List<Canary> canaries = new ArrayList<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    List<String> numbers = Canary.numbers();
    for (int i = 0; i < CANARIES; i++) {
      Canary canary = Canary.of(i, numbers.get(i), opaque, false);
      canaries.add(canary);
      rows.add(
          Map.of(
              "personalNumber", canary.number(),
              "givenName", canary.givenName(),
              "familyName", canary.familyName(),
              "email", canary.email(),
              "organisation", "avesta-kommun",
              "workplace", opaque,
              "from", "2018-09-03"));
    }
    command(token, "import-participants", Map.of("project", "2017-00434", "rows", rows));
    try (Visit karin = Visit.as("projektledare", services)) {
      assertThat(karin.open(PROJECT + "/participants").body())
          .contains(canaries.getFirst().fullName());
    }

    Path archive = folder.resolve("everything.archive");
    Process dump =
        new ProcessBuilder(
                mongodump.toString(),
                "--uri=" + mongod.rootUri(secrets),
                "--archive=" + archive,
                "--quiet")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mongodump.log").toFile())
            .start();
    assertThat(dump.waitFor()).as(folder + "/mongodump.log").isZero();
    String all = Files.readString(archive, StandardCharsets.ISO_8859_1);
    assertThat(all).as("the dump can be looked through").contains(opaque);
    assertThat(Sightings.of(canaries).apply(all).none()).isTrue();
  }

  private void command(String token, String name, Map<String, Object> body) throws Exception {
    HttpResponse<String> answer =
        Visit.command(services, token, name, body, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void theAccountsMayLookAtAllThatTheLogWantsOfItsServer() throws Exception {
    assertThat(services.logs())
        .doesNotContain("writeConcernMajorityJournalDefault was not looked at");
  }

  @Test
  void everyMetricOnTheDashboardIsThereToBeScraped() throws Exception {
    String token = metricsToken();
    Set<String> scraped = new TreeSet<>();
    for (String service : managed()) {
      HttpResponse<String> answer = get(service + "/actuator/prometheus", "Bearer " + token);
      assertThat(answer.statusCode()).isEqualTo(200);
      answer.body().lines().map(line -> line.split("[{ ]")[0]).forEach(scraped::add);
    }
    assertThat(scraped).containsAll(metricsOnTheDashboard());
  }

  @Test
  void metricsAreForWhoeverHasTheirScopeOnly() throws Exception {
    String people = Visit.tokenOf("systemadministratör", services);
    for (String service : managed()) {
      assertThat(RunningOffice.get(service + "/actuator/prometheus").statusCode()).isEqualTo(401);
      assertThat(get(service + "/actuator/prometheus", "Bearer " + people).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void metricsAreNotAtThePortsThatPeopleAndProgramsUse() throws Exception {
    String token = metricsToken();
    for (String service : List.of(services.pages(), services.commands())) {
      assertThat(get(service + "/actuator/prometheus", "Bearer " + token).statusCode())
          .isEqualTo(404);
    }
  }

  private List<String> managed() {
    return List.of(services.management("query-service"), services.management("command-service"));
  }

  @Test
  void aServerThatTakesNoWritesRefusesCommandsServesPagesAndGoesOnByItself() throws Exception {
    String token = Visit.tokenOf("projektledare", services);
    String id = UUID.randomUUID().toString();
    try (Visit stina = Visit.as("styrgrupp", services);
        Visit karin = Visit.as("projektledare", services)) {
      takeWrites(false);
      try {
        HttpResponse<String> refused = addMaterial(token, id);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(JsonMapper.shared().readTree(refused.body()).get("code").asString())
            .isEqualTo("log.read-only");
        HttpResponse<String> page = stina.open("/projekt/2017-00434/styrgrupp");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Timmar loggade");
        HttpResponse<String> people = karin.open("/projekt/2017-00434/deltagare");
        assertThat(people.statusCode())
            .as("who looks at whom can't be noted, so nobody is shown")
            .isEqualTo(503);
        assertThat(people.body()).contains("Just nu går det inte att spara");
        assertThat(Visit.outcome(services, token, "2017-00434", id).statusCode()).isEqualTo(404);
      } finally {
        takeWrites(true);
      }
      HttpResponse<String> taken = addMaterial(token, id);
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
      assertThat(karin.open("/projekt/2017-00434/deltagare").statusCode()).isEqualTo(200);
      assertThat(Visit.outcome(services, token, "2017-00434", id).body()).isEqualTo(taken.body());
    }
  }

  private void takeWrites(boolean does) throws IOException {
    try (MongoClient root = MongoClients.create(mongod.rootUri(secrets))) {
      root.getDatabase("admin")
          .runCommand(new Document("setUserWriteBlockMode", 1).append("global", !does));
    }
  }

  private HttpResponse<String> addMaterial(String token, String id) throws Exception {
    return Visit.command(
        services,
        token,
        "add-material",
        Map.of(
            "project",
            "2017-00434",
            "material",
            "m-" + id,
            "title",
            "Material",
            "link",
            "https://example.org/" + id,
            "focuses",
            List.of()),
        id);
  }

  @Test
  void aConflictWithAnotherProcessSaysWhichVersionWasExpectedAndWhichIsThere() throws Exception {
    String token = Visit.tokenOf("projektledare", services);
    assertThat(addMaterial(token, UUID.randomUUID().toString()).statusCode()).isEqualTo(200);
    try (MongoClient root = MongoClients.create(mongod.rootUri(secrets));
        CommitLog log =
            CommitLog.open(root, "delaktig_log", InstantSource.system(), LogSettings.server());
        OtherProcess other = OtherProcess.appendingTo(log, "library-2017-00434")) {
      JsonNode conflict = null;
      for (int i = 0; i < 400 && conflict == null; i++) {
        HttpResponse<String> answer = addMaterial(token, UUID.randomUUID().toString());
        if (answer.statusCode() == 409) {
          conflict = JsonMapper.shared().readTree(answer.body());
        } else {
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
      }
      assertThat(conflict).as("one of 400 commands met an append").isNotNull();
      assertThat(conflict.get("code").asString()).isEqualTo("command.conflict");
      assertThat(conflict.get("stream").asString()).isEqualTo("library-2017-00434");
      assertThat(conflict.get("actualVersion").asLong())
          .isGreaterThan(conflict.get("expectedVersion").asLong());
    }
  }

  /** The names in the dashboard's expressions; {@code up} is Prometheus' own. */
  private static Set<String> metricsOnTheDashboard() throws IOException {
    Set<String> names = new TreeSet<>();
    JsonNode dashboard =
        JsonMapper.shared()
            .readTree(Files.readString(ROOT.resolve("compose/grafana/delaktig.json")));
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.get("targets")) {
        Matcher name = Pattern.compile("[a-z]+(_[a-z]+)+").matcher(target.get("expr").asString());
        while (name.find()) {
          names.add(name.group());
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(8);
    return names;
  }

  private String metricsToken() throws Exception {
    String secret = Files.readString(services.pagesSecret().resolveSibling("prometheus-secret"));
    String basic =
        Base64.getEncoder()
            .encodeToString(("prometheus:" + secret).getBytes(StandardCharsets.UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(services.signIn() + "/oauth2/token"))
                  .header("Authorization", "Basic " + basic)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "grant_type=client_credentials&scope=metrics"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
    }
  }

  private static HttpResponse<String> get(String address, String authorization)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address))
              .header("Authorization", authorization)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
