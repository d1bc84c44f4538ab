package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The economist records what an organisation has given in cash, over HTTP and without script. */
@ExtendWith(SharedOffice.class)
class CashTest {
  private static final String CASH = Gladan.PROJECT + "/medfinansiering/kontant";

  private final RunningOffice office;

  CashTest(RunningOffice office) {
    this.office = office;
  }

  private static Form given(Visit ekonomen) throws Exception {
    return ekonomen
        .form(CASH + "/ny", "name=\"underlag\"")
        .with("organisation", "avesta-kommun")
        .with("slag", "PUBLIC")
        .with("mottaget", "2019-05-06")
        .with("underlag", "KS 2019/415");
  }

  @Test
  void cashIsRecordedCorrectedAndTakenBackAndAllOfItStandsInTheTrail() throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      HttpResponse<String> wrong = ekonomen.send(given(ekonomen).with("belopp", "mycket"));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(Form.in(wrong.body(), "name=\"underlag\"").value("underlag"))
          .as("nothing typed is lost")
          .isEqualTo("KS 2019/415");
      HttpResponse<String> nothing = ekonomen.send(given(ekonomen).with("belopp", "0"));
      assertThat(nothing.statusCode()).isEqualTo(422);

      String recorded =
          Form.words(ekonomen.send(given(ekonomen).with("belopp", "12 500,50")).body());
      assertThat(recorded)
          .contains("Den kontanta medfinansieringen är införd.")
          .containsPattern(
              "KS 2019/415 Avesta kommun Offentlig organisation .*? 12 500,50 kr Räknas");
      HttpResponse<String> twice = ekonomen.send(given(ekonomen).with("belopp", "12 500,50"));
      assertThat(twice.statusCode()).isEqualTo(422);
      assertThat(Form.words(twice.body())).contains("Det underlaget är redan infört");

      String correct =
          Gladan.first(ekonomen.open(CASH).body(), "href=\"([^\"]+/ratta)\"[^>]*>\\s*KS 2019/415");
      Form correction = ekonomen.form(correct, "name=\"skal\"");
      assertThat(correction.value("belopp")).isEqualTo("12500,50");
      assertThat(ekonomen.send(correction.with("belopp", "1250,50")).statusCode())
          .as("without a reason")
          .isEqualTo(422);
      assertThat(
              Form.words(
                  ekonomen
                      .send(correction.with("belopp", "1250,50").with("skal", "WRONG_AMOUNT"))
                      .body()))
          .contains("är rättad", "1 250,50 kr");

      Form back = ekonomen.form(correct.replace("/ratta", "/ta-tillbaka"), "name=\"skal\"");
      assertThat(Form.words(ekonomen.send(back.with("skal", "PAID_BACK")).body()))
          .contains("är tillbakatagen", "Tillbakataget: Återbetalat till givaren");
    }
    try (Visit rut = Visit.as("revisor", office)) {
      assertThat(Form.words(rut.open(Gladan.PROJECT + "/granskning").body()))
          .contains("En kontant medfinansiering infördes från Avesta kommun");
    }
  }
}
