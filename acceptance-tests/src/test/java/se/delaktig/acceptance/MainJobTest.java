package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The main job, from a phone to the steering group: a dialogue session is logged for twelve people,
 * signed on the leader's phone, certified by a personal link, and counts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobTest {
  private static final String PROJECT = "/projekt/2017-00434";
  private static final int MOST_TAPS = 15;

  private RunningOffice office;
  private Chromium chromium;
  private int taps;

  @BeforeAll
  void start(@TempDir Path folder) {
    chromium = Chromium.open();
    office = RunningOffice.start(folder);
  }

  @AfterAll
  void stop() {
    if (office != null) {
      office.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aSessionIsLoggedSignedCertifiedAndCounts() throws Exception {
    int certifiedBefore = certifiedMinutes();

    Page samira = chromium.signedIn(office, "processledare", 360);
    logTwelvePeople(samira);
    letThemSign(samira);
    samira.context().close();

    String link = monthsLinkOf("Marie Lindahl");
    certify(link);

    assertThat(certifiedMinutes()).isGreaterThan(certifiedBefore);
    Page stina = chromium.signedIn(office, "styrgrupp", 1280);
    stina.navigate(office.pages() + PROJECT + "/styrgrupp");
    assertThat(stina.locator("main").innerText()).contains("22 030".replace(' ', '\u00a0'));
    stina.context().close();
    assertThat(chromium.complaints()).isEmpty();
  }

  private void logTwelvePeople(Page page) {
    page.navigate(office.pages() + PROJECT + "/dialog/logga");
    taps = 0;
    Locator roll = page.locator(".dl-roll fieldset");
    assertThat(roll.count()).isEqualTo(12);
    tap(roll.nth(4).locator("input[value=borta]"));
    tap(roll.nth(7).locator("input[value=del]"));
    tap(button(page, "Spara tillfället"));
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sparat")).waitFor();
    assertThat(taps).isLessThan(MOST_TAPS);
  }

  private void letThemSign(Page page) {
    page.locator(
            "a.btn-primary", new Page.LocatorOptions().setHasText("Låt deltagarna skriva under"))
        .click();
    page.waitForURL("**/skriv-under");
    while (button(page, "Skriv under").count() > 0) {
      int left = button(page, "Skriv under").count();
      button(page, "Skriv under").first().click();
      page.waitForCondition(() -> button(page, "Skriv under").count() < left);
    }
  }

  /**
   * The project leader reminds the manager; the demonstration shows the mail that would have gone
   * out.
   */
  private String monthsLinkOf(String manager) {
    Page karin = chromium.signedIn(office, "projektledare", 1280);
    karin.navigate(office.pages() + PROJECT + "/intyg");
    button(karin, "Påminn").first().click();
    karin.waitForLoadState();
    karin.navigate(office.pages() + PROJECT + "/utkorg");
    String mails = karin.locator("main").innerText();
    karin.context().close();
    var found = Pattern.compile("/intyga/([A-Za-z0-9_-]{22})").matcher(mails);
    assertThat(found.find()).as(mails).isTrue();
    return "/intyga/" + found.group(1);
  }

  private void certify(String link) {
    Page marie = chromium.page(360);
    marie.navigate(office.pages() + link);
    button(marie, "Intyga").first().click();
    marie.locator(".dl-receipt").waitFor();
    marie.context().close();
  }

  private int certifiedMinutes() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      for (JsonNode figure : karin.json("/api/projects/2017-00434/hours").get("figures")) {
        if (figure.get("key").asString().equals("hours.certified")) {
          return figure.get("value").asInt();
        }
      }
    }
    throw new AssertionError("no certified hours");
  }

  private void tap(Locator what) {
    what.tap();
    taps++;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }
}
