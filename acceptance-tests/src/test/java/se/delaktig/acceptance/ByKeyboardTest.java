package se.delaktig.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main job with the keyboard alone: every step is reached with Tab, what has focus is seen, and
 * each page says to a screen reader what it says to the eye.
 */
@ExtendWith(SharedOffice.class)
class ByKeyboardTest {
  private static final int MOST_STEPS = 120;

  /** What has focus now: whether it shows, and something to tell it from the next. */
  private static final String FOCUS =
      """
      () => {
        const el = document.activeElement;
        if (!el || el === document.body) return 'body';
        if (!el.matches(':focus')) return 'seen'; // the browser's own button inside a date field
        const shown = el.matches('.dl-chip input, .dl-check input') ? el.closest('label').querySelector('span') : el;
        const seen = [el, shown, el.parentElement].some(one => {
          const css = getComputedStyle(one);
          return (css.outlineStyle !== 'none' && parseFloat(css.outlineWidth) > 0) || css.boxShadow !== 'none';
        });
        return seen ? 'seen' : 'hidden: ' + el.outerHTML.slice(0, 160);
      }
      """;

  private final RunningOffice office;
  private final Chromium chromium;

  ByKeyboardTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @Test
  void theMainJobIsDoneByKeyboard() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      Figures before = gladan.figures();
      Page samira = signIn("processledare");
      logTwelvePeople(samira);
      sign(samira);
      samira.context().close();

      Page karin = signIn("projektledare");
      String link = remind(karin);
      karin.context().close();

      Page marie = chromium.page(1280);
      marie.navigate(office.pages() + link);
      heard(marie, "certify-by-link");
      press(marie, button(marie, "Intyga "), "Enter");
      marie.locator(".dl-receipt").waitFor();
      marie.context().close();

      Figures after = gladan.figures();
      assertThat(after.logged() - before.logged()).isEqualTo(11 * 60);
      assertThat(after.certified() - before.certified()).isEqualTo(10 * 60);

      Page stina = signIn("styrgrupp");
      press(stina, link(stina, "Styrgrupp"), "Enter");
      stina.waitForURL("**/styrgrupp");
      heard(stina, "steering");
      stina.context().close();
    }
    assertThat(chromium.complaints()).isEmpty();
  }

  private Page signIn(String role) {
    Page page = chromium.page(1280);
    RunningOffice.Account account = office.accounts().get(role);
    page.navigate(office.pages() + "/start");
    press(page, page.locator("input[name=username]"), "");
    page.keyboard().type(account.name());
    press(page, page.locator("input[name=password]"), "");
    page.keyboard().type(account.password());
    page.keyboard().press("Enter");
    page.waitForURL("**/start**");
    return page;
  }

  private void logTwelvePeople(Page page) throws IOException {
    heard(page, "start");
    page.keyboard().press("Tab");
    assertThat(page.locator(".dl-skip")).isFocused();
    assertThat(page.locator(".dl-skip")).isInViewport();
    page.keyboard().press("Enter");
    press(
        page, page.locator("main").getByRole(AriaRole.LINK).filter(named("Logga dialog")), "Enter");
    page.waitForURL("**/dialog/logga");
    heard(page, "log");
    typeDate(page);
    Locator bodil =
        page.getByRole(
            AriaRole.GROUP, new Page.GetByRoleOptions().setName("Bodil Hedman").setExact(true));
    press(page, bodil.locator("input[value=med]"), "ArrowRight");
    page.keyboard().press("ArrowRight");
    assertThat(bodil.locator("input[value=borta]")).isChecked();
    press(page, button(page, "Spara tillfället"), "Enter");
    Locator saved =
        page.getByRole(
            AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sparat").setExact(true));
    saved.waitFor();
    assertThat(saved).isFocused();
    heard(page, "logged");
  }

  /** A date field takes its parts in the order of the browser's own language, whichever that is. */
  private static void typeDate(Page page) {
    Locator date = page.locator("input[name=datum]");
    press(page, date, "");
    for (String order : List.of("20181112", "11122018", "12112018")) {
      page.keyboard().press("ArrowLeft");
      page.keyboard().press("ArrowLeft");
      page.keyboard().type(order);
      if (date.inputValue().equals("2018-11-12")) {
        return;
      }
    }
    throw new AssertionError(date.inputValue());
  }

  private static void sign(Page page) throws IOException {
    press(page, page.locator("a.btn-primary"), "Enter");
    page.waitForURL("**/skriv-under");
    heard(page, "sign");
    for (int done = 0; done < 11; done++) {
      Locator next = page.locator("form[action$=skriv-under] button").first();
      String name = next.innerText().replaceFirst(":.*", "");
      press(page, next, "Enter");
      Locator signed = page.getByText(name + " har skrivit under");
      signed.waitFor();
      assertThat(page.locator("[id^=deltagare-]").nth(done)).isFocused();
    }
    assertThat(page.locator("h1")).hasText("Alla 11 har skrivit under");
  }

  private static String remind(Page page) throws IOException {
    press(page, link(page, "Underskrifter och intyg"), "Enter");
    page.waitForURL("**/intyg");
    press(page, button(page, "Påminn Marie Lindahl, november 2018"), "Enter");
    page.waitForURL("**/intyg?kvitto=paminnelse");
    press(page, link(page, "Utkorg"), "Enter");
    page.waitForURL("**/utkorg");
    heard(page, "outbox");
    Locator link = page.locator("article").first().locator("a");
    press(page, link, "");
    return link.getAttribute("href");
  }

  /** Goes on with Tab until something has focus, and presses a key there. */
  private static void press(Page page, Locator what, String key) {
    Locator one = what.first();
    one.waitFor();
    for (int step = 0; step < MOST_STEPS; step++) {
      if ((Boolean) one.evaluate("el => el === document.activeElement")) {
        if (!key.isEmpty()) {
          page.keyboard().press(key);
        }
        return;
      }
      page.keyboard().press("Tab");
      assertThat((String) page.evaluate(FOCUS)).as(page.url()).isIn("seen", "body");
    }
    throw new AssertionError("Tab does not reach " + what + " on " + page.url());
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /**
   * Compares a page's main part with what a screen reader is to say of it. What it says now is
   * written beside the test's report, for whoever changes a page on purpose.
   */
  private static void heard(Page page, String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "heard"));
    Files.writeString(folder.resolve(name + ".yaml"), page.locator("main").ariaSnapshot());
    Path expected = Path.of("src/test/resources/heard", name + ".yaml");
    assertThat(page.locator("main")).matchesAriaSnapshot(Files.readString(expected));
  }
}
