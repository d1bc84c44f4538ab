package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steering group's page as it comes out of the printer. */
@ExtendWith(SharedOffice.class)
class OnPaperTest {
  private static final Pattern A_PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

  private final RunningOffice office;
  private final Chromium chromium;

  OnPaperTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void theSteeringGroupsPageIsOneSheetThatCutsNothingOff(String language) {
    Page stina = chromium.signedIn(office, "styrgrupp", 1280);
    stina.navigate(office.pages() + Gladan.PROJECT + "/styrgrupp?lang=" + language);
    stina.locator("canvas[data-drawn]").waitFor();
    byte[] pdf =
        stina.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
    assertThat(A_PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count())
        .isEqualTo(1);

    stina.setViewportSize(710, 1000);
    stina.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(stina.getByText(Pattern.compile("[Pp]åhittade uppgifter")).first().isVisible())
        .isTrue();
    assertThat(
            stina.evaluate(
                "[...document.querySelectorAll('.dl-paper table')]"
                    + ".filter(t => t.scrollWidth > t.parentElement.clientWidth + 1)"
                    + ".map(t => t.id).join()"))
        .as("tables that are wider than their column")
        .isEqualTo("");
    stina.context().close();
  }
}
