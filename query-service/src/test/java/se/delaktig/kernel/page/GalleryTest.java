package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The components in a real browser: wide and narrow, by rules of accessibility and by hand. */
class GalleryTest extends PageTest {
  private static final String GALLERY = HERE + "/projekt/2017-00434/galleri";
  private static final String FORM = HERE + "/projekt/2017-00434/dialog/logga";

  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;

  @BeforeAll
  static void openBrowser() {
    var chromium =
        Path.of(
            Optional.ofNullable(System.getenv("DELAKTIG_TEST_CHROMIUM"))
                .orElse("/usr/bin/chromium"));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(chromium).as("CI must have a browser").isExecutable();
    }
    assumeTrue(
        Files.isExecutable(chromium),
        "no browser at " + chromium + "; set DELAKTIG_TEST_CHROMIUM to see the pages tested");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium));
  }

  @AfterAll
  static void closeBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @AfterEach
  void nothingWasBlockedOrFailed() {
    if (context != null) {
      context.close();
    }
    assertThat(complaints).isEmpty();
  }

  private Page page(int width, boolean dark, String visitor) {
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 740 : 900)
                .setHasTouch(width < 600)
                .setIsMobile(width < 600)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    if (!visitor.isEmpty()) {
      context.addCookies(List.of(new Cookie(VISITOR, visitor).setUrl(HERE)));
    }
    var page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    return page;
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/pictures", name + ".png"))
            .setFullPage(true));
  }

  private static void accessible(Page page) {
    var found =
        new AxeBuilder(page)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze()
            .getViolations();
    assertThat(found)
        .as(() ->
            found.stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .toList()
                .toString())
        .isEmpty();
  }

  private static void fitsSideways(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("pixels that stick out sideways")
        .isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({
    "galleri, 1280, false",
    "galleri, 320, true",
    "start, 1280, false",
    "start, 360, false",
    "formular, 360, false",
    "hjalp, 360, true",
    "intyga, 360, false",
    "hemligt, 1280, false"
  })
  void everyPageIsAccessibleAndFits(String name, int width, boolean dark) {
    var page = page(width, dark, name.equals("hjalp") || name.equals("intyga") ? "" : "karin");
    page.navigate(
        switch (name) {
          case "galleri" -> GALLERY;
          case "formular" -> FORM;
          case "intyga" -> HERE + "/intyga/k7f2";
          case "hemligt" -> HERE + "/projekt/2017-00434/hemligt";
          default -> HERE + "/" + name;
        });
    page.waitForFunction(
        "document.querySelectorAll('canvas[data-chart]:not([data-drawn])').length === 0");

    picture(page, name + "-" + width + (dark ? "-dark" : ""));
    fitsSideways(page);
    accessible(page);
  }

  @Test
  void theRulesOfAccessibilityFindWhatIsWrong() {
    var page = page(1280, false, "karin");
    page.navigate(HERE + "/start");
    page.evaluate("document.querySelector('main').append(document.createElement('button'))");
    assertThatThrownBy(() -> accessible(page)).hasMessageContaining("button-name");
  }

  @Test
  void errorsTakeTheFocusAndLeadToTheirFields() {
    var page = page(360, false, "karin");
    page.navigate(FORM);
    page.fill("#start", "kvart");
    page.check("input[name='d-0912'][value='borta']", new Page.CheckOptions().setForce(true));
    page.click("button.btn-big");

    page.waitForSelector(".dl-errors");
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("dl-errors");
    picture(page, "fel-360");
    accessible(page);
    fitsSideways(page);

    page.click(".dl-errors a >> nth=0");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("start");
    assertThat(page.inputValue("#start")).isEqualTo("kvart");
    assertThat(page.isChecked("input[name='d-0912'][value='borta']")).isTrue();
  }

  @Test
  void theSumFollowsAndTheReceiptTakesTheFocus() {
    var page = page(360, false, "karin");
    page.navigate(FORM);
    assertThat(page.textContent("[data-roll=count]")).isEqualTo("6 med");
    assertThat(page.textContent("[data-roll=sum]")).isEqualTo("6 h 0 min");

    page.check("input[name='d-10'][value='del']", new Page.CheckOptions().setForce(true));
    page.check("input[name='d-11'][value='borta']", new Page.CheckOptions().setForce(true));
    assertThat(page.textContent("[data-roll=count]")).isEqualTo("4 med, 1 del av tiden, 1 borta");
    assertThat(page.textContent("[data-roll=sum]")).isEqualTo("4 h 30 min");

    page.click("button.btn-big");
    page.waitForSelector(".dl-receipt");
    assertThat(page.evaluate("document.activeElement.textContent.trim()")).isEqualTo("Sparat");
    assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
  }

  @Test
  void aDraftSurvivesAReloadWithItsCommandIdAndHoldsNoText() {
    var page = page(360, false, "karin");
    page.navigate(FORM);
    var id = page.inputValue("input[name=kommandoId]");
    page.check("input[name='d-10'][value='borta']", new Page.CheckOptions().setForce(true));
    page.fill("textarea[name=anteckning]", "Fatuma Abdi gick");
    page.dispatchEvent("textarea[name=anteckning]", "change");
    assertThat(page.textContent("[data-draft-status]"))
        .startsWith("Utkast sparat i telefonen kl. ");
    assertThat((String) page.evaluate("JSON.stringify(localStorage)"))
        .contains("borta")
        .doesNotContain("Fatuma")
        .doesNotContain("_csrf");

    page.reload();

    assertThat(page.isChecked("input[name='d-10'][value='borta']")).isTrue();
    assertThat(page.inputValue("input[name=kommandoId]")).isEqualTo(id);
    assertThat(page.textContent("[data-roll=count]")).isEqualTo("5 med, 1 borta");
    assertThat(page.textContent("[data-draft-status]"))
        .isEqualTo(
            "Utkastet från förra gången är tillbaka. Namn sparas inte i telefonen: skriv dem"
                + " igen.");
  }

  @Test
  void aLostConnectionIsSaidAndNothingIsLost() {
    var page = page(360, false, "karin");
    page.navigate(FORM);
    page.check("input[name='d-10'][value='borta']", new Page.CheckOptions().setForce(true));
    context.setOffline(true);
    page.waitForFunction(
        "document.querySelector('[data-draft-status]').textContent.startsWith('Ingen täckning.')");
    page.click("button.btn-big");
    page.waitForSelector(".dl-trouble");
    assertThat(page.textContent("[data-trouble]"))
        .isEqualTo("Ingen täckning. Utkastet ligger kvar.");

    context.setOffline(false);
    page.waitForFunction(
        "document.querySelector('[data-draft-status]').textContent.startsWith('Täckningen')");
    page.click("button.btn-big");
    page.waitForSelector(".dl-receipt");
    // What the lost connection made the browser and htmx say.
    complaints.removeIf(complaint ->
        complaint.contains("ERR_INTERNET_DISCONNECTED") || complaint.startsWith("htmx:"));
  }

  @Test
  void everythingWorksWithoutScripts() {
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
    context.addCookies(List.of(new Cookie(VISITOR, "karin").setUrl(HERE)));
    var page = context.newPage();
    page.navigate(FORM);
    page.click("a[href='#meny']");
    assertThat(page.isVisible("#meny")).isTrue();
    page.fill("#start", "x");
    page.press("#start", "Enter");
    assertThat(page.textContent(".dl-errors")).contains("Två saker måste rättas");
    page.fill("#start", "1300");
    page.press("#start", "Enter");
    assertThat(page.textContent(".dl-receipt")).contains("Sparat");
  }

  @Test
  void menuAndDialogGoByKeyboardAlone() {
    var page = page(360, false, "karin");
    page.navigate(GALLERY);
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("dl-skip");
    page.focus("[data-menu]");
    page.keyboard().press("Enter");
    assertThat(page.isVisible("#meny")).isTrue();
    assertThat(page.getAttribute(".dl-top [data-menu]", "aria-expanded")).isEqualTo("true");
    picture(page, "meny-360");
    page.focus("#meny .dl-close");
    page.keyboard().press("Space");
    assertThat(page.isVisible("#meny")).isFalse();

    page.focus("[data-open='#ratta']");
    page.keyboard().press("Enter");
    assertThat(page.isVisible("#ratta")).isTrue();
    accessible(page);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/pictures/dialog-360.png")));
    page.keyboard().press("Escape");
    assertThat(page.isVisible("#ratta")).isFalse();
    assertThat(page.evaluate("document.activeElement.dataset.open")).isEqualTo("#ratta");
  }

  @Test
  void theTwoClocksFollowTheirSlidersAndSayTheQuestion() {
    var page = page(1280, false, "karin");
    page.navigate(GALLERY);
    page.click(".dl-asof > summary");
    LocalDate first = LocalDate.parse(page.getAttribute("#hande", "min"));
    var slider = page.locator(".dl-clock:has(#hande) input[type=range]");
    slider.fill("30");
    assertThat(page.inputValue("#hande")).isEqualTo(first.plusDays(30).toString());
    slider.press("ArrowRight");
    assertThat(page.inputValue("#hande")).isEqualTo(first.plusDays(31).toString());
    page.fill("#hande", first.plusDays(7).toString());
    assertThat(slider.inputValue()).isEqualTo("7");
    page.click("[data-preset^='2019-09-11']");
    assertThat(page.textContent("[data-asof-words]"))
        .isEqualTo(
            "Du frågar: vad hade hänt till och med 11 september 2019, enligt det vi visste den 11"
                + " september 2019?");
    picture(page, "asof-1280");
    accessible(page);
    page.click(".dl-asof button[type=submit]");
    assertThat(page.url()).contains("hande=2019-09-11").contains("kant=2019-09-11");
    assertThat(page.textContent(".dl-asof summary")).contains("Läget då.");
  }

  @Test
  void paperHasNoButtonsAndTheLogsFingerprint() {
    var page = page(1280, true, "karin");
    page.navigate(GALLERY);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.isVisible("#meny")).isFalse();
    assertThat(page.isVisible(".dl-actions")).isFalse();
    assertThat(page.textContent(".dl-print-only")).contains("9c41 e07b 52d8 1f6a 33b0");
    assertThat(page.isVisible(".dl-print-only")).isTrue();
    assertThat(page.isVisible(".dl-demo")).isTrue();
    page.setViewportSize(794, 1123);
    picture(page, "papper");
    // Drawn in the colours of paper, although the screen is dark.
    assertThat(
            page.evaluate(
                "getComputedStyle(document.documentElement).getPropertyValue('--fjord').trim()"))
        .isEqualTo("#0e5163");
  }
}
