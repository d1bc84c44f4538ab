package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever sees a name is seen doing so. */
@ExtendWith(SharedOffice.class)
class ReadLogTest {
  private static final String PROJECT = Gladan.PROJECT;

  private final RunningOffice office;

  ReadLogTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void everyReadingOfAPersonIsNotedWithWhoWhatAndWhy() throws Exception {
    String nr;
    try (Visit karin = Visit.as("projektledare", office)) {
      nr = Gladan.first(karin.open(PROJECT + "/deltagare").body(), "/deltagare/([a-z0-9]{20,})\"");
      assertThat(karin.open(PROJECT + "/deltagare/" + nr).statusCode()).isEqualTo(200);
    }
    try (Visit david = Visit.as("dataskyddsombud", office)) {
      String page = Form.words(david.open(PROJECT + "/lasningar?nr=" + nr).body());
      assertThat(page)
          .contains("Namn, personnummer, e-post, telefon")
          .contains("projektledare")
          .contains("Följa upp deltagare")
          .contains("/projekt/{project}/deltagare/{nr}")
          .contains(nr.substring(0, 4))
          .as("the log itself holds no address that was asked for")
          .doesNotContain(PROJECT + "/deltagare/" + nr);
    }
  }

  @Test
  void aFileThatIsTakenHomeAndAnAttemptThatIsRefusedAreNotedToo() throws Exception {
    try (Visit sven = Visit.as("styrgrupp", office)) {
      assertThat(sven.open(PROJECT + "/kostnader").statusCode()).isEqualTo(403);
    }
    String token = Visit.tokenOf("styrgrupp", office);
    assertThat(
            Visit.command(
                    office,
                    token,
                    "end-employment",
                    Map.of("person", "nobody", "organisation", "none", "lastDay", "2019-01-01"),
                    UUID.randomUUID().toString())
                .statusCode())
        .isEqualTo(403);
    try (Visit karin = Visit.as("projektledare", office)) {
      karin.file(PROJECT + "/granskning/export.csv");
    }
    try (Visit david = Visit.as("dataskyddsombud", office)) {
      String page = Form.words(david.open(PROJECT + "/lasningar").body());
      assertThat(page)
          .contains("Nekades")
          .contains("/projekt/{project}/kostnader")
          .contains("end-employment")
          .contains("Fil utan personuppgifter")
          .contains("/projekt/{project}/granskning/export.csv");
    }
  }

  @Test
  void theOfficerChecksThatNothingOfItWasStruckOut() throws Exception {
    try (Visit david = Visit.as("dataskyddsombud", office)) {
      assertThat(Form.words(david.open(PROJECT + "/lasningar/kedja").body()))
          .contains("Läsloggen är hel");
    }
  }
}
