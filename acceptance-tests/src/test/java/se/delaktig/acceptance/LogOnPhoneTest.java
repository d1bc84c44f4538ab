package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong on a phone at a workplace, and loses nothing: reload, lost connection, haste. */
@ExtendWith(SharedOffice.class)
class LogOnPhoneTest {
  private static final String FORM = Gladan.PROJECT + "/dialog/logga";

  private final RunningOffice office;
  private final Chromium chromium;

  LogOnPhoneTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @Test
  void aHalfFilledFormSurvivesAReloadAndADoubleTapLogsOnce() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      int before = gladan.sessions().size();
      Page page = chromium.signedIn(office, "processledare", 360);
      page.navigate(office.pages() + FORM);
      page.locator("input[name=datum]").fill("2019-05-06");
      shortly(page);
      choose(page, "Bodil Hedman", "borta").tap();
      choose(page, "Johan Lindqvist", "del").tap();
      page.locator("summary:has-text('Någon som inte står på listan')").tap();
      page.waitForResponse(
          answer -> answer.url().endsWith("/logga/namn"),
          () -> page.locator("input[name=extra-1]").fill("Rut Lind 19501017-2483"));
      page.locator("input[name=extramin-1]").fill("3");
      page.locator("input[name=start]").fill("14.15");
      page.reload();
      assertThat(page.locator("input[name=start]").inputValue())
          .as("what was being typed when it was reloaded")
          .isEqualTo("14.15");
      assertThat(page.locator("[data-draft-status]").innerText())
          .contains("Utkastet från förra gången är tillbaka");
      assertThat(page.locator("input[name=extra-1]").inputValue())
          .as("the name, which the phone does not keep")
          .isEqualTo("Rut Lind 19501017-2483");
      assertThat(page.locator("input[name=extramin-1]").isVisible()).isTrue();
      assertThat(page.locator("input[name=datum]").inputValue()).isEqualTo("2019-05-06");
      assertThat(choose(page, "Bodil Hedman", "borta").locator("input").isChecked()).isTrue();
      assertThat(choose(page, "Johan Lindqvist", "del").locator("input").isChecked()).isTrue();
      assertThat((String) page.evaluate("JSON.stringify({...localStorage})"))
          .contains("utkast:")
          .doesNotContain("Rut", "Lind", "1950", "Bodil", "Johan");
      choose(page, "Johan Lindqvist", "borta").tap();

      Locator save = button(page, "Spara tillfället");
      page.locator("input[name=extra-1]").fill("");
      page.locator("input[name=extramin-1]").fill("");
      BoundingBox box = save.boundingBox();
      page.touchscreen().tap(box.x + box.width / 2, box.y + box.height / 2);
      page.touchscreen().tap(box.x + box.width / 2, box.y + box.height / 2);
      heading(page, "Sparat").waitFor();
      assertThat(gladan.sessions().size()).isEqualTo(before + 1);
      assertThat((String) page.evaluate("JSON.stringify({...localStorage})"))
          .doesNotContain("utkast:");
      page.navigate(office.pages() + FORM);
      assertThat(page.locator("input[name=extra-1]").inputValue()).isEmpty();
      page.context().close();
    }
  }

  @Test
  void nothingStaysOnThePhoneAfterSigningOut() throws Exception {
    Page page = chromium.signedIn(office, "processledare", 360);
    page.navigate(office.pages() + FORM);
    page.locator("input[name=start]").fill("14.15");
    assertThat((String) page.evaluate("JSON.stringify({...localStorage})")).contains("utkast:");
    page.locator("form[action='/logga-ut'] button").evaluate("button => button.click()");
    page.waitForURL("**/logga-in");
    page.navigate(office.pages() + "/hjalp");
    assertThat((String) page.evaluate("JSON.stringify({...localStorage})"))
        .doesNotContain("utkast:");
    page.context().close();
  }

  @Test
  void aResendIsTheSameSession() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      Form form = gladan.logForm("2019-05-07");
      String first = Gladan.saved(gladan.samira.send(form));
      int sessions = gladan.sessions().size();
      assertThat(Gladan.saved(gladan.samira.send(form))).isEqualTo(first);
      assertThat(gladan.sessions().size()).isEqualTo(sessions);
    }
  }

  @Test
  void minutesWithoutANameAreAskedAboutAndNotDropped() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      int sessions = gladan.sessions().size();
      HttpResponse<String> asked =
          gladan.samira.send(gladan.logForm("2019-05-09").with("extramin-1", "3"));
      assertThat(asked.statusCode()).isEqualTo(422);
      assertThat(Form.words(asked.body())).contains("Skriv vem minuterna gäller");
      assertThat(gladan.sessions().size()).isEqualTo(sessions);
    }
  }

  @Test
  void aLostConnectionKeepsTheForm() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      int before = gladan.sessions().size();
      Page page = chromium.signedIn(office, "processledare", 360);
      page.navigate(office.pages() + FORM);
      page.locator("input[name=datum]").fill("2019-05-08");
      shortly(page);
      page.context().setOffline(true);
      choose(page, "Petra Olofsson", "borta").tap();
      button(page, "Spara tillfället").tap();
      Locator trouble = page.locator("[data-trouble]");
      trouble.getByText("Ingen täckning. Utkastet ligger kvar.").waitFor();
      assertThat(choose(page, "Petra Olofsson", "borta").locator("input").isChecked()).isTrue();
      assertThat(gladan.sessions().size()).isEqualTo(before);

      page.context().setOffline(false);
      page.locator("[data-draft-status]").getByText("Täckningen är tillbaka").waitFor();
      button(page, "Spara tillfället").tap();
      heading(page, "Sparat").waitFor();
      assertThat(page.locator(".dl-receipt").innerText()).contains("11 med, 1 borta");
      assertThat(gladan.sessions().size()).isEqualTo(before + 1);
      page.context().close();
    }
    chromium.forgive("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest");
  }

  @Test
  void whoeverIsAddedGetsTheSameReceiptAndTheHourIsKept() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      registerElsewhere(gladan);
      Figures before = gladan.figures();

      String known = logWith("2019-05-13", "501017-2483");
      Figures withKnown = gladan.figures();
      assertThat(withKnown.logged() - before.logged()).isEqualTo(13 * Gladan.LENGTH);

      String unknown = logWith("2019-05-14", "Nadja E");
      assertThat(unknown).isEqualTo(known);
      Figures withUnknown = gladan.figures();
      assertThat(withUnknown.logged() - withKnown.logged()).isEqualTo(12 * Gladan.LENGTH);

      String start = gladan.karin.open("/start").body();
      assertThat(Form.words(start)).contains("En deltagare är inte identifierad");
      try (Visit olle = Visit.as("projektarbetare", office)) {
        assertThat(Form.words(olle.open("/start").body()))
            .as("who works with the group gets the task too")
            .contains("En deltagare är inte identifierad");
        identify(olle);
        assertThat(olle.open("/start").body()).doesNotContain("En deltagare är inte identifierad");
      }
      assertThat(gladan.figures().logged() - withKnown.logged()).isEqualTo(13 * Gladan.LENGTH);
      assertThat(gladan.karin.open("/start").body())
          .doesNotContain("En deltagare är inte identifierad");
    }
  }

  /** Someone who works elsewhere, whom the process leader neither sees nor may look up. */
  private static void registerElsewhere(Gladan gladan) throws Exception {
    HttpResponse<String> added =
        gladan.karin.send(
            gladan
                .karin
                .form(Gladan.PROJECT + "/organisationer", "/organisationer/arbetsplats")
                .with("organisation", "avesta-kommun")
                .with("workplaceName", "Biblioteket Eken"));
    assertThat(Form.words(added.body())).contains("Biblioteket Eken");
    String page = gladan.karin.open(Gladan.PROJECT + "/deltagare/registrera").body();
    HttpResponse<String> registered =
        gladan.karin.send(
            Form.in(page, "name=\"givenName\"")
                .with("givenName", "Nadja")
                .with("familyName", "Ek")
                .with("personalNumber", "19501017-2483")
                .with(
                    "workplace",
                    Gladan.first(page, "<option[^>]*value=\"([^\"]+)\"[^>]*>[^<]*Biblioteket Eken"))
                .with("from", "2018-09-01"));
    assertThat(registered.statusCode()).as(Form.words(registered.body())).isEqualTo(200);
  }

  private String logWith(String day, String who) {
    Page page = chromium.signedIn(office, "processledare", 360);
    page.navigate(office.pages() + FORM);
    page.locator("input[name=datum]").fill(day);
    page.locator("input[name=start]").fill("1300");
    shortly(page);
    page.locator("summary:has-text('Någon som inte står på listan')").tap();
    page.locator("input[name=extra-1]").fill(who);
    button(page, "Spara tillfället").tap();
    heading(page, "Sparat").waitFor();
    String receipt = page.locator("#ruta").innerText().replaceFirst(".*", "");
    assertThat(receipt).contains("13 med, 0 borta");
    page.context().close();
    return receipt;
  }

  private static void identify(Visit olle) throws Exception {
    String list = olle.open(Gladan.PROJECT + "/dialog/oklara").body();
    assertThat(list).contains("Nadja E");
    String address =
        Gladan.first(list, "href=\"(" + Gladan.PROJECT + "/dialog/oklara/[^\"]+/[^\"]+)\"");
    Form who = olle.form(address, "name=\"sok\"");
    assertThat(who.markup()).doesNotContain("Ingen som hör till projektet");
    String found = olle.send(who.with("sok", "Nadja Ek").with("vad", "sok")).body();
    assertThat(found).contains("Nadja Ek, Biblioteket Eken");
    String person = Gladan.first(found, "(?s)name=\"vem\" value=\"([^\"]+)\"[^>]*><span>Nadja Ek");
    HttpResponse<String> settled =
        olle.send(Form.in(found, "name=\"vem\"").with("vem", person).with("vad", "spara"));
    assertThat(Form.words(settled.body())).contains("Ingen att reda ut");
  }

  private static void shortly(Page page) {
    page.locator("label:has(input[value=annat])").tap();
    page.locator("input[name=minuter-annat]").fill(Integer.toString(Gladan.LENGTH));
  }

  private static Locator choose(Page page, String name, String presence) {
    return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(name).setExact(true))
        .locator("label:has(input[value=" + presence + "])");
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }
}
