package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The preparand training in the running program, over HTTP and without script: appointed, planned,
 * held, corrected, signed, certified, on paper, and complete by dispensation. The steps build on
 * each other, in an office of their own: whoever is trained here leads elsewhere without it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrainingTest {
  private static final String TRAINING = Gladan.PROJECT + "/utbildning";
  private static final int WHOLE = 420;
  private static final int PART = 210;

  private String session = "";
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
  @Order(1)
  void theManagerAndTheRepresentativesAreAppointed() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      Form appoint = karin.form(TRAINING, "/utbildning/utse");
      assertThat(Form.words(appoint.markup()))
          .contains("Marie Lindahl, Chef", "Samira Haddad, Representant");
      HttpResponse<String> done = karin.send(appoint);
      assertThat(Form.words(done.body())).contains("3 preparander är utsedda");
      assertThat(done.uri().getPath()).as("reloading does not send it again").isEqualTo(TRAINING);
      assertThat(done.body()).doesNotContain("/utbildning/utse");
      assertThat(Form.words(karin.send(appoint).body()))
          .as("the same form again")
          .contains("Välj minst en person");
    }
  }

  @Test
  @Order(2)
  void aSessionIsPlannedAndItsAttendanceFilledIn() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      Form plan = karin.form(TRAINING + "/planera", "name=\"rubrik\"");
      HttpResponse<String> wrong = karin.send(plan.with("minuter", "sju timmar"));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(Form.words(wrong.body()))
          .contains("Två saker måste rättas", "Skriv en rubrik", "Skriv hur många minuter");
      assertThat(Form.in(wrong.body(), "name=\"rubrik\"").value("minuter"))
          .as("nothing typed is lost")
          .isEqualTo("sju timmar");
      HttpResponse<String> planned =
          karin.send(
              plan.with("rubrik", "Introduktionsdag")
                  .with("datum", "2018-11-12")
                  .with("start", "900")
                  .with("minuter", Integer.toString(WHOLE)));
      assertThat(Form.words(planned.body())).contains("Vilka var med?", "Introduktionsdag");
      session = planned.uri().getPath().replaceFirst(".*/utbildning/([^/]+)/.*", "$1");

      Form roll = Form.in(planned.body(), "name=\"revision\"");
      String samira = Gladan.fieldOf("Samira Haddad", planned.body());
      String marie = Gladan.fieldOf("Marie Lindahl", planned.body());
      Form filled =
          roll.with(marie, "giltig")
              .with(samira, "del")
              .with(samira.replaceFirst("^d", "m"), Integer.toString(PART));
      HttpResponse<String> saved = karin.send(filled);
      assertThat(Form.words(saved.body()))
          .contains("Närvaron är sparad", "2 med, 1 borta, 10 h 30 min.")
          .contains("Giltig frånvaro", "Väntar på underskrift");
      HttpResponse<String> again = karin.send(filled);
      assertThat(Form.words(again.body()))
          .as("the same form again is one attendance")
          .contains("Närvaron är sparad")
          .doesNotContain("Tidigare uppgifter");
    }
  }

  @Test
  @Order(3)
  void whoeverCameAllTheSameIsAddedByNameInACorrection() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      Form correction = gladan.karin.form(address(), "name=\"revision\"");
      String samira = Gladan.fieldOf("Samira Haddad", correction.markup());
      Form changed = correction.with(samira, "med");
      HttpResponse<String> nobody =
          gladan.karin.send(changed.with("sokord", "Bodil Hedman").to(address() + "/lagg-till"));
      assertThat(Form.words(nobody.body())).contains("Ingen preparand utanför listan heter så");
      Form kept = Form.in(nobody.body(), "name=\"revision\"");
      assertThat(kept.value(samira)).as("what was filled in stays").isEqualTo("med");

      HttpResponse<String> english = gladan.karin.open(address() + "/lagg-till?lang=en");
      assertThat(english.statusCode()).as("the other language's link").isEqualTo(200);
      assertThat(Form.words(english.body())).contains("What should it say instead?");
      gladan.karin.open(address() + "?lang=sv");

      HttpResponse<String> without = gladan.karin.send(kept);
      assertThat(without.statusCode()).isEqualTo(422);
      assertThat(Form.words(without.body())).contains("Varför rättar du? Välj ett skäl.");
      HttpResponse<String> done = gladan.karin.send(kept.with("skal", "WRONG_MINUTES"));
      assertThat(Form.words(done.body()))
          .contains("Närvaron är rättad", "2 med, 1 borta, 14 h 0 min.", "Tidigare uppgifter")
          .contains("Rättad därefter: Fel tid");
    }
  }

  @Test
  @Order(4)
  void theHoursAreSignedOnThePhoneAndCertifiedByLink() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      Figures before = gladan.figures();
      String signing = TRAINING + "/" + session + "/skriv-under";
      String page = gladan.karin.open(address()).body();
      assertThat(page).contains("href=\"" + signing + "\"");
      page = gladan.karin.open(signing).body();
      assertThat(Form.words(page)).contains("0 av 2 har skrivit under", "Preparandutbildning");
      while (page.contains("name=\"rad\"")) {
        page = gladan.karin.send(Form.in(page, "name=\"rad\"")).body();
      }
      assertThat(Form.words(page)).contains("Alla 2 har skrivit under");
      Figures signed = gladan.figures();
      assertThat(signed.signed() - before.signed()).isEqualTo(2 * WHOLE);
      assertThat(signed.certified()).isEqualTo(before.certified());

      gladan.certify(gladan.certifyLink("Marie Lindahl", "2018-11", "november 2018"));
      Figures after = gladan.figures();
      assertThat(after.certified() - before.certified()).isEqualTo(2 * WHOLE);
      assertThat(after.earned()).isEqualByComparingTo(Figures.worth(after.certified()));
      assertThat(Form.words(gladan.karin.open(address()).body())).contains("Signerat och intygat");
    }
  }

  @Test
  @Order(5)
  void theTrainingStandsInTheAttendanceReportOnPaper() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      String sheets =
          karin
              .open(
                  Gladan.PROJECT
                      + "/intyg/narvarorapport?arbetsplats="
                      + Gladan.PLACE
                      + "&manad=2018-11")
              .body();
      assertThat(Form.words(sheets))
          .contains("Närvarorapport", "Samira Haddad", "Preparandutbildning", "2018-11-12")
          .doesNotContain("Arbetsplatsdialog");
    }
  }

  @Test
  @Order(6)
  void theProjectMayRefuseLeadersWithoutTheWholeTraining() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      String rules = Gladan.PROJECT + "/regler";
      gladan.karin.send(
          decision(gladan, rules).with("validFrom", "2018-11-19").with("refuse", "true"));
      try {
        Form form = gladan.logForm("2018-11-20");
        HttpResponse<String> refused = gladan.samira.send(form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Form.words(refused.body()))
            .contains("Den som ledde är inte markerad som klar med utbildningen");
        assertThat(Form.in(refused.body(), "name=\"plats\"").value("datum"))
            .as("nothing typed is lost")
            .isEqualTo("2018-11-20");
      } finally {
        gladan.karin.send(
            decision(gladan, rules).with("validFrom", "2018-11-26").with("refuse", "false"));
      }
    }
  }

  private static Form decision(Gladan gladan, String rules) throws Exception {
    return gladan.karin.form(rules, "name=\"refuse\"").with("decision", "Styrgruppen");
  }

  @Test
  @Order(7)
  void aLeaderWithoutTheWholeTrainingIsADeviationUntilADispensationIsGiven() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      HttpResponse<String> receipt = gladan.samira.send(gladan.logForm("2018-12-03"));
      String led = Gladan.saved(receipt);
      assertThat(Form.words(receipt.body()))
          .contains("Samira Haddad ledde med 7 h utbildning kvar. Det står som en avvikelse.");
      String deviation = "Avvikelse: Samira Haddad ledde med 7 h av preparandutbildningen kvar.";
      assertThat(Form.words(gladan.karin.open(Gladan.PROJECT + "/dialog/" + led).body()))
          .contains(deviation);
      String overview = gladan.karin.open(TRAINING).body();
      assertThat(Form.words(overview))
          .contains("Ledde dialogen 3 december 2018 med 7 h utbildning");

      Form dispense = Form.in(overview, "/utbildning/dispens");
      HttpResponse<String> empty = gladan.karin.send(dispense);
      assertThat(empty.statusCode()).isEqualTo(422);
      assertThat(Form.words(empty.body())).contains("Välj en person.", "Välj ett skäl.");
      String who = Gladan.first(dispense.markup(), "<option value=\"([^\"]+)\"[^>]*>Samira Haddad");
      HttpResponse<String> given =
          gladan.karin.send(dispense.with("vem", who).with("skal", "EARLIER_TRAINING"));
      assertThat(Form.words(given.body()))
          .contains("Dispensen är given")
          .contains("Klar med dispens: Har gått motsvarande utbildning tidigare");
      assertThat(Form.words(gladan.karin.open(Gladan.PROJECT + "/dialog/" + led).body()))
          .doesNotContain("Avvikelse: Samira");
      assertThat(Form.words(gladan.karin.open(Gladan.PROJECT + "/deltagare/" + who).body()))
          .contains("Preparandutbildningen är godkänd med dispens");
    }
  }

  private String address() {
    return TRAINING + "/" + session + "/narvaro";
  }
}
