package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another program hands in what proves a cost. */
@ExtendWith(SharedOffice.class)
class EvidenceByApiTest {
  private static final String COSTS = Gladan.PROJECT + "/kostnader";

  private final RunningOffice office;

  EvidenceByApiTest(RunningOffice office) {
    this.office = office;
  }

  /** A cost that has no evidence yet. */
  private String cost() throws Exception {
    HttpResponse<String> recorded =
        Visit.command(
            office,
            Visit.tokenOf("projektledare", office),
            "record-cost",
            Map.of(
                "project", "2017-00434",
                "organisation", "avesta-kommun",
                "subBudget", "IMPLEMENTATION",
                "category", "TRAVEL",
                "paid", "2019-06-05",
                "amount", "250.00",
                "voucher", "A 119"),
            UUID.randomUUID().toString());
    assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(200);
    try (Visit erik = Visit.as("ekonom", office)) {
      Matcher link =
          Pattern.compile("href=\"" + COSTS + "/([A-Za-z0-9_-]{8,})[^>]*>A 119<")
              .matcher(erik.open(COSTS).body());
      assertThat(link.find()).isTrue();
      return link.group(1);
    }
  }

  private HttpResponse<String> send(String token, String cost, byte[] file) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
                  URI.create(
                      office.pages() + "/api/projects/2017-00434/costs/" + cost + "/evidence"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/octet-stream")
              .POST(HttpRequest.BodyPublishers.ofByteArray(file))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static byte[] pdf(int pages) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private static String code(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body()).get("code").asString();
  }

  @Test
  void aFileIsEvidenceByItsContentOnceAndByWhoeverMayAttachIt() throws Exception {
    String cost = cost();
    String erik = Visit.tokenOf("ekonom", office);
    byte[] invoice = pdf(3);

    HttpResponse<String> attached = send(erik, cost, invoice);
    assertThat(attached.statusCode()).isEqualTo(201);
    JsonNode file = JsonMapper.shared().readTree(attached.body());
    assertThat(file.get("mediaType").asString()).isEqualTo("application/pdf");
    assertThat(file.get("bytes").asInt()).isEqualTo(invoice.length);
    try (Visit rut = Visit.as("revisor", office)) {
      assertThat(rut.file(COSTS + "/" + cost + "/underlag/" + file.get("file").asString()))
          .isEqualTo(invoice);
    }

    HttpResponse<String> again = send(erik, cost, invoice);
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(code(again)).isEqualTo("budget.evidence-already-attached");

    HttpResponse<String> text = send(erik, cost, "hej".getBytes());
    assertThat(text.statusCode()).isEqualTo(422);
    assertThat(code(text)).isEqualTo("file.kind");
    assertThat(code(send(erik, cost, new byte[(20 << 20) + 1]))).isEqualTo("file.too-large");

    HttpResponse<String> unknown = send(erik, "no-such-cost", invoice);
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(code(unknown)).isEqualTo("budget.cost-unknown");

    String rut = Visit.tokenOf("revisor", office);
    assertThat(send(rut, cost, pdf(4)).statusCode()).isEqualTo(403);
    String chef = Visit.tokenOf("processledare", office);
    assertThat(send(chef, cost, pdf(5)).statusCode()).isEqualTo(403);
  }
}
