package se.delaktig.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's Chromium, driven as a person would: wide as a desk's screen, or as a phone. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Opens it; where there is none the test is skipped and says so, except in CI, where it fails.
   */
  static Chromium open() {
    Path program =
        Path.of(
            Optional.ofNullable(System.getenv("DELAKTIG_TEST_CHROMIUM"))
                .orElse("/usr/bin/chromium"));
    if (!Files.isExecutable(program) && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("no browser at " + program);
    }
    assumeTrue(
        Files.isExecutable(program),
        "no browser at " + program + "; set DELAKTIG_TEST_CHROMIUM to see the pages tested");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(List.of("--lang=sv-SE"))));
  }

  /** A new visitor without cookies. */
  Page page(int width) {
    boolean phone = width < 600;
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, phone ? 740 : 900)
                .setHasTouch(phone)
                .setIsMobile(phone)
                .setLocale("sv-SE"));
    Page page = context.newPage();
    page.setDefaultTimeout(20_000);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** A visitor signed in with a role's demonstration account. */
  Page signedIn(RunningOffice office, String role, int width) {
    Page page = page(width);
    RunningOffice.Account account = office.accounts().get(role);
    page.navigate(office.pages() + "/start");
    page.locator("input[name=username]").fill(account.name());
    page.locator("input[name=password]").fill(account.password());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logga in")).click();
    page.waitForURL("**/start**");
    return page;
  }

  /** What the browser complained of on any page: blocked by the policy, failed, missing. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Forgets the complaints that a test has asked for, such as of a connection it cut. */
  void forgive(String... texts) {
    complaints.removeIf(complaint -> Stream.of(texts).anyMatch(complaint::contains));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
