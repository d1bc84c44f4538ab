package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signed sheets come back in a pile, and each finds its person and month by the printed code. */
@ExtendWith(SharedOffice.class)
class ScannedReportsTest {
  private static final String SCANS = Gladan.PROJECT + "/intyg/inskannat";
  private static final Pattern REPORT =
      Pattern.compile("href=\"(/projekt/2017-00434/intyg/narvarorapport\\?[^\"]+)\"");
  private static final Pattern SHEET =
      Pattern.compile(
          "(?s)<svg class=\"dl-sheet-code\"[^>]*viewBox=\"0 0 (\\d+) .*?<path d=\"([^\"]+)\".*?"
              + "<span class=\"visually-hidden\">, ([^<]+)</span>");

  private final RunningOffice office;
  private final Chromium chromium;

  ScannedReportsTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  private record Sheet(int side, String path, String name) {}

  /** A report with three sheets or more, and its sheets. */
  private String report(Visit karin, List<Sheet> sheets) throws Exception {
    Matcher links = REPORT.matcher(karin.open(Gladan.PROJECT + "/intyg").body());
    while (links.find()) {
      String address = links.group(1).replace("&amp;", "&");
      sheets.clear();
      SHEET
          .matcher(karin.open(address).body())
          .results()
          .forEach(found ->
              sheets.add(
                  new Sheet(Integer.parseInt(found.group(1)), found.group(2), found.group(3))));
      if (sheets.size() > 2) {
        return address;
      }
    }
    throw new AssertionError("no report with three sheets");
  }

  @Test
  void aPileIsReadByItsCodesAndTheRestIsTiedByHand() throws Exception {
    List<Sheet> sheets = new ArrayList<>();
    String report;
    try (Visit karin = Visit.as("projektledare", office)) {
      report = report(karin, sheets);
    }
    byte[] pile = pile(sheets.get(0), null, sheets.get(1));
    Page page = chromium.signedIn(office, "projektledare", 360);
    List<String> faults = new ArrayList<>();

    page.navigate(office.pages() + SCANS);
    faults.addAll(Axe.faults(page, "scanning"));
    page.setInputFiles("#fil", new FilePayload("bunt.txt", "text/plain", "hej".getBytes()));
    page.locator("main form button[type=submit]").first().click();
    assertThat(page.locator("main").innerText()).contains("varken en PDF eller en bild");
    page.setInputFiles("#fil", new FilePayload("bunt.pdf", "application/pdf", pile));
    page.locator("main form button[type=submit]").first().click();

    assertThat(page.locator("[role=status]").first().innerText()).contains("2 av 3 sidor lästes");
    assertThat(page.locator("main").innerText())
        .contains("En inskannad sida är inte kopplad", sheets.get(0).name(), sheets.get(1).name());
    faults.addAll(Axe.faults(page, "a scanned pile"));
    String untied = page.locator("#okopplade + ul a").first().getAttribute("href");
    try (Visit karin = Visit.as("projektledare", office)) {
      assertThat(karin.file(untied)).startsWith(0x89, 'P', 'N', 'G');
      assertThat(karin.file(untied.replaceFirst("/1$", "")))
          .as("a page by itself")
          .startsWith('%', 'P', 'D', 'F');
      assertThat(karin.open(untied.replaceFirst("/1$", "/2")).statusCode()).isEqualTo(404);
    }

    page.navigate(office.pages() + report);
    assertThat(page.locator("a:has-text('Se det inskannade bladet')").count()).isEqualTo(2);
    page.locator("#koppla button[type=submit]").click();
    assertThat(page.locator("main").innerText()).contains("Välj en sida och vems blad det är");
    page.locator("#koppla [name=sida]").selectOption(new SelectOption().setIndex(1));
    page.locator("#koppla [name=vem]")
        .selectOption(new SelectOption().setLabel(sheets.get(2).name()));
    page.locator("#koppla button[type=submit]").click();
    assertThat(page.locator("[role=status]").first().innerText()).contains("Sidan är kopplad");
    assertThat(page.locator("a:has-text('Se det inskannade bladet')").count()).isEqualTo(3);
    faults.addAll(Axe.faults(page, "a report with scanned sheets"));
    page.navigate(office.pages() + SCANS);
    assertThat(page.locator("h1").innerText()).isEqualTo("Inskannade närvarorapporter");
    chromium.forgive("422");
    page.context().close();

    assertThat(faults).isEmpty();
  }

  /** The mark comes after the scan, and hides what was to be seen before. */
  @Test
  void aSheetOfSomebodyWhoBecomesProtectedIsNotShown() throws Exception {
    List<Sheet> sheets = new ArrayList<>();
    String hidden;
    String number;
    String first;
    String second;
    try (Visit karin = Visit.as("projektledare", office)) {
      String report = karin.open(report(karin, sheets)).body();
      hidden = sheets.get(0).name();
      number =
          Gladan.first(
              report.substring(report.indexOf("<span class=\"visually-hidden\">, " + hidden)),
              "<dd>(\\d{8}-\\d{4})</dd>");
      Page page = chromium.signedIn(office, "projektledare", 1280);
      page.navigate(office.pages() + SCANS);
      page.setInputFiles(
          "#fil",
          new FilePayload("bunt.pdf", "application/pdf", pile(sheets.get(0), null, sheets.get(1))));
      page.locator("main form button[type=submit]").first().click();
      String shown = karin.open(SCANS).body();
      first = picture(shown, hidden);
      second = picture(shown, sheets.get(1).name());
      page.context().close();
      assertThat(karin.file(first)).startsWith(0x89, 'P', 'N', 'G');
      String mark = marked(number);
      try {
        assertThat(karin.open(first).statusCode()).isEqualTo(410);
        assertThat(karin.open(first.replaceFirst("/1$", "")).statusCode()).isEqualTo(410);
        assertThat(karin.file(second)).as("somebody else's").startsWith(0x89, 'P', 'N', 'G');
        assertThat(Form.words(karin.open(SCANS).body()))
            .contains("Sidan lämnas inte ut", sheets.get(1).name())
            .doesNotContain(hidden);
      } finally {
        unmarked(mark);
      }
      assertThat(karin.file(first)).startsWith(0x89, 'P', 'N', 'G');
    }
  }

  /** Where the newest scanned sheet of somebody is shown. */
  private static String picture(String body, String name) {
    return Gladan.first(
        body, "<a href=\"([^\"]+/1)\">[^<]*<span class=\"visually-hidden\">, " + name);
  }

  /** It may be anybody's, also somebody's whose identity is protected. */
  @Test
  void whatIsNobodysYetIsShownToWhoeverScannedItAloneAndCanBeThrownAwayUnseen() throws Exception {
    try (Visit karin = Visit.as("projektledare", office);
        Visit olle = Visit.as("projektarbetare", office)) {
      Page page = chromium.signedIn(office, "projektledare", 1280);
      page.navigate(office.pages() + SCANS);
      page.setInputFiles("#fil", new FilePayload("bunt.pdf", "application/pdf", one(null)));
      page.locator("main form button[type=submit]").first().click();
      String picture = page.locator("#okopplade + ul a").last().getAttribute("href");
      page.context().close();
      String file = picture.replaceFirst("/1$", "");

      assertThat(karin.file(picture)).startsWith(0x89, 'P', 'N', 'G');
      String right = givenTheWholeProject(karin, "olle");
      try {
        assertThat(olle.open(picture).statusCode()).isEqualTo(410);
        assertThat(olle.open(file).statusCode()).isEqualTo(410);
        assertThat(olle.open(SCANS).body())
            .contains("Bara den får se sidan")
            .doesNotContain(picture);

        Form away = olle.form(SCANS, "value=\"" + file.replaceFirst(".*/", "") + "\"");
        assertThat(Form.words(olle.send(away).body())).contains("Sidan är slängd och förstörd");
      } finally {
        karin.send(karin.form(right, "name=\"why\"").with("why", "GRANTED_BY_MISTAKE"));
      }
      assertThat(karin.open(picture).statusCode()).isEqualTo(404);
      assertThat(karin.open(SCANS).body()).doesNotContain(picture);
    }
  }

  /** Lets an account work in all of the project, and says where that can be taken back. */
  private static String givenTheWholeProject(Visit karin, String username) throws Exception {
    String all = Gladan.PROJECT + "/behorighet";
    String before = karin.open(all).body();
    Form give =
        karin
            .form(all, "name=\"username\"")
            .with("who", "konto")
            .with("username", username)
            .with("role", "PROJECT_WORKER")
            .with("reach", "PROJECT:2017-00434")
            .with("reason", "APPOINTED_IN_PROJECT");
    return Pattern.compile("/behorighet/([a-z0-9-]{20,})\"")
        .matcher(karin.send(give).body())
        .results()
        .map(found -> all + "/" + found.group(1))
        .filter(one -> !before.contains(one + "\""))
        .findFirst()
        .orElseThrow();
  }

  /** Marks an identity as protected, and says where that can be ended. */
  private String marked(String number) throws Exception {
    String all = Gladan.PROJECT + "/skyddade";
    try (Visit david = Visit.as("dataskyddsombud", office)) {
      String before = david.open(all).body();
      Form mark = david.form(all, "name=\"personalNumber\"").with("personalNumber", number);
      return Pattern.compile("/skyddade/([a-z0-9]{20,})\"")
          .matcher(david.send(mark).body())
          .results()
          .map(found -> all + "/" + found.group(1))
          .filter(one -> !before.contains(one + "\""))
          .findFirst()
          .orElseThrow();
    }
  }

  private void unmarked(String mark) throws Exception {
    try (Visit david = Visit.as("dataskyddsombud", office)) {
      Form end = david.form(mark, "name=\"varfor\"").with("varfor", "PROTECTION_ENDED");
      assertThat(david.send(end).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoeverMayNotTickOffMayNotScan() throws Exception {
    try (Visit erik = Visit.as("ekonom", office)) {
      assertThat(erik.open(SCANS).statusCode()).isEqualTo(403);
    }
  }

  /** As a scanner makes it: pictures of sheets of A4, the last one lying upside down. */
  private static byte[] pile(Sheet first, @Nullable Sheet none, Sheet last) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      add(document, first, 0);
      add(document, none, 0);
      add(document, last, 180);
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] one(@Nullable Sheet sheet) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      add(document, sheet, 0);
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void add(PDDocument document, @Nullable Sheet sheet, int degrees)
      throws IOException {
    BufferedImage image = new BufferedImage(1_654, 2_339, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.BLACK);
    pen.rotate(Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0);
    if (sheet != null) {
      pen.translate(1_250, 150);
      pen.scale(220.0 / sheet.side(), 220.0 / sheet.side());
      for (String square : sheet.path().split("h1v1h-1z")) {
        String[] at = square.substring(1).split(" ");
        pen.fillRect(Integer.parseInt(at[0]), Integer.parseInt(at[1]), 1, 1);
      }
    }
    pen.dispose();
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(
          JPEGFactory.createFromImage(document, image, 0.6f),
          0,
          0,
          PDRectangle.A4.getWidth(),
          PDRectangle.A4.getHeight());
    }
  }
}
