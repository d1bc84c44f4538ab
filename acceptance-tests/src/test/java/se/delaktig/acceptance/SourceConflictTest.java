package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The source says two numbers: both stand, and the plan can be switched from one to the other. */
@ExtendWith(SharedOffice.class)
class SourceConflictTest {
  private static final String SPACE = "\u00a0";

  private final RunningOffice office;
  private final Chromium chromium;

  SourceConflictTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @Test
  void thePlanIsSwitchedAndEveryFigureSaysWhatItIsOf() {
    Page karin = chromium.signedIn(office, "projektledare", 360);
    try {
      planIs(karin, "22 030", "2 684");
      standOn(karin, "2 589");
      planIs(karin, "21 555", "2 589");
      assertThat(conflict(karin)).contains(number("2 684"), "kvar som uppgift");
    } finally {
      standOn(karin, "2 684");
    }
    planIs(karin, "22 030", "2 684");
    karin.context().close();
    assertThat(chromium.complaints()).isEmpty();
  }

  private void standOn(Page page, String people) {
    page.navigate(office.pages() + Gladan.PROJECT);
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Låt planen stå på " + number(people)))
        .tap();
    page.getByText("Alla andelar räknas på det tal som planen står på").waitFor();
  }

  /** On the project's page, among the hours and on the steering group's page. */
  private void planIs(Page page, String hours, String people) {
    assertThat(conflict(page)).contains(number(hours));
    page.navigate(office.pages() + Gladan.PROJECT + "/timmar");
    assertThat(page.locator("h1").innerText()).contains("av " + number(hours) + SPACE + "h");
    page.navigate(office.pages() + Gladan.PROJECT + "/styrgrupp");
    assertThat(page.locator("section[aria-labelledby=plan] header").innerText())
        .contains("Andelar av dialogen räknas på " + number(people) + " personer");
  }

  private String conflict(Page page) {
    page.navigate(office.pages() + Gladan.PROJECT);
    return page.locator("section[aria-labelledby=r-motsagelser]").innerText();
  }

  private static String number(String written) {
    return written.replace(" ", SPACE);
  }
}
