package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other programs rely on, seen from outside a running program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideViewTest {
  private static final String HOURS = "/api/projects/2017-00434/hours";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RunningOffice office;

  @BeforeAll
  void start(@TempDir Path folder) {
    office = RunningOffice.start(folder);
  }

  @AfterAll
  void stop() {
    office.close();
  }

  @Test
  void everyRoleHasAnAccountThatIsPrinted() {
    assertThat(office.accounts().keySet())
        .containsExactlyInAnyOrder(
            "projektledare",
            "projektarbetare",
            "processledare",
            "chef",
            "ekonom",
            "styrgrupp",
            "utvärderare",
            "följeforskare",
            "revisor",
            "handläggare av skyddade identiteter",
            "dataskyddsombud",
            "systemadministratör");
  }

  @Test
  void healthIsOpenOnBothPortsAndSaysTheStatusOnly() throws Exception {
    for (String base : List.of(office.pages(), office.commands())) {
      HttpResponse<String> health = RunningOffice.get(base + "/actuator/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
    }
  }

  @Test
  void nothingElseIsOpen() throws Exception {
    assertThat(RunningOffice.get(office.pages() + HOURS).statusCode()).isEqualTo(401);
    assertThat(RunningOffice.get(office.commands() + "/api/link").statusCode()).isEqualTo(401);
    assertThat(RunningOffice.get(office.commands() + "/actuator/env").statusCode()).isEqualTo(401);
  }

  @Test
  void everyViewIsReadBySessionAndByBearerToken() throws Exception {
    String token = Visit.tokenOf("projektledare", office);
    try (Visit karin = Visit.as("projektledare", office)) {
      for (String view :
          List.of("hours", "budget", "goals", "participants", "dialogue", "placements")) {
        String path = "/api/projects/2017-00434/" + view;
        JsonNode bySession = karin.json(path);
        HttpResponse<String> byToken = withToken(office.pages() + path, token);
        assertThat(byToken.statusCode()).as(view).isEqualTo(200);
        assertThat(JSON.readTree(byToken.body())).as(view).isEqualTo(bySession);
      }
    }
  }

  @Test
  void bothServicesDescribeWhatTheyAnswerToWhoeverIsLetIn() throws Exception {
    String token = Visit.tokenOf("projektledare", office);
    String queries = office.pages() + "/v3/api-docs";
    String commands = office.commands() + "/v3/api-docs";
    assertThat(RunningOffice.get(queries).statusCode()).isEqualTo(401);
    assertThat(RunningOffice.get(commands).statusCode()).isEqualTo(401);
    JsonNode described = JSON.readTree(withToken(commands, token).body());
    assertThat(described.get("paths").size()).isPositive();
    assertThat(JSON.readTree(withToken(queries + "/command", token).body()).get("paths"))
        .isEqualTo(described.get("paths"));
    assertThat(withToken(queries, token).body()).contains("/api/projects/{project}/hours");
    try (Visit karin = Visit.as("projektledare", office)) {
      assertThat(karin.json("/v3/api-docs").get("paths").has("/api/projects/{project}/hours"))
          .isTrue();
      assertThat(karin.json("/v3/api-docs/command").get("paths")).isEqualTo(described.get("paths"));
    }
  }

  @Test
  void theProjectLeaderReadsTheHoursAndTheyAddUp() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      JsonNode hours = karin.json(HOURS);
      int certified = figure(hours, "hours.certified");
      assertThat(figure(hours, "hours.planned")).isEqualTo(22_030 * 60);
      for (String split :
          List.of("activity", "month", "organisation", "workplace", "sex", "ageGroup")) {
        int sum = 0;
        for (JsonNode row : hours.get("splits").get(split)) {
          sum += row.get("certified").asInt();
        }
        assertThat(sum).as(split).isEqualTo(certified);
      }
    }
  }

  @Test
  void everyFigureSaysHowItIsComputedUnderWhichRulesAndUntilWhen() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      for (String view : List.of("hours", "budget", "goals", "participants", "placements")) {
        // the steps of a figure's working have a unit too, but are no figures of their own
        List<JsonNode> figures =
            karin.json("/api/projects/2017-00434/" + view).findParents("unit").stream()
                .filter(one -> !one.has("does"))
                .toList();
        assertThat(figures)
            .as(view)
            .isNotEmpty()
            .allSatisfy(figure -> {
              assertThat(figure.get("key").asString()).isNotBlank();
              assertThat(figure.has("value")).isTrue();
              assertThat(figure.get("formula").asString()).isNotBlank();
              assertThat(figure.get("ruleVersion").isInt()).isTrue();
              assertThat(figure.get("position").asLong()).isPositive();
              assertThat(figure.get("counts").isArray()).isTrue();
            });
      }
    }
  }

  @Test
  void theProcessLeaderMayNotReadTheProjectsHours() throws Exception {
    try (Visit samira = Visit.as("processledare", office)) {
      HttpResponse<String> refused = samira.open(HOURS);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("\"code\":\"access.denied\"");
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesAKillAndARepeatedCommandGetsItsFirstAnswer() throws Exception {
    String token = Visit.tokenOf("projektledare", office);
    List<String> acknowledged = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = UUID.randomUUID().toString();
      HttpResponse<String> answer = addMaterial(token, id, "Material " + i);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      acknowledged.add(id + "\t" + answer.body());
    }
    Map<String, RunningOffice.Account> before = office.accounts();
    office.killAndRestart();
    assertThat(office.accounts()).isEqualTo(before);
    try (Visit karin = Visit.as("projektledare", office)) {
      assertThat(karin.open("/start").body())
          .as("the programme clock runs on")
          .contains("Klockan står på 18\u00a0november 2019");
    }
    allThere(acknowledged);

    office.stopAndRestart();
    assertThat(office.accounts()).as("stopped in the ordinary way").isEqualTo(before);
    allThere(acknowledged);
    String again = Visit.tokenOf("projektledare", office);
    String reused = acknowledged.getFirst().split("\t")[0];
    HttpResponse<String> other = addMaterial(again, reused, "Något annat");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("command.id-reused");
  }

  /** Each command gets its first answer once more, and what it added is in the library. */
  private void allThere(List<String> acknowledged) throws Exception {
    String again = Visit.tokenOf("projektledare", office);
    for (int i = 0; i < acknowledged.size(); i++) {
      String[] first = acknowledged.get(i).split("\t");
      assertThat(addMaterial(again, first[0], "Material " + i).body()).isEqualTo(first[1]);
    }
    try (Visit karin = Visit.as("projektledare", office)) {
      String library = karin.open("/projekt/2017-00434/dialog/material").body();
      for (String one : acknowledged) {
        assertThat(library).contains("https://example.org/" + one.split("\t")[0]);
      }
    }
  }

  @Test
  void viewsThatAreBeingMadeAnewWhenTheProgramIsKilledAreMadeAnewAllTheSame() throws Exception {
    List<String> views;
    try (Visit admin = Visit.as("systemadministratör", office)) {
      Operations operations = new Operations(admin);
      views = operations.views();
      assertThat(views).hasSizeGreaterThan(10);
      for (String view : views) {
        operations.ask(view, "REBUILD");
      }
    }

    office.killAndRestart();

    try (Visit admin = Visit.as("systemadministratör", office)) {
      Operations operations = new Operations(admin);
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(operations.madeAnew()).isEqualTo(views.size()));
      assertThat(Form.words(admin.open(Operations.PAGE).body()))
          .contains("Alla vyer visar hela loggen");
    }
  }

  private HttpResponse<String> addMaterial(String token, String id, String title) throws Exception {
    return Visit.command(
        office,
        token,
        "add-material",
        Map.of(
            "project",
            "2017-00434",
            "material",
            "m-" + id,
            "title",
            title,
            "link",
            "https://example.org/" + id,
            "focuses",
            List.of()),
        id);
  }

  private static HttpResponse<String> withToken(String address, String token) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address))
              .header("Authorization", "Bearer " + token)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static int figure(JsonNode hours, String key) {
    for (JsonNode figure : hours.get("figures")) {
      if (figure.get("key").asString().equals(key)) {
        return figure.get("value").asInt();
      }
    }
    throw new AssertionError("no figure " + key);
  }
}
