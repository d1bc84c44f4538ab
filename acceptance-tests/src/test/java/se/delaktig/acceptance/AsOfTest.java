package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** Every statement as of two days, in the pages and for other programs, and with a link to keep. */
@ExtendWith(SharedOffice.class)
class AsOfTest {
  private static final String API = "/api/projects/2017-00434/";
  private static final String THEN = "?happened=2019-06-30&known=2019-06-30";
  private static final String PAGE_THEN = "?hande=2019-06-30&kant=2019-06-30";

  private final RunningOffice office;

  AsOfTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void anAnswerOfThePastIsWhatTheBundleClaims() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      Bundle bundle = Bundle.unpacked(ulla.file(API + "evidence-bundle"));
      long commits = bundle.json("manifest.json").get("commits").asLong();
      for (String figure : List.of("hours.logged", "hours.signed", "hours.certified")) {
        assertThat(value(ulla.json(API + "hours" + THEN), figure))
            .as("%s as known then", figure)
            .isEqualTo(claimed(bundle, figure, commits, false));
        assertThat(value(ulla.json(API + "hours?happened=2019-06-30"), figure))
            .as("%s as known now", figure)
            .isEqualTo(claimed(bundle, figure, commits, true));
      }
      JsonNode then = ulla.json(API + "hours" + THEN).get("asOf");
      assertThat(then.get("happened").asString()).isEqualTo("2019-06-30");
      assertThat(then.get("known").asString()).isEqualTo("2019-06-30");
    }
  }

  @Test
  void moneyGoalsAndPeopleCanBeAskedLikewise() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      for (String view : List.of("budget", "goals")) {
        assertThat(ulla.json(API + view + THEN).get("asOf").get("known").asString())
            .isEqualTo("2019-06-30");
      }
      assertThat(ulla.json(API + "participants" + THEN).get("numbers").get("on").asString())
          .isEqualTo("2019-06-30");
      JsonNode early = ulla.json(API + "budget?happened=2018-02-01&known=2018-02-01");
      assertThat(new BigDecimal(value(early, "budget.used"))).isZero();
    }
  }

  @Test
  void whatIsNoDayIsSaidToBeNone() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      for (String wrong : List.of("known=juni", "happened=2019-02-30", "known=2099-01-01")) {
        HttpResponse<String> answer = ulla.open(API + "hours?" + wrong);
        assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
        assertThat(answer.body()).as(wrong).contains("as-of.not-a-day", "2019-11-18");
      }
    }
  }

  @Test
  void thePagesSayWhichQuestionTheyAnswerAndTheirLinksKeepIt() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      for (String page : List.of("styrgrupp", "timmar", "budget", "mal")) {
        String now = ulla.open("/projekt/2017-00434/" + page).body();
        assertThat(Form.words(now)).as(page).contains("Läget nu.");
        String then = ulla.open("/projekt/2017-00434/" + page + PAGE_THEN).body();
        assertThat(Form.words(then))
            .as(page)
            .contains(
                "Läget då. Det som hände till och med 30 juni 2019, så som vi kände till det 30"
                    + " juni 2019.");
      }
      String hours = ulla.open("/projekt/2017-00434/timmar" + PAGE_THEN).body();
      assertThat(hours)
          .contains("/projekt/2017-00434/forklara/hours.certified?hande=2019-06-30&amp;kant=");
      String explained =
          Form.words(ulla.open("/projekt/2017-00434/forklara/hours.certified" + PAGE_THEN).body());
      assertThat(explained).contains("Läget då.");
    }
  }

  @Test
  void theCofinancingIsAskedOfBothClocksAndItsRowsKeepThem() throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      String meter = "/projekt/2017-00434/medfinansiering";
      String time = "?hande=2019-06-30&kant=2019-11-18";
      String now = ekonomen.open(meter).body();
      assertThat(Form.words(now)).contains("Läget nu.");
      assertThat(earned(now))
          .isEqualByComparingTo(value(ekonomen.json(API + "budget"), "cofinancing.earned"));
      String then = ekonomen.open(meter + time).body();
      assertThat(Form.words(then)).contains("Läget då.");
      assertThat(earned(then))
          .isEqualByComparingTo(
              value(ekonomen.json(API + "budget?happened=2019-06-30"), "cofinancing.earned"));
      String row =
          HtmlUtils.htmlUnescape(
              Gladan.first(then, "href=\"(" + meter + "/organisation/[^\"]+)\""));
      assertThat(row).endsWith(time);
      assertThat(Form.words(ekonomen.open(row).body())).contains("Läget då.", "Intygat");
    }
  }

  private static BigDecimal earned(String meter) {
    return Shown.number(
        HtmlUtils.htmlUnescape(
            Gladan.first(
                meter, "id=\"figur-intjanat\">[^<]*</h3>\\s*<p class=\"dl-value\">([^<]*)")));
  }

  /** Another day of happening would part each row by time, and give away small groups. */
  @Test
  void whoSeesNumbersOnlyTurnsBackBothClocksTogether() throws Exception {
    try (Visit stina = Visit.as("styrgrupp", office)) {
      JsonNode asOf = stina.json(API + "hours?happened=2018-12-31&known=2019-06-30").get("asOf");
      assertThat(asOf.get("happened").asString()).isEqualTo("2019-06-30");
      assertThat(asOf.get("known").asString()).isEqualTo("2019-06-30");
      assertThat(
              stina.json(API + "participants?known=2019-06-15").get("numbers").get("on").asString())
          .isEqualTo("2019-05-31");
    }
  }

  private static String value(JsonNode answer, String key) {
    for (JsonNode figure : answer.get("figures")) {
      if (figure.get("key").asString().equals(key)) {
        return figure.get("value").asString();
      }
    }
    throw new AssertionError("no figure " + key);
  }

  private static String claimed(Bundle bundle, String key, long commits, boolean now) {
    for (JsonNode figure : bundle.lines("figures.jsonl")) {
      if (figure.get("figure").asString().equals(key)
          && figure.get("of").isEmpty()
          && figure.get("happened").asString().equals("2019-06-30")
          && (figure.get("known").asLong() == commits) == now) {
        return figure.get("value").asString();
      }
    }
    throw new AssertionError("not claimed: " + key);
  }
}
