package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What goes with a claim to the fund. In an office of its own, as closed months are everybody's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsTest {
  private static final String PROJECT = Gladan.PROJECT;
  private static final String CLAIMS = PROJECT + "/ansokningar";

  private RunningOffice office;

  @BeforeAll
  void aSeptemberThatIsClaimed() throws Exception {
    office =
        RunningOffice.start(
            Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "office")), "claims"));
    try (Gladan gladan = new Gladan(office);
        Visit ekonomen = Visit.as("ekonom", office)) {
      gladan.proven("2019-09-10", 60, "september 2019");
      ekonomen.send(ekonomen.form(PROJECT + "/manader/2019-09", "/stang"));
      String built = ekonomen.send(ekonomen.form(CLAIMS, "Bygg ansökan")).body();
      assertThat(Form.words(ekonomen.send(Form.in(built, "/lamna-in")).body()))
          .contains("Inlämnad");
    }
  }

  @AfterAll
  void stop() {
    office.close();
  }

  /** When the project is over, the last claim has a final report. */
  @Test
  void theLastClaimHasTheFinalReport() throws Exception {
    office.restartLaterBy(Duration.ofDays(500));
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      ekonomen.send(ekonomen.form(PROJECT + "/manader/2021-02", "/stang"));
      String built = ekonomen.send(ekonomen.form(CLAIMS, "Bygg ansökan")).body();
      String page = ekonomen.send(Form.in(built, "/lamna-in")).body();
      byte[] report = ekonomen.file(Gladan.first(page, "href=\"([^\"]*/filer/final-report.pdf)\""));
      assertThat(AccessiblePdf.faults(report)).isEmpty();
      assertThat(AccessiblePdf.words(report))
          .contains("Slutrapport", "Resultat", "Förväntat och utfall", "Tid och aktiviteter")
          .contains("Avvikelser", "Beslut och åtgärder", "Utvärdering och följeforskning");
    }
  }
}
