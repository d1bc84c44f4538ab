package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.util.HtmlUtils;

/**
 * Every page there is can be used by everybody: axe finds nothing, it has one heading, and it fits
 * a phone, in both languages. Pages are found by following links and held against the controllers,
 * so that one which nobody has led here is missed.
 */
@ExtendWith(SharedOffice.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {
  private static final String PROJECT = Gladan.PROJECT;

  /** What somebody handed in, given back as it came. */
  private static final Set<String> HANDED_IN =
      Set.of(
          "/projekt/{project}/dialog/material/{material}/fil",
          "/projekt/{project}/kostnader/{cost}/underlag/{file}",
          "/projekt/{project}/kostnader/{cost}/underlag/{file}/forhandsvisning",
          "/projekt/{project}/intyg/inskannat/{file}",
          "/projekt/{project}/intyg/inskannat/{file}/{page}");

  /** What is there once a staff list is handed in. */
  private static final String RETURNED = "/projekt/{project}/deltagare/las-in/fel";

  /** What is there once a ledger is handed in. */
  private static final String RETURNED_LEDGER = "/projekt/{project}/kostnader/las-in/fel";

  /** What the program makes to be taken home. */
  private static final Set<String> EXPORTS =
      Set.of(
          "/projekt/{project}/plan.yaml",
          "/projekt/{project}/registrerade/{nr}/utdrag.json",
          "/projekt/{project}/registrerade/{nr}/utdrag.pdf",
          "/projekt/{project}/granskning/export.csv",
          "/projekt/{project}/granskning/export.jsonl",
          "/projekt/{project}/granskning/export.xlsx",
          "/projekt/{project}/granskning/kolumner.csv",
          "/projekt/{project}/granskning/stickprov/rapport.pdf",
          "/projekt/{project}/ansokningar/{claim}/filer/{file}",
          "/projekt/{project}/ansokningar/{claim}/utkast/{file}",
          "/projekt/{project}/deltagarfiler/{month}/fil",
          "/projekt/{project}/moten/{meeting}/protokoll/{number}");

  /** In this order: what one has been to, the next need not go to again. */
  static final List<String> ROLES =
      List.of(
          "projektledare",
          "systemadministratör",
          "processledare",
          "chef",
          "ekonom",
          "styrgrupp",
          "utvärderare",
          "följeforskare",
          "revisor",
          "handläggare av skyddade identiteter",
          "dataskyddsombud",
          "projektarbetare");

  /** Columns as an HR system names them; the second row cannot go in. */
  private static final String STAFF_LIST =
      """
      Personnummer;Förnamn;Efternamn;Arbetsplats;Anställd från
      19500118-2046;Test;Testsson;Förskolan Gladan;2018-02-01
      hej;Ingen;Alls;Förskolan Gladan;2018-02-01
      """;

  private static final Pattern OF_THE_PROJECT =
      Pattern.compile("^" + PROJECT + "|^/start$|^/intyga/|^/mina-timmar/");
  private static final Pattern MADE_UP = Pattern.compile("[Pp]åhittade uppgifter");

  private final RunningOffice office;
  private final Chromium chromium;
  private final List<String> faults = new ArrayList<>();
  private List<String> links = List.of();

  EveryPageTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @BeforeAll
  void thereIsOneOfEach() throws Exception {
    links = OneOfEach.in(office);
  }

  @BeforeEach
  void noFaultIsKnown() {
    faults.clear();
  }

  @Test
  void everyPageIsAccessibleInBothLanguagesWideAndNarrow() throws Exception {
    Crawl crawl = new Crawl(patterns());
    Map<String, String> visited = new LinkedHashMap<>();
    for (String role : ROLES) {
      Map<String, String> found;
      try (Visit visit = Visit.as(role, office)) {
        found = crawl.from(visit, "/start");
      }
      found.keySet().removeAll(visited.keySet());
      visited.putAll(found);
      Set<String> addresses = new LinkedHashSet<>(found.values());
      addresses.add("/start");
      look(chromium.signedIn(office, role, 1280), addresses);
      fitsInTheNavigation(role);
    }
    Map<String, String> byLink = crawl.from(Visit.unknown(office), links.toArray(String[]::new));
    visited.putAll(byLink);
    look(chromium.page(1280), byLink.values());
    assertThat(visited.keySet())
        .as("pages that were looked at; lead to a new one by a link, or in OneOfEach")
        .containsExactlyInAnyOrderElementsOf(patterns());
    assertThat(faults).isEmpty();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void whatFormsAnswerWithIsAccessibleToo() throws Exception {
    Page karin = chromium.signedIn(office, "projektledare", 1280);
    for (String form : List.of("/dialog/logga", "/deltagare/registrera", "/kostnader/ny")) {
      karin.navigate(office.pages() + PROJECT + form + "?lang=sv");
      karin.locator("main form button[type=submit]").last().click();
      faults.addAll(Axe.faults(karin, form + " with nothing in it"));
    }
    karin.navigate(office.pages() + PROJECT + "/deltagare/las-in");
    karin.locator("input[type=file]").setInputFiles(file("personal.csv", STAFF_LIST));
    karin.locator("main form:has(input[type=file]) button[type=submit]").click();
    karin.waitForLoadState();
    faults.addAll(Axe.faults(karin, "preview of a staff list"));
    assertThat(
            readable(
                karin
                    .context()
                    .request()
                    .get(office.pages() + RETURNED.replace("{project}", "2017-00434"))
                    .body()))
        .as("the rows that come back")
        .contains("hej")
        .containsPattern(MADE_UP);
    karin.context().close();

    Page admin = chromium.signedIn(office, "systemadministratör", 1280);
    String plan = Files.readString(Path.of("../docs/plan-example.yaml"));
    for (String content : List.of(plan, plan.replace("grant: 1128000", "grant: mycket"))) {
      admin.navigate(office.pages() + "/nytt-projekt");
      admin.locator("input[type=file]").setInputFiles(file("plan.yaml", content));
      admin.locator("main form:has(input[type=file]) button[type=submit]").click();
      admin.waitForLoadState();
      faults.addAll(Axe.faults(admin, "preview of a plan"));
    }
    admin.navigate(office.pages() + "/konton");
    admin.locator("main form button[type=submit]").last().click();
    faults.addAll(Axe.faults(admin, "an invitation without a name"));
    admin.locator("input[name=name]").fill("Bo Ek");
    admin.locator("main form button[type=submit]").last().click();
    faults.addAll(Axe.faults(admin, "an invitation"));
    String invitation = admin.locator("#lank").innerText();
    admin.context().close();

    Page bo = chromium.page(1280);
    for (String language : List.of("sv", "en")) {
      bo.navigate(invitation + "?lang=" + language);
      faults.addAll(Axe.faults(bo, "the invitation's own page"));
      bo.locator("button[type=submit]").click();
      faults.addAll(Axe.faults(bo, "the invitation's own page with nothing in it"));
    }
    assertThat(faults).isEmpty();
    chromium.forgive("422");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void seeingToOnesOwnAccountIsAccessible() {
    for (int width : List.of(1280, 360)) {
      Page ulla = chromium.signedIn(office, "utvärderare", width);
      ulla.navigate(office.pages() + "/mitt-konto");
      String signIn = ulla.url().replaceFirst("/konto.*", "");
      for (String language : List.of("sv", "en")) {
        for (String page : List.of("/konto", "/konto/bekrafta", "/konto/kod")) {
          ulla.navigate(signIn + page + "?lang=" + language);
          faults.addAll(Axe.faults(ulla, page + " " + language + " " + width));
          ulla.locator("main form button[type=submit]")
              .last()
              .evaluate("b => b.form.noValidate = true");
          ulla.locator("main form button[type=submit]").last().click();
          faults.addAll(Axe.faults(ulla, page + " with nothing in it " + language + " " + width));
        }
      }
      ulla.context().close();
    }
    assertThat(faults).isEmpty();
    chromium.forgive("422");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void whoeverIsNotLetInIsToldSoAccessibly() {
    Page anybody = chromium.page(1280);
    for (String language : List.of("sv", "en")) {
      anybody.navigate(office.pages() + "/start?lang=" + language);
      anybody.navigate(anybody.url() + "?lang=" + language);
      faults.addAll(Axe.faults(anybody, "signing in"));
      anybody.locator("input[name=username]").fill("nobody");
      anybody.locator("input[name=password]").fill("nothing");
      anybody.locator("button[type=submit]").click();
      faults.addAll(Axe.faults(anybody, "signing in with what does not match"));
      anybody.navigate(office.pages() + "/intyga/no-such-code?lang=" + language);
      faults.addAll(Axe.faults(anybody, "a link that does not work"));
    }
    anybody.context().close();
    Page samira = chromium.signedIn(office, "processledare", 360);
    for (String language : List.of("sv", "en")) {
      samira.navigate(office.pages() + PROJECT + "/styrgrupp?lang=" + language);
      faults.addAll(Axe.faults(samira, "refused"));
      samira.navigate(office.pages() + "/no-such-page?lang=" + language);
      faults.addAll(Axe.faults(samira, "not there"));
    }
    samira.context().close();
    assertThat(faults).isEmpty();
    chromium.forgive("403", "404", "410");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void aPageThatIsNotOnesOwnToSeeSaysSoInPlainWords() throws Exception {
    try (Visit samira = Visit.as("processledare", office)) {
      HttpResponse<String> refused = samira.open(PROJECT + "/styrgrupp");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("Du kan inte öppna sidan");
    }
  }

  @Test
  void everyFileThatIsTakenHomeSaysThatItIsMadeUp() throws Exception {
    try (Gladan gladan = new Gladan(office);
        Visit officer = Visit.as("dataskyddsombud", office)) {
      for (String file :
          List.of(
              "granskning/export.csv",
              "granskning/export.jsonl",
              "granskning/export.xlsx",
              "granskning/kolumner.csv",
              "granskning/stickprov/rapport.pdf?fro=mars",
              "plan.yaml")) {
        assertThat(readable(gladan.karin.file(PROJECT + "/" + file)))
            .as(file)
            .containsPattern(MADE_UP);
      }
      String person = PROJECT + "/registrerade/" + gladan.personId("Bodil Hedman");
      for (String file : List.of("/utdrag.json", "/utdrag.pdf")) {
        assertThat(readable(officer.file(person + file))).as(file).containsPattern(MADE_UP);
      }
    }
  }

  /** Workbooks write letters beyond ASCII as entities. */
  private static String readable(byte[] file) throws IOException {
    return HtmlUtils.htmlUnescape(FileText.of(file));
  }

  private void look(Page page, Iterable<String> addresses) {
    for (String language : List.of("en", "sv")) {
      page.navigate(office.pages() + "/hjalp?lang=" + language);
      for (String address : addresses) {
        page.navigate(office.pages() + address);
        assertThat(page.locator("html").getAttribute("lang")).as(address).isEqualTo(language);
        faults.addAll(Axe.faults(page, address + " " + language));
        if (page.locator("canvas:not(.dl-chart:has(table) canvas)").count() > 0) {
          faults.add(address + " " + language + ": a chart without a table beside it");
        }
        if (OF_THE_PROJECT.matcher(address).find()) {
          saysThatItIsMadeUp(page, address + " " + language);
        }
      }
    }
    page.context().close();
  }

  /** On the screen and on paper. */
  private void saysThatItIsMadeUp(Page page, String where) {
    for (Media media : List.of(Media.PRINT, Media.SCREEN)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media));
      if (!page.getByText(MADE_UP).first().isVisible()) {
        faults.add(where + " does not say that it is made up, " + media);
      }
    }
  }

  private void fitsInTheNavigation(String role) {
    Page page = chromium.signedIn(office, role, 360);
    List<String> addresses =
        page.locator("nav#meny li a").all().stream().map(a -> a.getAttribute("href")).toList();
    assertThat(addresses).isNotEmpty();
    for (String address : addresses) {
      assertThat(page.navigate(office.pages() + address).status()).as(address).isEqualTo(200);
      faults.addAll(Axe.shape(page, address + " as " + role));
    }
    page.context().close();
  }

  /** Those of all pages. */
  static List<String> patterns() {
    return Endpoint.all().stream()
        .filter(one -> one.service().equals("query") && one.verb().equals("GET"))
        .map(Endpoint::pattern)
        .filter(pattern -> !pattern.startsWith("/api/") && !pattern.startsWith("/v3/"))
        .filter(pattern -> !EXPORTS.contains(pattern) && !HANDED_IN.contains(pattern))
        .filter(pattern -> !pattern.equals(RETURNED) && !pattern.equals(RETURNED_LEDGER))
        .toList();
  }

  private static FilePayload file(String name, String content) {
    return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
  }
}
