package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page that the navigation offers: opens for whoever it is offered to, is accessible, and
 * fits a phone.
 */
@ExtendWith(SharedOffice.class)
class EveryPageTest {
  private final RunningOffice office;
  private final Chromium chromium;

  EveryPageTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @ParameterizedTest
  @CsvSource({"projektledare, 1280", "projektledare, 360", "processledare, 360", "styrgrupp, 1280"})
  void everyPageOfTheNavigationIsAccessibleAndFits(String role, int width) {
    Page page = chromium.signedIn(office, role, width);
    List<String> faults = new ArrayList<>();
    for (String address : navigation(page)) {
      page.navigate(office.pages() + address + "?lang=en");
      faults.addAll(shape(page, address + " en"));
      page.navigate(office.pages() + address + "?lang=sv");
      faults.addAll(shape(page, address + " sv"));
      faults.addAll(barriers(page, address));
    }
    page.context().close();
    assertThat(faults).isEmpty();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void aPageThatIsNotOnesOwnToSeeSaysSoInPlainWords() throws Exception {
    try (Visit samira = Visit.as("processledare", office)) {
      HttpResponse<String> refused = samira.open("/projekt/2017-00434/styrgrupp");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("Du kan inte öppna sidan");
    }
  }

  private static Set<String> navigation(Page page) {
    Set<String> addresses = new LinkedHashSet<>();
    page.locator("nav#meny li a").all().forEach(link -> addresses.add(link.getAttribute("href")));
    assertThat(addresses).isNotEmpty();
    return addresses;
  }

  private static List<String> shape(Page page, String where) {
    List<String> faults = new ArrayList<>();
    int headings = page.locator("h1").count();
    if (headings != 1) {
      faults.add(where + ": " + headings + " h1");
    }
    if ((Boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
      faults.add(where + ": scrolls sideways");
    }
    return faults;
  }

  private static List<String> barriers(Page page, String where) {
    List<String> faults = new ArrayList<>();
    for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
      faults.add(where + ": " + rule.getId() + " " + rule.getNodes().getFirst().getHtml());
    }
    return faults;
  }
}
