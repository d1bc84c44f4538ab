package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The system administrator sees how the views follow the log, and has them looked after. */
@ExtendWith(SharedOffice.class)
class OperationsTest {
  private static final String PAGE = Operations.PAGE;

  private final RunningOffice office;

  OperationsTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void aViewIsComparedAndMadeAnewAndSaysWhatCameOfIt() throws Exception {
    try (Visit admin = Visit.as("systemadministratör", office)) {
      assertThat(Form.words(admin.open(PAGE).body()))
          .contains("Alla vyer visar hela loggen", "Personer och deras timmar", "Arbetstid");

      Operations operations = new Operations(admin);
      operations.ask("costs", "PARITY");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(operations.outcome("Kostnader Jämför med loggen")).startsWith("Lika:"));

      operations.ask("costs", "REBUILD");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(operations.outcome("Kostnader Gör om")).matches("(Lika|Utbytt):.*"));
      assertThat(Form.words(admin.open(PAGE).body())).contains("Alla vyer visar hela loggen");
    }
  }

  @Test
  void whatIsNoViewOrNoWorkIsRefusedInWords() throws Exception {
    try (Visit admin = Visit.as("systemadministratör", office)) {
      HttpResponse<String> noView =
          admin.send(admin.form(PAGE, Operations.FORM).with("vy", "").with("vad", "PARITY"));
      assertThat(noView.statusCode()).isEqualTo(422);
      assertThat(Form.words(noView.body())).contains("Välj en vy.");

      HttpResponse<String> noWork =
          admin.send(admin.form(PAGE, Operations.FORM).with("vy", "costs").with("vad", "DROP"));
      assertThat(noWork.statusCode()).isEqualTo(422);
      assertThat(Form.words(noWork.body())).contains("Välj vad som ska göras.");
    }
  }
}
