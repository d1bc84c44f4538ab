package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The project asks before and after; everyone who follows it sees how the answers moved. */
@ExtendWith(SharedOffice.class)
class SurveysTest {
  private static final String PAGE = Gladan.PROJECT + "/enkater";
  private static final String NAME = "Efter dialogen";
  private static final String ASKED = "Skilda åsikter får plats hos oss";

  private final RunningOffice office;

  SurveysTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void theAnswersBeforeStandBesideThoseAfter() throws Exception {
    OneOfEach.in(office); // whose survey is the first
    try (Visit karin = Visit.as("projektledare", office);
        Visit ulla = Visit.as("utvärderare", office);
        Visit stina = Visit.as("styrgrupp", office)) {
      assertThat(karin.open(Gladan.PROJECT + "/mal").body()).contains(PAGE);
      HttpResponse<String> half =
          karin.send(
              karin
                  .form(PAGE + "/ny", "name=\"namn\"")
                  .with("namn", NAME)
                  .with("fraga-1", ASKED)
                  .with("steg-1", "4"));
      assertThat(half.statusCode()).isEqualTo(422);
      assertThat(half.body()).contains(ASKED, "Fråga 1, Lägsta steget betyder");

      String planned =
          karin
              .send(
                  karin
                      .form(PAGE + "/ny", "name=\"namn\"")
                      .with("namn", NAME)
                      .with("fraga-1", ASKED)
                      .with("lagst-1", "aldrig")
                      .with("hogst-1", "alltid")
                      .with("steg-1", "4"))
              .body();
      assertThat(Form.words(planned)).contains(NAME, ASKED, "Inga svar än.");
      String number =
          Gladan.first(planned, "(?s).*enkater/([0-9]+)/svar\">[^<]*<span[^>]*>, " + NAME);

      HttpResponse<String> few = answer(karin, number, "BEFORE", List.of(1, 2, 1, 0));
      assertThat(few.statusCode()).isEqualTo(422);
      assertThat(Form.words(few.body())).contains("Fråga 1 har färre än fem svar");
      answer(karin, number, "BEFORE", List.of(4, 6, 3, 1));
      String both = Form.words(answer(karin, number, "AFTER", List.of(1, 3, 6, 6)).body());

      for (String seen : List.of(both, Form.words(stina.open(PAGE).body()))) {
        assertThat(seen)
            .contains(
                "Medianen steg från 2 till 3.",
                "Andelen som svarade 3 till 4 gick från 28,6 % till 75,0 %.");
      }
      assertThat(stina.open(PAGE).body()).doesNotContain("/svar\"");
      assertThat(stina.open(PAGE + "/ny").statusCode()).isEqualTo(403);
      assertThat(
              Bundle.unpacked(ulla.file("/api/projects/2017-00434/evidence-bundle"))
                  .text("views/surveys.csv"))
          .contains(number + ";BEFORE;2019-06-03;20;1;" + ASKED + ";4 6 3 1");
    }
  }

  private static HttpResponse<String> answer(
      Visit karin, String number, String round, List<Integer> counts) throws Exception {
    Form form =
        karin
            .form(PAGE + "/" + number + "/svar", "name=\"omgang\"")
            .with("omgang", round)
            .with("dag", "2019-06-03")
            .with("tillfragade", "20");
    for (int step = 1; step <= counts.size(); step++) {
      form = form.with("svar-1-" + step, counts.get(step - 1).toString());
    }
    return karin.send(form);
  }
}
