package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two copies with other ports and folders know nothing of each other, in one browser either. */
@ExtendWith(SharedOffice.class)
class SideBySideTest {
  private final RunningOffice office;
  private final Chromium chromium;

  SideBySideTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @Test
  void whoeverSignsInAtOneStaysSignedInAtTheOther(@TempDir Path folder) throws Exception {
    try (RunningOffice other = RunningOffice.start(folder)) {
      Page page = chromium.signedIn(office, "projektledare", 1280);
      signIn(page, other, "ekonom");
      assertThat(whoIsSignedIn(page, other)).contains("ekonom");
      assertThat(whoIsSignedIn(page, office)).contains("projektledare");
      assertThat(whoIsSignedIn(page, other)).contains("ekonom");

      try (Gladan gladan = new Gladan(office);
          Visit karin = Visit.as("projektledare", other)) {
        int before = Figures.seenBy(karin).logged();
        int here = gladan.figures().logged();
        gladan.log("2019-07-08");
        assertThat(gladan.figures().logged()).isGreaterThan(here);
        assertThat(Figures.seenBy(karin).logged()).isEqualTo(before);
      }
      page.context().close();
    }
  }

  private static void signIn(Page page, RunningOffice where, String role) {
    RunningOffice.Account account = where.accounts().get(role);
    page.navigate(where.pages() + "/start");
    page.locator("input[name=username]").fill(account.name());
    page.locator("input[name=password]").fill(account.password());
    page.locator("button[type=submit]").click();
    page.waitForURL(where.pages() + "/start**");
  }

  /** What the start page says of whoever is signed in. */
  private static String whoIsSignedIn(Page page, RunningOffice where) {
    page.navigate(where.pages() + "/start");
    assertThat(page.url()).startsWith(where.pages() + "/start");
    return page.locator("body").innerText();
  }
}
