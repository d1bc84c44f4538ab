package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The evaluator takes home a bundle, and somebody without an account checks it without us. */
@ExtendWith(SharedOffice.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceBundleTest {
  private static final String ADDRESS = "/api/projects/2017-00434/evidence-bundle";

  private final RunningOffice office;
  private final Chromium chromium;
  private byte[] zip = new byte[0];
  private Bundle bundle = new Bundle(Map.of());

  EvidenceBundleTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  /** With two people in it whose records are taken for one person's, who met in a session. */
  @BeforeAll
  void takeHome() throws Exception {
    List<String> together;
    try (Visit karin = Visit.as("projektledare", office)) {
      together =
          karin
              .json("/api/projects/2017-00434/participants")
              .get("people")
              .valueStream()
              .filter(one -> one.get("loggedMinutes").asInt() > 0)
              .map(one -> one.get("person").asString())
              .limit(2)
              .toList();
    }
    String token = Visit.tokenOf("projektledare", office);
    Map<String, Object> one =
        Map.of("project", "2017-00434", "person", together.get(1), "into", together.get(0));
    assertThat(command(token, "merge-records", one)).isEqualTo(200);
    take();
    Map<String, Object> two = Map.of("project", "2017-00434", "person", together.get(1));
    assertThat(command(token, "part-records", two)).isEqualTo(200);
  }

  private int command(String token, String name, Map<String, Object> body) throws Exception {
    return Visit.command(office, token, name, body, UUID.randomUUID().toString()).statusCode();
  }

  private void take() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      zip = ulla.file(ADDRESS);
      bundle = Bundle.unpacked(zip);
    }
  }

  @Test
  void theSamePartOfTheLedgerGivesTheSameBytes() throws Exception {
    long commits = bundle.json("manifest.json").get("commits").asLong();
    try (Visit ulla = Visit.as("utvärderare", office);
        Visit david = Visit.as("dataskyddsombud", office)) {
      assertThat(david.file(ADDRESS + "?commits=" + commits)).isEqualTo(zip);
      byte[] earlier = ulla.file(ADDRESS + "?commits=" + (commits - 1));
      assertThat(ulla.file(ADDRESS + "?commits=" + commits))
          .as("a head signed later is none of its")
          .isEqualTo(zip);
      assertThat(Bundle.unpacked(earlier).json("manifest.json").get("commits").asLong())
          .isEqualTo(commits - 1);
      assertThat(ulla.open(ADDRESS + "?commits=" + (commits + 1_000_000)).body())
          .contains("evidence.no-such-part");
    }
  }

  /** For people without a program at hand; held to what the verifiers recompute. */
  @Test
  void whatItClaimsCanBeReadByPeopleInBothLanguages() throws Exception {
    String hours = group("Avesta", bundle.json("manifest.json").get("day").asString());
    for (String file : List.of("sammanfattning.pdf", "summary.pdf")) {
      byte[] pdf = bundle.files().get(file);
      assertThat(AccessiblePdf.faults(pdf)).as(file).isEmpty();
      assertThat(AccessiblePdf.words(pdf)).as(file).contains("Avesta " + hours, "Avesta kommun");
      assertThat(AccessiblePdf.words(pdf).replace(" ", "")).contains(bundle.head());
    }
    assertThat(AccessiblePdf.words(bundle.files().get("sammanfattning.pdf")))
        .contains("Intygade timmar vid varje halvårs slut", "Påhittade uppgifter");
    assertThat(AccessiblePdf.words(bundle.files().get("summary.pdf")))
        .contains("Certified hours at the end of each half-year", "Known then:");
    assertThat(AccessiblePdf.language(bundle.files().get("summary.pdf"))).startsWith("en");
  }

  /** A group's logged hours as they are written. */
  private String group(String group, String day) throws IOException {
    long commits = bundle.json("manifest.json").get("commits").asLong();
    long minutes =
        bundle.lines("figures.jsonl").stream()
            .filter(one -> one.get("figure").asString().equals("hours.logged"))
            .filter(one -> one.get("known").asLong() == commits)
            .filter(one -> one.get("happened").asString().equals(day))
            .filter(one -> one.get("of").path("group").asString("").equals(group))
            .mapToLong(one -> one.get("value").asLong())
            .findFirst()
            .orElseThrow();
    assertThat(minutes).isPositive();
    String hours = "%,d h".formatted(minutes / 60).replace(',', ' ');
    return minutes % 60 == 0 ? hours : hours + " %d min".formatted(minutes % 60);
  }

  @Test
  void everyColumnAndEveryFigureIsInTheDictionary() throws IOException {
    String dictionary = bundle.text("data-dictionary.csv");
    for (String file : bundle.files().keySet()) {
      if (file.startsWith("views/") && file.endsWith(".csv")) {
        String head = bundle.text(file).lines().findFirst().orElseThrow().substring(1);
        assertThat(head.split(";"))
            .as(file)
            .allSatisfy(column ->
                assertThat(dictionary).containsPattern(file + ";" + column + ";text;.+;.+"));
      }
    }
    assertThat(bundle.lines("figures.jsonl"))
        .extracting(one -> one.get("figure").asString())
        .contains("hours.certified", "budget.used", "goals.standing", "people.left")
        .allSatisfy(figure ->
            assertThat(dictionary).containsPattern("figures.jsonl;" + figure + ";text;.+;.+"));
  }

  @Test
  void nobodyIsNamedInIt() throws IOException {
    List<String> names = List.of("Bodil", "Hedman", "Samira", "Lindahl", "@");
    for (String file : bundle.files().keySet()) {
      if (file.startsWith("log/") || file.startsWith("views/") || file.startsWith("figures")) {
        assertThat(words(file)).as(file).doesNotContain(names.toArray(String[]::new));
      }
    }
  }

  /** What a file says; of a workbook its cells, since its formats hold signs of their own. */
  private String words(String file) throws IOException {
    byte[] bytes = bundle.files().get(file);
    if (!file.endsWith(".xlsx")) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    StringBuilder cells = new StringBuilder();
    try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        if (part.getName().equals("xl/sharedStrings.xml")) {
          cells.append(new String(parts.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(cells).as("the texts of " + file).isNotEmpty();
    return cells.toString();
  }

  @Test
  void whoTheyAreIsAnAuditorsApartAndInTheReadLog() throws Exception {
    String address = "/api/projects/2017-00434/evidence-identities";
    try (Visit revisor = Visit.as("revisor", office);
        Visit ulla = Visit.as("utvärderare", office);
        Visit david = Visit.as("dataskyddsombud", office)) {
      assertThat(ulla.open(address).statusCode()).isEqualTo(403);
      String file = new String(revisor.file(address), StandardCharsets.UTF_8);
      assertThat(file).contains("person;given_name;family_name;personal_number", "Bodil;Hedman;");
      String bodil =
          file.lines().filter(line -> line.contains("Bodil;Hedman")).findFirst().orElseThrow();
      assertThat(words("log/commits.jsonl"))
          .as("the id is the bundle's")
          .contains(bodil.substring(0, bodil.indexOf(';')));
      assertThat(Form.words(david.open("/projekt/2017-00434/lasningar").body()))
          .contains("evidence-identities");
    }
  }

  @Test
  void thePythonProgramsSayThatNothingWasChangedAndExitSo(@TempDir Path folder) throws Exception {
    PythonVerifier.demandPython();
    bundle.into(folder);

    assertThat(run(folder, "verify.py")).startsWith("0 ").contains("INTAKT / INTACT");
    assertThat(run(folder, "recompute.py")).startsWith("0 ").contains("STÄMMER / RIGHT");
    assertThat(run(folder, "verify.py", "--head", bundle.head(), "--key", bundle.key()))
        .startsWith("0 ");
    assertThat(run(folder, "verify.py", "--key", "0123456789abcdef")).startsWith("1 ");

    Files.writeString(folder.resolve("views/goals.csv"), "goal;standing\r\n");
    assertThat(run(folder, "verify.py")).startsWith("1 ").contains("CHANGED: views/goals.csv");
  }

  @Test
  void integrityIsCheckedInThreeHundredLines() {
    assertThat(bundle.text("verify.py").lines().count()).isLessThanOrEqualTo(300);
  }

  /** The issue's own question, asked of this office's one group with people. */
  @Test
  void anOutsiderChecksItInABrowserWithoutNetworkAndAsksIt(@TempDir Path folder) throws Exception {
    Page page = PageVerifier.open(bundle, chromium, folder, 1280);
    page.locator("#zip").setInputFiles(new FilePayload("underlag.zip", "application/zip", zip));
    page.waitForSelector("#result .box[data-run]");
    assertThat(page.locator("#result h2").first().innerText()).isEqualTo("Inget har ändrats");

    page.getByLabel("Var", new Page.GetByLabelOptions().setExact(true))
        .selectOption("{\"group\":\"Avesta\"}");
    page.locator("#happened").fill("2019-06-30");
    page.locator("#known").fill("2019-06-30");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Visa svaret")).click();
    page.waitForSelector("#answer table");
    List<Object> certified =
        page.locator("#answer tbody tr").nth(2).locator("td").all().stream()
            .map(cell -> (Object) cell.getAttribute("data-minutes"))
            .toList();
    assertThat(certified)
        .containsExactly(claimed("2019-06-30", false), claimed("2019-06-30", true));
    assertThat(Axe.faults(page, "verify.html")).isEmpty();

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("In English")).click();
    assertThat(page.locator("#result h2").first().innerText())
        .isEqualTo("Nothing has been changed");
    assertThat(Axe.faults(page, "verify.html")).isEmpty();
    page.context().close();
  }

  @Test
  void oneChangedByteIsNamed(@TempDir Path folder) throws Exception {
    byte[] changed = zip.clone();
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("\\\"minutes\\\":", text.indexOf("\"name\":\"hours-certified\"")) + 12;
    changed[at] = (byte) (changed[at] == '9' ? '8' : changed[at] + 1);

    Page page = PageVerifier.open(bundle, chromium, folder, 360);
    page.locator("#zip").setInputFiles(new FilePayload("underlag.zip", "application/zip", changed));
    page.waitForSelector("#result .box.bad");

    assertThat(page.locator("#result h2").first().innerText()).isEqualTo("Underlaget har ändrats");
    assertThat(page.locator("#result li[data-code=content]").allInnerTexts())
        .singleElement()
        .asString()
        .contains("log/commits.jsonl: händelse", "intyg om timmar, hours-certified", "är ändrad");
    assertThat(page.locator("#result li[data-code=figure]").first().isVisible())
        .as("what follows from it is not in the way")
        .isFalse();
    page.locator("#result summary").click();
    assertThat(page.locator("#result li[data-code=figure]").first().innerText())
        .containsPattern("intygade timmar.* till och med .*: underlaget säger .* tim");
    assertThat(page.locator("#ask").isVisible()).isFalse();
    page.context().close();
  }

  /** What the bundle claims was certified in the group by a day, as known then or at its end. */
  private String claimed(String day, boolean now) {
    long commits = bundle.json("manifest.json").get("commits").asLong();
    for (JsonNode figure : bundle.lines("figures.jsonl")) {
      if (figure.get("figure").asString().equals("hours.certified")
          && figure.get("of").path("group").asString("").equals("Avesta")
          && figure.get("happened").asString().equals(day)
          && (figure.get("known").asLong() == commits) == now) {
        return figure.get("value").asString();
      }
    }
    throw new AssertionError("not claimed: " + day);
  }

  private static String run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PythonVerifier.program(), "-B"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + printed;
  }
}
