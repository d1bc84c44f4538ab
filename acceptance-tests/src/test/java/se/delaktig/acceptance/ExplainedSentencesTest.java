package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A figure in a sentence leads to where it is explained, or it is explained in the same section: in
 * hours, kronor or per cent, on every page that tells in sentences how a project stands.
 */
@ExtendWith(SharedOffice.class)
class ExplainedSentencesTest {
  /** The pages, for those who see people, costs, and numbers only. */
  private static final Map<String, List<String>> PAGES =
      Map.of(
          "projektledare",
          List.of(
              "/start",
              "/styrgrupp/sedan?dag=2019-06-30",
              "/medfinansiering",
              "/styrgrupp",
              "/timmar",
              "/budget",
              "/mal"),
          "ekonom",
          List.of("/start", "/medfinansiering", "/budget", "/timmar", "/mal"),
          "styrgrupp",
          List.of("/start", "/styrgrupp/sedan?dag=2019-06-30", "/styrgrupp", "/timmar", "/mal"));

  /**
   * Sentences with a figure that neither lead anywhere nor stand where one is explained. What
   * stands outside every section is about the whole page, and any explanation there will do.
   */
  private static final String UNEXPLAINED =
      """
      () => [...document.querySelectorAll('main p, main li, main h1, main h2')]
        .filter(e => !e.closest('table, details, form, .dl-figure, .dl-tasks, .dl-legend'))
        .filter(e => /\\d[\\u00a0\\u202f ](h|kr|%)(?![a-zåäö])/.test(e.textContent))
        .filter(e => !e.querySelector('a[href]'))
        .filter(e => {
          const where = e.closest('section') || document.querySelector('main');
          return !where.querySelector('.dl-explain, a[href*="/forklara/"]');
        })
        .map(e => e.textContent.trim())
      """;

  /** How many sentences with figures a page has, so that the search is seen to find any. */
  private static final String SENTENCES =
      """
      () => [...document.querySelectorAll('main p, main li, main h1, main h2')]
        .filter(e => !e.closest('table, details, form, .dl-figure, .dl-tasks, .dl-legend'))
        .filter(e => /\\d[\\u00a0\\u202f ](h|kr|%)(?![a-zåäö])/.test(e.textContent)).length
      """;

  private final RunningOffice office;
  private final Chromium chromium;

  ExplainedSentencesTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @Test
  void everyFigureInASentenceIsExplained() throws Exception {
    OneOfEach.in(office);
    List<String> faults = new ArrayList<>();
    int sentences = 0;
    for (Map.Entry<String, List<String>> one : PAGES.entrySet()) {
      Page page = chromium.signedIn(office, one.getKey(), 1280);
      for (String address : one.getValue()) {
        page.navigate(
            office.pages() + (address.equals("/start") ? address : Gladan.PROJECT + address));
        sentences += ((Number) page.evaluate(SENTENCES)).intValue();
        for (Object found : (List<?>) page.evaluate(UNEXPLAINED)) {
          faults.add(one.getKey() + " at " + address + ": " + found);
        }
      }
      page.context().close();
    }
    assertThat(faults).isEmpty();
    assertThat(sentences).as("sentences with figures").isGreaterThan(25);
  }

  @Test
  void aSentenceOfWhatHasChangedLeadsToItsOrganisationsHours() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      String page = karin.open(Gladan.PROJECT + "/styrgrupp/sedan?dag=2019-06-30").body();
      String row = Gladan.first(page, "<li>[^<]*<a href=\"([^\"]*/timmar/organisation/[^\"]+)\">");
      assertThat(Form.words(karin.open(row).body())).contains("Loggat", "Det stämmer: det blir ");
      assertThat(Form.words(page))
          .contains("Jämfört med det som var känt när ", "Loggen på sidan går till registrering ");
    }
  }
}
