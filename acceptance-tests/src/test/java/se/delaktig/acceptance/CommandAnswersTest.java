package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other programs are told by the command service. */
@ExtendWith(SharedOffice.class)
class CommandAnswersTest {
  private static final String LEDGER = "2017-00434";

  private final RunningOffice office;
  private String token;

  CommandAnswersTest(RunningOffice office) {
    this.office = office;
  }

  @BeforeEach
  void signIn() throws Exception {
    token = Visit.tokenOf("projektledare", office);
  }

  @Test
  void whoeverLostAnAnswerCanAskForIt() throws Exception {
    String id = UUID.randomUUID().toString();
    assertThat(code(Visit.outcome(office, token, LEDGER, id), 404)).isEqualTo("command.not-there");

    HttpResponse<String> first = addMaterial(id, "Fråga efter svaret", Map.of());
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);

    HttpResponse<String> asked = Visit.outcome(office, token, LEDGER, id);
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body()).isEqualTo(first.body());
    assertThat(code(Visit.outcome(office, token, "office", id), 404))
        .as("another ledger's commands are not told")
        .isEqualTo("command.not-there");
    assertThat(Visit.outcome(office, "no-token", LEDGER, id).statusCode()).isEqualTo(401);
  }

  @Test
  void aCommandDecidedOnAnOlderPictureIsRefusedAsStale() throws Exception {
    HttpResponse<String> learned =
        addMaterial(UUID.randomUUID().toString(), "En", Map.of("If-Match", "\"0\""));
    JsonNode stale = problem(learned, 412);
    assertThat(stale.get("code").asString()).isEqualTo("command.stale");
    assertThat(stale.get("expectedVersion").asLong()).isZero();
    long actual = stale.get("actualVersion").asLong();
    assertThat(actual).isPositive();
    assertThat(learned.headers().firstValue("ETag")).contains("\"" + actual + "\"");

    String id = UUID.randomUUID().toString();
    Map<String, String> seen = Map.of("If-Match", "\"" + actual + "\"");
    HttpResponse<String> done = addMaterial(id, "Två", seen);
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.headers().firstValue("ETag")).contains("\"" + (actual + 1) + "\"");

    HttpResponse<String> again = addMaterial(id, "Två", seen);
    assertThat(again.statusCode()).as("a resend is answered, stale or not").isEqualTo(200);
    assertThat(again.body()).isEqualTo(done.body());
    HttpResponse<String> other = addMaterial(UUID.randomUUID().toString(), "Tre", seen);
    assertThat(problem(other, 412).get("actualVersion").asLong()).isEqualTo(actual + 1);
    HttpResponse<String> beginning =
        addMaterial(UUID.randomUUID().toString(), "Fyra", Map.of("If-None-Match", "*"));
    assertThat(code(beginning, 412)).isEqualTo("command.stale");
  }

  @Test
  void aVersionThatIsNoneIsRefusedAsMalformed() throws Exception {
    HttpResponse<String> answer =
        addMaterial(UUID.randomUUID().toString(), "Fem", Map.of("If-Match", "seven"));

    JsonNode problem = problem(answer, 400);
    assertThat(problem.get("code").asString()).isEqualTo("command.version-malformed");
    assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo("If-Match");
  }

  @Test
  void aCommandIdWithAnotherBodyIsRefused() throws Exception {
    String id = UUID.randomUUID().toString();
    assertThat(addMaterial(id, "Sex", Map.of()).statusCode()).isEqualTo(200);

    assertThat(code(addMaterial(id, "Sju", Map.of()), 422)).isEqualTo("command.id-reused");
  }

  private HttpResponse<String> addMaterial(String id, String title, Map<String, String> headers)
      throws Exception {
    return Visit.command(
        office,
        token,
        "add-material",
        Map.of(
            "project",
            LEDGER,
            "material",
            "m-" + id,
            "title",
            title,
            "link",
            "https://example.org/" + id,
            "focuses",
            List.of()),
        id,
        headers);
  }

  private static String code(HttpResponse<String> answer, int status) {
    return problem(answer, status).get("code").asString();
  }

  private static JsonNode problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    return JsonMapper.shared().readTree(answer.body());
  }
}
