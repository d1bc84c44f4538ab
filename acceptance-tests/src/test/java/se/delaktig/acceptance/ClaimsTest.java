package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an economist does from a month's end to the correction of the one before, in a browser: the
 * month is closed, the claim built and followed down to the signatures, handed in, an hour put
 * right, and what follows from it seen. In an office of its own, as closed months are everybody's.
 */
@ExtendWith(SharedOffice.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClaimsTest {
  private static final String PROJECT = Gladan.PROJECT;
  private static final String CLAIMS = PROJECT + "/ansokningar";
  private static final Pattern ISSUED = Pattern.compile("href=\"([^\"]*/filer/[^\"]+)\"");
  private static final int WIDE = 1280;
  private static final int NARROW = 360;

  private final Map<String, byte[]> issued = new LinkedHashMap<>();
  private RunningOffice office;
  private String september;
  private String claim;

  @BeforeAll
  void aSeptemberThatIsClaimedAndAnOctoberThatIsNot() throws Exception {
    office =
        RunningOffice.start(
            Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "office")), "claims"));
    try (Gladan gladan = new Gladan(office);
        Visit ekonomen = Visit.as("ekonom", office)) {
      september = gladan.proven("2019-09-10", 60, "september 2019");
      gladan.proven("2019-10-15", 60, "oktober 2019");
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

  private static Locator press(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator follow(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static String words(Page page) {
    return page.locator("main").innerText().replaceAll("[\\s\u00a0]+", " ");
  }

  /** As it is seen on a desk and on a phone; nothing may stand outside a phone's screen. */
  private static void seen(Page page, String name) {
    Pictures.takeWhole(page, "claims-" + name);
    page.setViewportSize(NARROW, 740);
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(name + " at 360 pixels")
        .isTrue();
    Pictures.takeWhole(page, "claims-" + name + "-360");
    page.setViewportSize(WIDE, 900);
  }

  @Test
  @Order(1)
  void octoberIsClosedClaimedAndFollowedToTheSignatures(Chromium chromium) {
    Page page = chromium.signedIn(office, "ekonom", WIDE);
    assertThat(words(page))
        .contains("Stäng oktober 2019", "Lämna deltagarfilen för oktober 2019")
        .contains("Senast 28 november 2019");
    seen(page, "start");

    page.navigate(office.pages() + PROJECT + "/manader/2019-10");
    seen(page, "month");
    press(page, "Stäng oktober 2019").click();
    assertThat(words(page)).contains("Oktober 2019 stängdes");

    page.navigate(office.pages() + CLAIMS);
    assertThat(words(page)).contains("Att söka för: oktober 2019");
    seen(page, "claims");
    press(page, "Bygg ansökan").click();
    claim = page.url().replaceFirst(".*/", "");
    assertThat(words(page)).contains("Månader: oktober 2019", "Utkast, PDF");
    seen(page, "claim");

    follow(page, "Deltagares tid, offentliga organisationer").first().click();
    seen(page, "line");
    follow(page, "Oktober 2019").click();
    follow(page, "2019-10-15 13.00").click();
    assertThat(words(page))
        .contains("Bodil Hedman", "60 min", "Marie Lindahl")
        .containsPattern("Bodil Hedman 60 min .*, händelse \\d+ Marie Lindahl, .*, händelse \\d+");
    seen(page, "signatures");
  }

  @Test
  @Order(2)
  void whatIsHandedInIsKeptAsItWas() throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      HttpResponse<String> page = ekonomen.send(ekonomen.form(CLAIMS + "/" + claim, "/lamna-in"));
      String words = Form.words(page.body()).replace(" ", "");
      ISSUED
          .matcher(page.body())
          .results()
          .map(link -> link.group(1))
          .forEach(link -> issued.put(link, file(ekonomen, link)));
      assertThat(issued).hasSize(12);
      for (Map.Entry<String, byte[]> one : issued.entrySet()) {
        assertThat(words).as(one.getKey()).contains(sha256(one.getValue()));
        if (one.getKey().endsWith(".pdf")) {
          assertThat(AccessiblePdf.faults(one.getValue())).as(one.getKey()).isEmpty();
          assertThat(AccessiblePdf.language(one.getValue())).isEqualTo("sv");
          assertThat(AccessiblePdf.words(one.getValue()))
              .contains("Ansökan om utbetalning 2", "Månader: oktober 2019")
              .containsPattern("Loggens huvud när filen skrevs.* \\d+:[0-9a-f]{64}")
              .doesNotContain("Utkast");
        }
      }
      assertThat(AccessiblePdf.words(pdf("certificates")))
          .contains("Bodil Hedman", "Marie Lindahl", "Förskolan Gladan");
      assertThat(AccessiblePdf.words(pdf("progress-report"))).contains("Avvikelser");
      assertThat(ekonomen.open(CLAIMS + "/" + claim + "/filer/final-report.pdf").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  @Order(3)
  void anHourPutRightInSeptemberIsExactlyThatCorrection(Chromium chromium) throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      ekonomen.send(ekonomen.form(PROJECT + "/deltagarfiler", "/deltagarfiler/2019-10"));
    }
    Page page = chromium.signedIn(office, "ekonom", WIDE);
    page.navigate(office.pages() + CLAIMS + "/" + claim + "/rad/hours-public/2019-09");
    follow(page, "2019-09-10 13.00").click();
    String worth = amountOf("Bodil Hedman", words(page));
    follow(page, "Öppna tillfället, för att se eller rätta det").click();
    follow(page, "Rätta").first().click();
    page.locator("li:has(legend:text-is('Bodil Hedman')) input[value=borta]")
        .check(new Locator.CheckOptions().setForce(true));
    page.locator("select[name=skal]").selectOption("WRONG_ATTENDANCE");
    press(page, "Rätta tillfället").click();
    assertThat(words(page))
        .contains("September 2019 stängdes")
        .contains("Sparar du det här blir det en sen post");
    seen(page, "late");
    press(page, "Rätta tillfället").click();
    assertThat(words(page)).contains("Bodil Hedman: Borta, 0 min");

    page.navigate(office.pages() + CLAIMS);
    assertThat(words(page))
        .contains("Ändrat sedan senaste ansökan")
        .containsPattern(
            "2019-09-10 Dialogtillfälle Bodil Hedman 60 min 0 min −"
                + Pattern.quote(worth)
                + " Summa −"
                + Pattern.quote(worth));
    seen(page, "corrected");

    page.navigate(office.pages() + PROJECT + "/deltagarfiler");
    assertThat(words(page))
        .contains("Lämna på nytt: september 2019, oktober 2019")
        .doesNotContain("november 2019");
    seen(page, "files");
    follow(page, "En rad").click();
    assertThat(words(page))
        .contains("Filen för september 2019: en rad skiljer sig")
        .contains("Bodil Hedman");
    seen(page, "difference");
    page.goBack();
    press(page, "Ta fram dem på nytt").click();
    assertThat(words(page)).doesNotContain("Lämna på nytt");
    assertThat(chromium.complaints())
        .allMatch(complaint -> complaint.contains("422"), "only the offer of the late entry");
    chromium.forgive("422");
  }

  private static String amountOf(String person, String words) {
    return Gladan.first(
        words,
        Pattern.quote(person)
            + " 60 min .*? händelse [\\d ]+ .*? händelse [\\d ]+? (\\d[\\d ]*,\\d\\d kr)");
  }

  @Test
  @Order(4)
  void aDateInAClosedMonthIsOfferedAsALateEntryWhereverItIsTyped() throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office);
        Visit karin = Visit.as("projektledare", office)) {
      Form cost =
          ekonomen
              .form(PROJECT + "/kostnader/ny", "name=\"verifikation\"")
              .with("verifikation", "K 77")
              .with("organisation", "avesta-kommun")
              .with("betald", "2019-09-20")
              .with("belopp", "1250,50")
              .with("delbudget", "IMPLEMENTATION")
              .with("slag", "EXTERNAL_SERVICES");
      String recorded = late(ekonomen, cost, "name=\"verifikation\"");
      assertThat(Form.words(recorded)).contains("1 250,50 kr");
      String reverse = Gladan.first(recorded, "href=\"([^\"]+/ta-tillbaka)\"");
      late(
          ekonomen,
          ekonomen.form(reverse, "name=\"skal\"").with("skal", "WRONG_AMOUNT"),
          "name=\"skal\"");

      String post =
          Gladan.first(
              ekonomen.open(PROJECT + "/arbetstid?manad=2019-09").body(),
              "href=\"(" + PROJECT + "/arbetstid/[^\"?]+)[?\"]");
      Form report =
          ekonomen
              .form(post + "?manad=2019-09", "name=\"dag-2-0\"")
              .with("dag-2-0", "8")
              .with("timkostnad", "300");
      late(ekonomen, report, "name=\"dag-2-0\"");

      karin.send(karin.form(PROJECT + "/utbildning", "/utbildning/utse"));
      Form plan =
          karin
              .form(PROJECT + "/utbildning/planera", "name=\"rubrik\"")
              .with("rubrik", "Introduktionsdag")
              .with("datum", "2019-09-12")
              .with("start", "900")
              .with("minuter", "420");
      late(karin, Form.in(karin.send(plan).body(), "name=\"revision\""), "name=\"revision\"");
      assertThat(Form.words(ekonomen.open(PROJECT + "/manader/2019-09").body()))
          .contains("Sena poster");
    }
  }

  /** Comes back with the offer and all that was typed; sent again, it is recorded. */
  private static String late(Visit visit, Form form, String with) throws Exception {
    HttpResponse<String> offer = visit.send(form);
    assertThat(offer.statusCode()).as(Form.words(offer.body())).isEqualTo(422);
    assertThat(Form.words(offer.body()))
        .contains("September 2019 stängdes", "Sparar du det här blir det en sen post");
    Form again = Form.in(offer.body(), with);
    assertThat(again.fields()).containsAllEntriesOf(form.fields());
    HttpResponse<String> done = visit.send(again);
    assertThat(done.statusCode()).as(Form.words(done.body())).isEqualTo(200);
    return done.body();
  }

  /**
   * What was handed in is the same to the byte after a correction; and a program that has just been
   * started computes the same from the log alone.
   */
  @Test
  @Order(5)
  void theFiguresAreComputedAnewFromTheLogToTheOre() throws Exception {
    office.stopAndRestart();
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      for (Map.Entry<String, byte[]> one : issued.entrySet()) {
        assertThat(file(ekonomen, one.getKey())).as(one.getKey()).isEqualTo(one.getValue());
        if (one.getKey().endsWith(".xlsx")) {
          assertThat(file(ekonomen, one.getKey().replace("/filer/", "/utkast/")))
              .as(one.getKey() + ", computed anew")
              .isEqualTo(one.getValue());
        }
      }
      BigDecimal byLine = sumOf("claim-summary", 3, row -> row.getCellText(0).contains("tid,"));
      assertThat(byLine).isPositive();
      assertThat(sumOf("certificates", 5, row -> true)).isEqualByComparingTo(byLine);
      assertThat(sumOf("participant-list", 4, row -> true)).isEqualByComparingTo(byLine);
      assertThat(sumOf("cofinancing-summary", 4, row -> true)).isEqualByComparingTo(byLine);
    }
  }

  private BigDecimal sumOf(String file, int column, java.util.function.Predicate<Row> of)
      throws IOException {
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(named(file + ".xlsx")))) {
      List<BigDecimal> amounts = new ArrayList<>();
      for (Row row : book.getFirstSheet().read()) {
        if (row.getCellCount() > column && of.test(row)) {
          row.getCellAsNumber(column).ifPresent(amounts::add);
        }
      }
      return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** When the project is over, the last claim has a final report. */
  @Test
  @Order(6)
  void theLastClaimHasTheFinalReport() throws Exception {
    office.restartLaterBy(Duration.ofDays(500));
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      ekonomen.send(ekonomen.form(PROJECT + "/manader/2021-02", "/stang"));
      String built = ekonomen.send(ekonomen.form(CLAIMS, "Bygg ansökan")).body();
      String page = ekonomen.send(Form.in(built, "/lamna-in")).body();
      byte[] report =
          file(ekonomen, Gladan.first(page, "href=\"([^\"]*/filer/final-report.pdf)\""));
      assertThat(AccessiblePdf.faults(report)).isEmpty();
      assertThat(AccessiblePdf.words(report))
          .contains("Slutrapport", "Resultat", "Förväntat och utfall", "Tid och aktiviteter")
          .contains("Avvikelser", "Beslut och åtgärder", "Utvärdering och följeforskning");
    }
  }

  private byte[] pdf(String name) {
    return named(name + ".pdf");
  }

  private byte[] named(String name) {
    return issued.entrySet().stream()
        .filter(one -> one.getKey().endsWith("/" + name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] file(Visit visit, String path) {
    try {
      return visit.file(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(byte[] file) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
  }
}
