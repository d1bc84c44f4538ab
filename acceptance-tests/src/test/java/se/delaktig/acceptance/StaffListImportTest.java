package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An employer's staff list from the HR system to the people's pages, in the browser: columns to be
 * picked, rows that come back, the same file again, someone who left. The steps build on each
 * other, in an office of their own: its new people would be in the others' figures.
 */
@ExtendWith(SharedOffice.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StaffListImportTest {
  private static final String PEOPLE = Gladan.PROJECT + "/deltagare";
  private static final String IMPORT = PEOPLE + "/las-in";
  private static final String HEAD =
      "Personnr;Förnamn;Efternamn;Hemvist;E-post;Tillträde;Arbetsgivare\n";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final Chromium chromium;
  private RunningOffice office;
  private final List<String> numbers = numbers();

  StaffListImportTest(Chromium chromium) {
    this.chromium = chromium;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    office = RunningOffice.start(folder);
  }

  @AfterAll
  void stop() {
    office.close();
  }

  @Test
  @Order(1)
  void theEmployersJoin() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      Form join = karin.form(Gladan.PROJECT + "/organisationer", "name=\"sector\"");
      HttpResponse<String> wrong =
          karin.send(join.with("name", "Bergslagens bygg").with("number", "12"));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(Form.words(wrong.body()))
          .contains("Organisationsnummer: Skriv sex siffror, bindestreck och fyra siffror.");
      Form kept = Form.in(wrong.body(), "name=\"sector\"");
      assertThat(kept.value("name")).as("nothing typed is lost").isEqualTo("Bergslagens bygg");
      HttpResponse<String> joined =
          karin.send(kept.with("number", "").with("joined", "2018-02-01"));
      assertThat(Form.words(joined.body()))
          .contains("Organisationen är med i projektet.", "Organisationsnummer: inte angivet");
      karin.send(
          karin
              .form(Gladan.PROJECT + "/organisationer", "name=\"sector\"")
              .with("name", "Bergslagens städ")
              .with("joined", "2018-02-01"));
    }
  }

  @Test
  @Order(2)
  void theColumnsArePickedAndTheGoodRowsGoInWhileTheBadComeBack() throws Exception {
    for (int width : List.of(360, 1280)) {
      Page page = chromium.signedIn(office, "projektledare", width);
      upload(page, list().getBytes(WINDOWS));
      assertThat(page.locator("h1").innerText()).isEqualTo("Vilken kolumn är vad?");
      assertThat(page.locator("#WORKPLACE").innerText())
          .contains("Hemvist (till exempel Vaktmästeriet)");
      accessible(page);
      page.locator("#WORKPLACE").selectOption("3");
      page.locator("form[action$=kolumner] button").click();
      if (width == 360) {
        assertThat(page.locator("h1").innerText()).startsWith("Inget nytt att läsa in.");
        page.locator("form[action$=arbetsplatser] button").click();
      }
      assertThat(page.locator("h1").innerText().replace('\u00a0', ' '))
          .isEqualTo("4 rader kan läsas in. 3 kommer tillbaka med skäl.");
      assertThat(page.locator("#fel").innerText().replace('\u00a0', ' '))
          .contains("Rad 6", "Personnummer: Sista siffran stämmer inte.")
          .contains("Rad 7", "Efternamn: Det saknas.")
          .contains("Rad 8", "Personen står redan på rad 2 med samma arbetsgivare.");
      accessible(page);
      page.context().close();
    }
  }

  @Test
  @Order(3)
  void whatWasReadInIsThereAndTheSameFileChangesNothing() throws Exception {
    Page page = chromium.signedIn(office, "projektledare", 1280);
    uploadWithColumns(page, list());
    byte[] bad = page.context().request().get(office.pages() + IMPORT + "/fel").body();
    assertThat(new String(bad, StandardCharsets.ISO_8859_1)).startsWith("PK");
    page.locator("form[action$=spara] button").click();
    assertThat(page.locator(".dl-receipt").innerText()).contains("4 rader är inlästa");
    accessible(page);

    uploadWithColumns(page, list());
    assertThat(page.locator("h1").innerText()).startsWith("Inget nytt att läsa in. 3 rader");
    assertThat(page.locator("form[action$=spara]").count()).isZero();

    assertThat(search(page, "Ödegård").innerText())
        .contains("Åsa Ödegård", "Registrerad, har inte börjat");
    page.locator("#deltagare a").first().click();
    assertThat(page.locator("#anstallningar").innerText())
        .as("two employers, one person")
        .contains("Bergslagens bygg", "Bergslagens städ");
    page.context().close();
  }

  @Test
  @Order(4)
  void aLaterListChangesNamesAndTellsWhoIsMissing() throws Exception {
    Page page = chromium.signedIn(office, "projektledare", 1280);
    String later =
        HEAD
            + row(1, "Östen", "Nyby", "Vaktmästeriet", "Bergslagens bygg")
            + row(0, "Åsa", "Ödegård", "Vaktmästeriet", "Bergslagens bygg");
    uploadWithColumns(page, later);
    assertThat(page.locator("#verkan").innerText().replaceAll("\\s+", " "))
        .contains("Nytt namn eller ny e-post 1", "Oförändrade 1");
    assertThat(page.locator("#saknas").innerText()).contains("1 står inte i filen");
    assertThat(page.locator("form[action$=slutat]").innerText())
        .contains("Örjan Ek, Vaktmästeriet, Bergslagens bygg");
    page.locator("form[action$=spara] button").click();
    page.locator("form[action$=slutat] button").click();
    assertThat(page.locator(".dl-errors").innerText()).contains("Markera minst en person.");
    accessible(page);
    page.locator("form[action$=slutat] input[type=checkbox]").check();
    page.locator("form[action$=slutat] input[type=date]").fill("2019-11-15");
    page.locator("form[action$=slutat] button").click();
    assertThat(page.locator(".dl-receipt").innerText()).contains("En anställning är avslutad");
    assertThat(search(page, "Örjan Ek").innerText()).contains("Har slutat");
    assertThat(search(page, "Nyby").innerText()).contains("Östen Nyby");
    page.context().close();
  }

  @Test
  @Order(5)
  void aProtectedIdentityIsNamedNowhere() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      Form form = karin.form(PEOPLE + "/registrera", "name=\"personalNumber\"");
      String workplace =
          Gladan.first(form.markup(), "<option value=\"([^\"]+)\"[^>]*>Bergslagens städ");
      HttpResponse<String> registered =
          karin.send(
              form.with("givenName", "Hemlig")
                  .with("familyName", "Dolding")
                  .with("personalNumber", numbers.get(5))
                  .with("workplace", workplace)
                  .with("from", "2018-09-03")
                  .with("protectedIdentity", "true"));
      assertThat(Form.words(registered.body()))
          .contains("Personen är registrerad", "Namn visas inte (", "skyddade personuppgifter")
          .doesNotContain("Hemlig", "Dolding", numbers.get(5).substring(8));
      assertThat(registered.body()).doesNotContain("/uppgifter\"");
      for (String page :
          List.of(
              PEOPLE + "?status=REGISTERED",
              Gladan.PROJECT + "/organisationer/" + workplace,
              Gladan.PROJECT + "/granskning",
              "/api/projects/2017-00434/participants")) {
        HttpResponse<String> opened = karin.open(page);
        assertThat(opened.statusCode()).as(page).isEqualTo(200);
        assertThat(opened.body()).as(page).doesNotContain("Dolding");
      }
      Form search = karin.form(PEOPLE, "name=\"sokord\"").with("sokord", "Dolding");
      assertThat(Form.words(karin.send(search).body())).contains("Ingen stämmer med det du söker");
    }
  }

  private String list() {
    return HEAD
        + row(0, "Åsa", "Ödegård", "Vaktmästeriet", "Bergslagens bygg")
        + row(1, "Östen", "Lund", "Vaktmästeriet", "Bergslagens bygg")
        + row(2, "Örjan", "Ek", "Vaktmästeriet", "Bergslagens bygg")
        + row(0, "Åsa", "Ödegård", "Trapporna", "Bergslagens städ")
        + "19121212-1213;Fel;Siffra;Vaktmästeriet;;;Bergslagens bygg\n"
        + row(3, "Utan", "", "Vaktmästeriet", "Bergslagens bygg")
        + row(0, "Åsa", "Ödegård", "Vaktmästeriet", "Bergslagens bygg");
  }

  private String row(int who, String given, String family, String workplace, String employer) {
    return String.join(";", numbers.get(who), given, family, workplace, "", "2018-09-03", employer)
        + "\n";
  }

  private void upload(Page page, byte[] file) {
    page.navigate(office.pages() + IMPORT);
    if (page.locator("form[action$=glom]").count() > 0) {
      page.locator("form[action$=glom] button").click();
    }
    page.locator("#fil").setInputFiles(new FilePayload("personal.csv", "text/csv", file));
    page.locator("main .dl-savebar button").click();
  }

  private void uploadWithColumns(Page page, String file) {
    upload(page, file.getBytes(StandardCharsets.UTF_8));
    page.locator("#WORKPLACE").selectOption("3");
    page.locator("form[action$=kolumner] button").click();
  }

  private Locator search(Page page, String name) {
    page.navigate(office.pages() + PEOPLE);
    page.locator("#sokord").fill(name);
    page.locator("#filter .dl-actions button").click();
    return page.locator("#deltagare");
  }

  private static void accessible(Page page) {
    ViewportSize own = page.viewportSize();
    assertThat(Axe.faults(page, page.url())).isEmpty();
    page.setViewportSize(own.width, own.height);
  }

  /** From the official list that the demonstration takes its own from, which begins at its top. */
  private static List<String> numbers() {
    try (Stream<String> lines =
        Files.lines(Path.of("../standalone/src/main/resources/demo/test-personnummer.txt"))) {
      return lines.filter(line -> line.matches("\\d{12}")).toList().reversed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
