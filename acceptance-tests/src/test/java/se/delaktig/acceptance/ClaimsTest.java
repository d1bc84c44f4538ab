package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;

/**
 * What an economist does from a month's end to the correction of the one before, and what goes with
 * a claim to the fund. In an office of its own, as closed months are everybody's.
 */
@ExtendWith(SharedOffice.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClaimsTest {
  private static final String PROJECT = Gladan.PROJECT;
  private static final String CLAIMS = PROJECT + "/ansokningar";
  private static final int WIDE = 1280;

  /** What the project must bring, and the hours that are planned to bring it. */
  private static final BigDecimal KRONOR = new BigDecimal("4845084");

  private static final BigDecimal MINUTES = BigDecimal.valueOf(22_030 * 60);

  private RunningOffice office;

  @BeforeAll
  void aSeptemberThatIsClaimedAndAnOctoberThatIsNot() throws Exception {
    office =
        RunningOffice.start(
            Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "office")), "claims"));
    try (Gladan gladan = new Gladan(office);
        Visit ekonomen = Visit.as("ekonom", office)) {
      gladan.proven("2019-09-10", 60, "september 2019");
      gladan.proven("2019-10-15", 60, "oktober 2019");
      Form cash =
          ekonomen
              .form(PROJECT + "/medfinansiering/kontant/ny", "name=\"underlag\"")
              .with("organisation", "avesta-kommun")
              .with("slag", "PUBLIC")
              .with("mottaget", "2019-10-02")
              .with("belopp", "25 000")
              .with("underlag", "K 77");
      assertThat(Form.words(ekonomen.send(cash).body()))
          .contains("25 000,00 kr i kontant medfinansiering räknas", "Offentlig organisation");
      ekonomen.send(ekonomen.form(PROJECT + "/manader/2019-09", "/stang"));
      ekonomen.send(ekonomen.form(PROJECT + "/deltagarfiler", "/deltagarfiler/2019-09"));
      String built = ekonomen.send(ekonomen.form(CLAIMS, "Bygg ansökan")).body();
      assertThat(Form.words(ekonomen.send(Form.in(built, "/lamna-in")).body()))
          .contains("Inlämnad");
    }
  }

  @AfterAll
  void stop() {
    office.close();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static void follow(Page page, String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
  }

  private static void open(Page page, String end) {
    page.locator("main a[href$='" + end + "']").first().click();
  }

  /** The session that began at 13.00 on a day. */
  private static void session(Page page, String day) {
    page.getByRole(
            AriaRole.LINK,
            new Page.GetByRoleOptions().setName(Pattern.compile(day + "\\s.*13\\.00")))
        .click();
  }

  private static String words(Page page) {
    return page.locator("main").innerText().replaceAll("[\\s\u00a0]+", " ");
  }

  /** What so many certified minutes are worth, by the ratio and not by any page. */
  private static BigDecimal worth(long minutes) {
    return KRONOR.multiply(BigDecimal.valueOf(minutes)).divide(MINUTES, 2, RoundingMode.HALF_UP);
  }

  private static String kronor(BigDecimal amount) {
    return amount.toPlainString().replace('.', ',') + " kr";
  }

  /** The economist takes one person out of a session, and takes the offer of a late entry. */
  private void aBodilWhoWasNotThere(String address) throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      String page = ekonomen.open(address).body();
      Form correction =
          Form.in(page, "name=\"skal\"")
              .with(Gladan.fieldOf("Bodil Hedman", page), "borta")
              .with("skal", "WRONG_ATTENDANCE");
      HttpResponse<String> offer = ekonomen.send(correction);
      assertThat(offer.statusCode()).as(Form.words(offer.body())).isEqualTo(422);
      assertThat(Form.words(offer.body()))
          .contains("September 2019 stängdes", "Sparar du det här blir det en sen post");
      assertThat(Form.words(ekonomen.send(Form.in(offer.body(), "name=\"skal\"")).body()))
          .contains("Bodil Hedman: Borta, 0 min");
    }
  }

  @Test
  @Order(1)
  void theEconomistClosesOctoberClaimsItAndPutsAnHourOfSeptemberRight(Chromium chromium)
      throws Exception {
    Page page = chromium.signedIn(office, "ekonom", WIDE);
    assertThat(words(page))
        .contains("Stäng oktober 2019", "Lämna deltagarfilen för oktober 2019")
        .contains("Senast 28 nov 2019");
    page.navigate(office.pages() + PROJECT + "/manader/2019-10");
    press(page, "Stäng oktober 2019");
    assertThat(words(page)).contains("Oktober 2019 stängdes");

    page.navigate(office.pages() + CLAIMS);
    assertThat(words(page)).contains("Att söka för: oktober 2019");
    press(page, "Bygg ansökan");
    String claim = page.url();
    assertThat(words(page))
        .contains("Månader: oktober 2019")
        .containsPattern("Kontant, offentliga organisationer .*? 25 000,00 kr");

    follow(page, "Deltagares tid, okänt om offentlig eller privat");
    Matcher whole =
        Pattern.compile("Summa (\\d+) h (?:(\\d+) min )?([\\d ]+,\\d\\d) kr").matcher(words(page));
    assertThat(whole.find()).as(words(page)).isTrue();
    long minutes =
        60 * Long.parseLong(whole.group(1))
            + (whole.group(2) == null ? 0 : Long.parseLong(whole.group(2)));
    assertThat(new BigDecimal(whole.group(3).replace(" ", "").replace(',', '.')))
        .isEqualByComparingTo(worth(minutes));
    open(page, "/rad/hours-unknown/2019-10");
    session(page, "2019-10-15");
    assertThat(words(page))
        .containsPattern(
            "Bodil Hedman 60 min .*?, händelse [\\d ]+ Marie Lindahl, .*?, händelse [\\d ]+");

    page.navigate(claim);
    press(page, "Ansökan är inlämnad");
    assertThat(words(page)).contains("Inlämnad");
    page.navigate(office.pages() + PROJECT + "/deltagarfiler");
    assertThat(words(page)).contains("oktober 2019", "2019-11-28");
    press(page, "Ta fram filen för oktober 2019");
    assertThat(words(page)).containsPattern("Oktober 2019 Framtagen");

    page.navigate(claim + "/rad/hours-unknown/2019-09");
    session(page, "2019-09-10");
    String session =
        page.getByText("Öppna tillfället, för att se eller rätta det").getAttribute("href");
    aBodilWhoWasNotThere(session + "/ratta");

    String less = kronor(worth(minutes).subtract(worth(minutes - 60)));
    page.navigate(office.pages() + CLAIMS);
    assertThat(words(page))
        .contains("Ändrat sedan senaste ansökan")
        .contains(
            "2019-09-10 Dialogtillfälle Bodil Hedman 60 min 0 min −%s Summa −%s"
                .formatted(less, less));
    press(page, "Bygg ansökan");
    assertThat(words(page)).contains("Månader: bara rättelser", "−" + less);
    press(page, "Ansökan är inlämnad");
    assertThat(words(page)).contains("Inlämnad");

    page.navigate(office.pages() + PROJECT + "/deltagarfiler");
    assertThat(words(page))
        .contains("Lämna på nytt: september 2019, oktober 2019")
        .doesNotContain("november 2019");
    follow(page, "En rad");
    assertThat(words(page))
        .contains("Filen för september 2019: en rad skiljer sig")
        .contains("Bodil Hedman");
    page.goBack();
    press(page, "Ta fram dem på nytt");
    assertThat(words(page)).doesNotContain("Lämna på nytt");
    assertThat(chromium.complaints()).isEmpty();
    page.context().close();
  }

  /** A file outlives the page it was taken from, and is sent on: it says it itself. */
  @Test
  @Order(2)
  void whatLeavesADemonstrationSaysThatItIsMadeUp() throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      List<String> files = issued(ekonomen, 2);
      assertThat(files)
          .anyMatch(one -> one.endsWith(".xlsx"))
          .anyMatch(one -> one.endsWith(".pdf"));
      for (String file : files) {
        assertThat(HtmlUtils.htmlUnescape(FileText.of(ekonomen.file(file))))
            .as(file)
            .contains("Påhittade uppgifter");
      }
      assertThat(FileText.of(ekonomen.file(PROJECT + "/deltagarfiler/2019-09/fil")))
          .startsWith("Påhittade uppgifter");
    }
  }

  /** Every column of every spreadsheet says what it means, under which rules and of which log. */
  @Test
  @Order(2)
  void everySpreadsheetSaysWhatItsColumnsMean() throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      List<String> books =
          issued(ekonomen, 2).stream().filter(one -> one.endsWith(".xlsx")).toList();
      assertThat(books).hasSizeGreaterThan(4);
      for (String file : books) {
        try (ReadableWorkbook book =
            new ReadableWorkbook(new ByteArrayInputStream(ekonomen.file(file)))) {
          List<Sheet> sheets = book.getSheets().toList();
          Set<String> explained = new TreeSet<>();
          for (Row row : sheets.get(sheets.size() - 2).read()) {
            assertThat(row.getCellText(2)).as(file).isNotBlank();
            explained.add(row.getCellText(0) + ": " + row.getCellText(1));
          }
          Set<String> heads = new TreeSet<>();
          for (Sheet sheet : sheets.subList(0, sheets.size() - 2)) {
            Row head = sheet.read().get(1);
            for (int column = 0; column < head.getCellCount(); column++) {
              heads.add(sheet.getName() + ": " + head.getCellText(column));
            }
          }
          assertThat(explained).as(file).containsAll(heads);
          assertThat(heads).as(file).isNotEmpty();
          assertThat(sheets.getLast().read().stream().map(row -> row.getCellText(0)).toList())
              .as(file)
              .anyMatch(line -> line.startsWith("Regelversion: "))
              .anyMatch(line -> line.matches("Så som det stod i loggen vid position \\d+, .*"));
        }
      }
    }
  }

  /** What a column means stands on paper too, in the words of the spreadsheet. */
  @Test
  @Order(2)
  void everyPaperSaysWhatItsColumnsMean() throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      List<String> books =
          issued(ekonomen, 2).stream().filter(one -> one.endsWith(".xlsx")).toList();
      assertThat(books).isNotEmpty();
      for (String file : books) {
        String paper = AccessiblePdf.words(ekonomen.file(file.replaceAll("xlsx$", "pdf")));
        try (ReadableWorkbook book =
            new ReadableWorkbook(new ByteArrayInputStream(ekonomen.file(file)))) {
          List<Sheet> sheets = book.getSheets().toList();
          List<Row> meanings = sheets.get(sheets.size() - 2).read();
          assertThat(meanings).hasSizeGreaterThan(1);
          assertThat(paper)
              .as(file)
              .contains(meanings.stream().map(row -> row.getCellText(2)).toList());
        }
      }
    }
  }

  @Test
  @Order(2)
  void theProgressReportNamesThePostsThatNobodyHasReportedOn() throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      String file =
          issued(ekonomen, 2).stream()
              .filter(one -> one.endsWith("/progress-report.xlsx"))
              .findFirst()
              .orElseThrow();
      try (ReadableWorkbook book =
          new ReadableWorkbook(new ByteArrayInputStream(ekonomen.file(file)))) {
        List<Row> rows =
            book.findSheet("Tjänster utan tidrapport").orElseThrow().read().stream()
                .skip(2)
                .toList();
        assertThat(rows).isNotEmpty();
        String month = Form.words(ekonomen.open(PROJECT + "/manader/2019-10").body());
        assertThat(rows)
            .allSatisfy(row -> {
              assertThat(row.getCellText(2)).isEqualTo("2019-10");
              assertThat(month).contains(row.getCellText(0));
            });
      }
    }
  }

  private static List<String> issued(Visit ekonomen, int number) throws Exception {
    String claim =
        Gladan.first(
            ekonomen.open(CLAIMS).body(),
            "href=\"(" + CLAIMS + "/[^\"/]+)\"[^>]*>\\s*(?:<[^>]+>\\s*)*Ansökan " + number);
    return Pattern.compile("href=\"([^\"]*/filer/[^\"]+)\"")
        .matcher(ekonomen.open(claim).body())
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  /**
   * What stands in the spreadsheets that went to the fund is what a program that shares no code
   * with the one that wrote them computes from the log, to the öre.
   */
  @Test
  @Order(3)
  void theFiguresOfTheSpreadsheetsFollowFromTheLogAlone(@TempDir Path folder) throws Exception {
    PythonVerifier.demandPython();
    try (Visit ekonomen = Visit.as("ekonom", office);
        Visit ulla = Visit.as("utvärderare", office)) {
      RecomputedClaims recomputed =
          RecomputedClaims.of(
              Bundle.unpacked(ulla.file("/api/projects/2017-00434/evidence-bundle")), folder);
      for (int number = 1; number <= 3; number++) {
        List<String> files = issued(ekonomen, number);
        Map<String, BigDecimal> lines = new TreeMap<>();
        BigDecimal grant = null;
        for (Row row : rows(ekonomen, files, "claim-summary")) {
          BigDecimal claimed = amount(row, 5);
          if (row.getCellText(0).equals("Sökt stöd")) {
            grant = claimed;
          } else {
            lines.put(row.getCellText(0) + ", " + row.getCellText(1), claimed);
          }
        }
        assertThat(lines).as("claim %d", number).isEqualTo(recomputed.lines(number));
        assertThat(grant).as("claim %d", number).isEqualTo(recomputed.grant(number));

        Map<String, BigDecimal> organisations = new TreeMap<>();
        for (Row row : rows(ekonomen, files, "cofinancing-summary")) {
          organisations.put(row.getCellText(0) + ", " + row.getCellText(1), amount(row, 4));
        }
        assertThat(organisations)
            .as("claim %d", number)
            .isEqualTo(recomputed.organisations(number));

        List<BigDecimal> staff = new ArrayList<>();
        for (Row row : rows(ekonomen, files, "time-reports")) {
          staff.add(amount(row, 6));
        }
        assertThat(staff)
            .as("claim %d", number)
            .containsExactlyInAnyOrderElementsOf(recomputed.staff(number));
      }
      assertThat(recomputed.lines(1)).as("there is something to compare").isNotEmpty();
      assertThat(recomputed.organisations(2)).isNotEmpty();
    }
  }

  /** The rows of a spreadsheet's first sheet that stand below its heads. */
  private static List<Row> rows(Visit ekonomen, List<String> files, String name) throws Exception {
    String file =
        files.stream().filter(one -> one.endsWith("/" + name + ".xlsx")).findFirst().orElseThrow();
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(ekonomen.file(file)))) {
      List<Row> rows = book.getFirstSheet().read();
      return rows.subList(2, rows.size());
    }
  }

  private static BigDecimal amount(Row row, int column) {
    return row.getCellAsNumber(column).orElseThrow().setScale(2);
  }

  /** When the project is over, the last claim has a final report. */
  @Test
  @Order(4)
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
