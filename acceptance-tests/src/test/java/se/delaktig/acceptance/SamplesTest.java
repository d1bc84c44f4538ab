package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** An auditor draws hours by a seed and walks from each to what the log has of it. */
@ExtendWith(SharedOffice.class)
class SamplesTest {
  private static final String PAGE = Gladan.PROJECT + "/granskning/stickprov";
  private static final String DRAWN = PAGE + "?antal=8&fro=november&metod=";
  private static final Pattern ITEM = Pattern.compile("<h3>(Person [^<]+)</h3>");

  private final RunningOffice office;

  SamplesTest(RunningOffice office) {
    this.office = office;
  }

  @ParameterizedTest
  @ValueSource(strings = {"RANDOM", "MONETARY_UNIT", "BY_ORGANISATION", "BY_MONTH"})
  void whoeverHasTheAddressDrawsTheSame(String method) throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office);
        Visit auditor = Visit.as("revisor", office)) {
      List<String> drawn = items(ulla.open(DRAWN + method).body());
      assertThat(drawn).hasSizeBetween(7, 9);
      assertThat(items(auditor.open(DRAWN + method).body())).isEqualTo(drawn);
      assertThat(items(ulla.open((DRAWN + method).replace("november", "maj")).body()))
          .isNotEqualTo(drawn);
    }
  }

  @Test
  void eachLeadsToWhoLoggedSignedAndCertifiedIt() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      String page = ulla.open(DRAWN + "BY_MONTH").body();
      List<String> trails =
          Pattern.compile("href=\"([^\"]*/granskning\\?om=[^\"]+)\"")
              .matcher(page)
              .results()
              .map(link -> link.group(1))
              .toList();
      assertThat(trails).hasSameSizeAs(items(page));
      for (String trail : trails) {
        String words = Form.words(ulla.open(trail).body());
        assertThat(words)
            .as(trail)
            .containsPattern("Dialog loggades|Ett utbildningstillfälle hölls")
            .contains("skrev under sina timmar", "intygade timmar", "Visar bara det som nämner");
        assertThat(words).doesNotContain("Budgeten bestämdes");
      }
    }
  }

  @Test
  void anErrorIsProjectedToAllHours() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      String none = Form.words(ulla.open(DRAWN + "MONETARY_UNIT").body());
      assertThat(none).contains("Inga fel är ifyllda, 0,00 kr i stickprovet.");
      String amount = Gladan.first(none, "min · ([\\d \u00a0]+,\\d\\d.kr)");
      String one = Form.words(ulla.open(DRAWN + "MONETARY_UNIT&ratt0=0").body());
      assertThat(one).contains("Ett fel är ifyllt, " + amount + " i stickprovet.");
      assertThat(Gladan.first(one, "Det motsvarar ([\\d \u00a0]+,\\d\\d.kr)"))
          .as("an error of money's sample stands for a whole interval")
          .isNotEqualTo(amount);
    }
  }

  @Test
  void minutesThatCannotBeAreNamedAndNothingIsLost() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      String page = ulla.open(DRAWN + "RANDOM&ratt0=abc&ratt1=9000&ratt2=10").body();
      assertThat(Form.words(page))
          .contains("Rätt antal minuter för nummer 1, om det är fel: Skriv hela minuter, från 0")
          .contains("Rätt antal minuter för nummer 2, om det är fel: Skriv hela minuter, från 0")
          .doesNotContain("Det motsvarar");
      assertThat(page).contains("value=\"abc\"", "value=\"9000\"", "value=\"10\"");
      assertThat(items(page)).hasSize(8);
    }
  }

  @Test
  void theWholeIsAReportThatEverybodyCanReadAndNobodyIsNamedIn() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      String page = ulla.open(DRAWN + "MONETARY_UNIT&ratt0=0").body();
      String report =
          HtmlUtils.htmlUnescape(
              Gladan.first(page, "href=\"([^\"]*/stickprov/rapport.pdf[^\"]*)\""));
      byte[] pdf = ulla.file(report);
      assertThat(AccessiblePdf.faults(pdf)).isEmpty();
      String words = AccessiblePdf.words(pdf);
      assertThat(words)
          .contains("Frö: ”november”", "Efter belopp", "Ett fel är ifyllt")
          .contains("Påhittade uppgifter")
          .containsPattern("\\d+:[0-9a-f]{64}");
      for (String item : items(page)) {
        assertThat(words).contains(item.replaceAll("[\\s\u00a0]+", " "));
      }
      assertThat(words).doesNotContain("Bodil Hedman", "Marie Lindahl");
    }
  }

  @Test
  void whatCannotBeDrawnIsSaid() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      assertThat(Form.words(ulla.open(PAGE + "?antal=900&fro=x&metod=ALL").body()))
          .contains("Välj hur stickprovet ska dras.", "Skriv ett tal från 1 till 500.");
      assertThat(Form.words(ulla.open(PAGE + "/rapport.pdf?antal=900&fro=x").body()))
          .as("a report that cannot be made leads to what must be mended")
          .contains("Skriv ett tal från 1 till 500.");
    }
  }

  private static List<String> items(String page) {
    return ITEM.matcher(page).results().map((MatchResult item) -> item.group(1)).toList();
  }
}
