package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A goal follows what the log counts or a survey answers; nobody types its value in. */
@ExtendWith(SharedOffice.class)
class GoalsFromTheLogTest {
  private static final String PAGE = Gladan.PROJECT + "/mal";
  private static final String API = "/api/projects/2017-00434/goals";

  private final RunningOffice office;

  GoalsFromTheLogTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void aGoalThatTheLogCountsIsNeitherTypedInNorBehind() throws Exception {
    OneOfEach.in(office);
    try (Visit karin = Visit.as("projektledare", office);
        Visit stina = Visit.as("styrgrupp", office)) {
      HttpResponse<String> wrong =
          karin.send(indicator(karin, "G5", "DIALOGUE_SESSIONS").with("utgangslage", "3"));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(Form.words(wrong.body())).contains("Det som loggen räknar börjar på noll");

      HttpResponse<String> given = karin.send(indicator(karin, "G5", "DIALOGUE_SESSIONS"));
      assertThat(Form.words(given.body())).contains("Loggen räknar: Hållna dialogträffar");
      assertThat(given.body()).contains(PAGE + "/G5/varde").doesNotContain("/G5/matning\"");

      JsonNode goal = goal(karin, "G5");
      assertThat(goal.at("/how/source/measure").asString()).isEqualTo("DIALOGUE_SESSIONS");
      String counted = goal.at("/value/value").asString();
      assertThat(goal.at("/standing").asString()).isEqualTo("ON_ITS_WAY");
      String opened = Form.words(karin.open(PAGE + "/G5/varde").body());
      assertThat(opened)
          .contains("Dialogträffar som har hållits med minst en närvarande.", "i loggen", counted);

      HttpResponse<String> typed =
          karin.send(
              karin
                  .form(PAGE + "/G5/matning", "name=\"varde\"")
                  .with("varde", "1000")
                  .with("svar", "40"));
      assertThat(typed.statusCode()).isEqualTo(422);
      assertThat(Form.words(typed.body())).contains("Värdet skrivs inte in");
      assertThat(goal(karin, "G5").at("/value/value").asString()).isEqualTo(counted);

      assertThat(stina.open(PAGE + "/G5/varde").statusCode()).isEqualTo(200);
      assertThat(stina.open(PAGE + "/G5/indikator").statusCode()).isEqualTo(403);
      assertThat(Form.words(stina.open(PAGE + "/G2/varde").body()))
          .as("somebody measures it, so it is the last measurement")
          .contains("Den senaste mätningen till och med dagen");
    }
  }

  @Test
  void aShareOfTheAnswersAfterHasThatOfThoseBeforeAsItsBaseline() throws Exception {
    OneOfEach.in(office); // 5 of 28 answer 4 or 5 before, and 17 of 30 after
    try (Visit karin = Visit.as("projektledare", office);
        Visit ulla = Visit.as("utvärderare", office)) {
      HttpResponse<String> half =
          karin.send(indicator(karin, "G6", "1.1").with("steg", "").with("raknas", "Alla svar"));
      assertThat(half.statusCode()).isEqualTo(422);
      assertThat(half.body())
          .contains("Alla svar")
          .containsPattern("<option value=\"1.1\"[^>]*selected");
      HttpResponse<String> above = karin.send(indicator(karin, "G6", "1.1").with("steg", "6"));
      assertThat(Form.words(above.body())).contains("Frågans skala går bara till 5");

      JsonNode goal = goal(ulla, "G6");
      assertThat(goal.at("/standing").asString()).isEqualTo("REACHED");
      assertThat(goal.at("/baseline").asString()).isEqualTo("17.86");
      assertThat(goal.at("/value/value").asString()).isEqualTo("56.67");
      assertThat(goal.at("/value/on").asString()).isEqualTo("2019-06-11");
      assertThat(Form.words(ulla.open(PAGE).body())).contains("17,86 %", "56,67 %, 11 juni 2019");
      assertThat(Form.words(ulla.open(PAGE + "/G6/varde").body()))
          .contains("Andel före", "Andel efter", "alla svar på frågan", "17", "30");
      assertThat(
              Bundle.unpacked(ulla.file("/api/projects/2017-00434/evidence-bundle"))
                  .text("views/goals.csv"))
          .contains("G6;REACHED;2019-06-11;56.67");
      JsonNode then = goal(ulla, "G6", "?happened=2019-06-10");
      assertThat(then.at("/standing").asString())
          .as("nobody had answered after")
          .isEqualTo("NOT_MEASURED");
      assertThat(then.at("/baseline").asString()).isEqualTo("17.86");
    }
  }

  private static Form indicator(Visit karin, String goal, String source) throws Exception {
    return karin
        .form(PAGE + "/" + goal + "/indikator", "name=\"kalla\"")
        .with("indikator", "Det som loggen ger")
        .with("kalla", source)
        .with("malvarde", "90")
        .with("senast", "2020-12-31")
        .with("ansvarig", "Projektledaren")
        .with("raknas", "Allt");
  }

  private static JsonNode goal(Visit visit, String id) throws Exception {
    return goal(visit, id, "");
  }

  private static JsonNode goal(Visit visit, String id, String asked) throws Exception {
    for (JsonNode goal : visit.json(API + asked).get("goals")) {
      if (goal.get("id").asString().equals(id)) {
        return goal;
      }
    }
    throw new AssertionError("no goal " + id);
  }
}
