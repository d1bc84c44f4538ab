package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The project's page says what the source says, and says so where the source says nothing. */
@ExtendWith(SharedOffice.class)
class ProjectPageTest {
  private final RunningOffice office;

  ProjectPageTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void thePageSaysWhatTheSourceSaysInBothLanguages() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      String swedish = Form.words(karin.open(Gladan.PROJECT + "?lang=sv").body());
      assertThat(swedish)
          .contains("Vilka är vi?", "2017/00434", "Avesta kommun", "Norra Mellansverige")
          .contains("9 142 455 kr", "4 297 371 kr", "4 845 084 kr", "47,00 %")
          .contains("Beviljat ESF-stöd", "Unionens medfinansieringsgrad", "50 %")
          .contains("Visas, ingår inte i någon formel")
          .contains("1 februari 2018", "28 februari 2021", "1.1", "117")
          .contains("G1", "G2", "G3", "G4", "G5", "G6")
          .contains("Genomförande", "Antaget: Källan säger ”hösten 2018”", "inte angivet i källan")
          .contains("Södra Dalarnas Räddningstjänstförbund", "Stiftelsen Sjöviks folkhögskola")
          .contains("jämställdhet", "tillgänglighet", "icke-diskriminering")
          .contains("2 684", "2 589");
      String english = Form.words(karin.open(Gladan.PROJECT + "?lang=en").body());
      assertThat(english)
          .contains("Vilka är vi?", "47.00", "Shown, in no formula", "not stated in the source")
          .doesNotContain("inte angivet");
    }
  }
}
