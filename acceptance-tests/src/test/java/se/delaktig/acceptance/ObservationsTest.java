package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The evaluator says and asks, the project answers, and both stand in the log without a name. */
@ExtendWith(SharedOffice.class)
class ObservationsTest {
  private static final String PAGE = Gladan.PROJECT + "/iakttagelser";
  private static final String ASKED = "Varför är så få män med i dialogen?";
  private static final String ANSWERED = "Vi har bjudit in räddningstjänsten i höst.";

  private final RunningOffice office;

  ObservationsTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void whatTheEvaluatorAsksIsAnsweredByTheProject() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office);
        Visit karin = Visit.as("projektledare", office);
        Visit stina = Visit.as("styrgrupp", office)) {
      assertThat(ulla.open(Gladan.PROJECT + "/granskning").body()).contains(PAGE);
      HttpResponse<String> asked =
          ulla.send(ulla.form(PAGE, "name=\"slag\"").with("slag", "QUESTION").with("text", ASKED));
      assertThat(Form.words(asked.body())).contains(ASKED, "Väntar på svar");
      assertThat(asked.body()).doesNotContain("name=\"svar-");

      assertThat(Form.words(karin.open("/start").body()))
          .contains("Svara på en fråga om projektet");
      String waiting = karin.open(PAGE).body();
      String number = Gladan.first(waiting, "(?s).*name=\"svar-([0-9]+)\"");
      assertThat(waiting).doesNotContain("name=\"slag\"");
      HttpResponse<String> empty =
          karin.send(karin.form(PAGE, "svar-" + number).with("svar-" + number, " "));
      assertThat(empty.statusCode()).isEqualTo(422);
      HttpResponse<String> answered =
          karin.send(karin.form(PAGE, "svar-" + number).with("svar-" + number, ANSWERED));
      assertThat(Form.words(answered.body()))
          .contains(ANSWERED, "Svar, projektledare")
          .doesNotContain("Väntar på svar", "Karin", "Ulla");

      assertThat(Form.words(stina.open(PAGE).body())).contains(ASKED, ANSWERED);
      assertThat(Form.words(ulla.open(Gladan.PROJECT + "/granskning").body()))
          .contains("Fråga " + number + " lades fram", "Iakttagelse " + number + " besvarades");

      Bundle bundle = Bundle.unpacked(ulla.file("/api/projects/2017-00434/evidence-bundle"));
      List<JsonNode> events =
          bundle.lines("log/commits.jsonl").stream()
              .flatMap(commit -> commit.get("events").valueStream())
              .filter(event -> event.get("name").asString().startsWith("observation-"))
              .toList();
      assertThat(events)
          .extracting(event -> event.get("name").asString())
          .contains("observation-made", "observation-answered");
      assertThat(bundle.text("views/observations.csv")).contains(number + ";QUESTION;");
      assertThat(bundle.text("log/commits.jsonl")).doesNotContain("så få män", "räddningstjänsten");
    }
  }

  @Test
  void whoeverDoesNotSeeTheWholeProjectIsRefused() throws Exception {
    try (Visit samira = Visit.as("processledare", office)) {
      assertThat(samira.open(PAGE).statusCode()).isEqualTo(403);
    }
  }
}
