package se.delaktig.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever has a protected identity is masked, also when the mark was there first; one with the
 * named right sees who it is for a while, and the data protection officer is told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectedIdentityTest {
  private static final String PROJECT = Gladan.PROJECT;
  private static final String NUMBER = "189002019819";

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
  void theMarkComesFirstAndTheIdentityIsShownToOneForAReason() throws Exception {
    String nr = markedBeforeTheDetails();
    try (Visit karin = Visit.as("projektledare", office)) {
      String registered = register(karin);
      assertThat(registered).as("the same person").isEqualTo(nr);
      HttpResponse<String> page = karin.open(PROJECT + "/deltagare/" + nr);
      assertThat(Form.words(page.body()))
          .contains("Namn visas inte")
          .doesNotContain("Zenobia")
          .doesNotContain("Kvasthilda")
          .doesNotContain(NUMBER.substring(8));
      assertThat(Form.words(karin.send(search(karin, "Zenobia")).body()))
          .doesNotContain("Kvasthilda");
      assertThat(karin.open("/api/projects/2017-00434/participants").body())
          .contains(nr)
          .doesNotContain("Zenobia");
      assertThat(karin.open(PROJECT + "/skyddade/" + nr).statusCode()).isEqualTo(403);
    }
    try (Visit ylva = Visit.as("handläggare av skyddade identiteter", office)) {
      String address = PROJECT + "/skyddade/" + nr;
      assertThat(ylva.open(address).body()).doesNotContain("Zenobia");
      Form without = ylva.form(address, "name=\"skal\"").with("minuter", "5");
      assertThat(ylva.send(without).statusCode()).isEqualTo(422);
      assertThat(ylva.open(address).body()).doesNotContain("Zenobia");
      Form unmask =
          ylva.form(address, "name=\"skal\"")
              .with("skal", "Beslut ska skickas hem")
              .with("minuter", "5");
      assertThat(Form.words(ylva.send(unmask).body()))
          .contains("Zenobia Kvasthilda")
          .contains(NUMBER.substring(8));
    }
    try (Visit karin = Visit.as("projektledare", office)) {
      assertThat(karin.open(PROJECT + "/deltagare/" + nr).body())
          .as("nobody else sees it meanwhile")
          .doesNotContain("Zenobia");
    }
    try (Visit david = Visit.as("dataskyddsombud", office)) {
      assertThat(Form.words(david.open("/start").body())).contains("skyddad identitet har visats");
      assertThat(Form.words(david.open(PROJECT + "/skyddade").body()))
          .contains("Beslut ska skickas hem")
          .contains("Ylva Sandgren")
          .doesNotContain("Zenobia");
      Form unprotect =
          david
              .form(PROJECT + "/skyddade/" + nr, "name=\"varfor\"")
              .with("varfor", "PROTECTION_ENDED");
      assertThat(david.send(unprotect).statusCode()).isEqualTo(200);
    }
    try (Visit karin = Visit.as("projektledare", office)) {
      assertThat(Form.words(karin.open(PROJECT + "/deltagare/" + nr).body()))
          .contains("Zenobia Kvasthilda");
    }
    assertThat(ofMasks(commits()))
        .as("the log tells that an identity was marked, shown and unmarked, and not whose it is")
        .hasSizeGreaterThanOrEqualTo(3)
        .noneMatch(line -> line.contains(nr));
  }

  private List<String> commits() throws Exception {
    try (Visit evaluator = Visit.as("utvärderare", office);
        ZipInputStream bundle =
            new ZipInputStream(
                new ByteArrayInputStream(
                    evaluator.file("/api/projects/2017-00434/evidence-bundle")))) {
      for (ZipEntry entry = bundle.getNextEntry(); entry != null; entry = bundle.getNextEntry()) {
        if (entry.getName().endsWith("log/commits.jsonl")) {
          return new String(bundle.readAllBytes(), UTF_8).lines().toList();
        }
      }
      throw new AssertionError("no log in the bundle");
    }
  }

  private static List<String> ofMasks(List<String> commits) {
    return commits.stream()
        .filter(line ->
            Stream.of("identity-protected", "identity-unmasked", "identity-unprotected")
                .anyMatch(line::contains))
        .toList();
  }

  private String markedBeforeTheDetails() throws Exception {
    try (Visit david = Visit.as("dataskyddsombud", office)) {
      Form mark =
          david
              .form(PROJECT + "/skyddade", "name=\"personalNumber\"")
              .with("personalNumber", NUMBER);
      String before = david.open(PROJECT + "/skyddade").body();
      String after = david.send(mark).body();
      return Pattern.compile("/skyddade/([a-z0-9]{20,})\"")
          .matcher(after)
          .results()
          .map(found -> found.group(1))
          .filter(id -> !before.contains(id))
          .findFirst()
          .orElseThrow();
    }
  }

  private String register(Visit karin) throws Exception {
    Form form =
        karin
            .form(PROJECT + "/deltagare/registrera", "name=\"personalNumber\"")
            .with("givenName", "Zenobia")
            .with("familyName", "Kvasthilda")
            .with("personalNumber", NUMBER)
            .with("workplace", Gladan.PLACE)
            .with("from", "2019-11-01");
    HttpResponse<String> done = karin.send(form);
    assertThat(done.statusCode()).as(Form.words(done.body())).isEqualTo(200);
    return done.uri().getPath().replaceFirst(".*/", "");
  }

  private static Form search(Visit karin, String name) throws Exception {
    return karin.form(PROJECT + "/deltagare", "name=\"sokord\"").with("sokord", name);
  }
}
