package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Rules about money are changed on a page, and what follows is said where somebody plans, reports
 * and certifies, before it is too late. In an office of its own, whose rules it changes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RulesAtWorkTest {
  private static final String RULES = Gladan.PROJECT + "/regler";
  private static final Pattern LEFT = Pattern.compile("([\\d ]+) h (?:(\\d+) min )?av 1 662 h");

  private RunningOffice office;

  @BeforeAll
  void start() throws Exception {
    office =
        RunningOffice.start(
            Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "office")), "rules"));
  }

  @AfterAll
  void stop() {
    office.close();
  }

  @Test
  @Order(1)
  void aRuleAboutMoneyIsChangedOnThePageWithItsSourceAndNothingTypedIsLost() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      Form form =
          karin
              .form(RULES + "/pengar", "name=\"staff-time\"")
              .with("validFrom", "2019-10-01")
              .with("decision", "Ändringsbeslut 2019-10-01")
              .with("staff-time", "TOLD")
              .with("staff-timeBasis", "STATED")
              .with("staff-timeSource", "Ändringsbeslutet, sidan 2")
              .with("signers");
      HttpResponse<String> wrong =
          karin.send(
              form.with("year", "många").with("day", "25").with("unit-function-1", "Ekonom"));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(Form.words(wrong.body()))
          .contains("Arbetstid per person och kalenderår, högst: Skriv timmar som går jämnt ut")
          .contains("Från: ");
      Form again = Form.in(wrong.body(), "name=\"staff-time\"");
      assertThat(List.of(again.value("year"), again.value("staff-timeSource")))
          .as("nothing typed is lost")
          .containsExactly("många", "Ändringsbeslutet, sidan 2");
      assertThat(again.value("staff-time")).isEqualTo("TOLD");

      HttpResponse<String> contradicts = karin.send(form.with("day", "25"));
      assertThat(contradicts.statusCode()).isEqualTo(422);
      assertThat(Form.words(contradicts.body())).contains("1500 minuter ryms inte på en dag");

      String decided = Form.words(karin.send(form).body());
      assertThat(decided)
          .contains("Ändringsbeslut 2019-10-01")
          .contains(
              "Räknas, och ansökans kontroll säger till Står i källan: Ändringsbeslutet, sidan"
                  + " 2");
    }
  }

  @Test
  @Order(2)
  void planningSessionsInFourMonthsWarnsOfTheFifthThatRoundingTakes() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      gladan.karin.send(
          gladan
              .karin
              .form(RULES, "name=\"rounding\"")
              .with("validFrom", "2020-01-01")
              .with("decision", "Ändringsbeslut 2019-11-18")
              .with("rounding", "WHOLE_HOURS_PER_MONTH"));
      for (String day : List.of("2020-02-04", "2020-03-03", "2020-04-07", "2020-05-05")) {
        HttpResponse<String> warned = gladan.samira.send(planned(gladan, day, 75));
        assertThat(warned.statusCode()).as(day).isEqualTo(422);
        assertThat(Form.words(warned.body()))
            .as(day)
            .contains(
                "Gruppens tillfällen den månaden blir tillsammans 75 min per person.",
                "så 15 min per person räknas inte");
        HttpResponse<String> anyway =
            gladan.samira.send(Form.in(warned.body(), "name=\"minuter\""));
        assertThat(anyway.statusCode()).as("saved once more").isEqualTo(200);
      }
      HttpResponse<String> together = gladan.samira.send(planned(gladan, "2020-02-18", 45));
      assertThat(together.statusCode()).as("two hours in February lose nothing").isEqualTo(200);
      HttpResponse<String> before = gladan.samira.send(planned(gladan, "2019-12-03", 75));
      assertThat(before.statusCode()).as("until then minutes count as they are").isEqualTo(200);
    }
  }

  private static Form planned(Gladan gladan, String day, int minutes) throws Exception {
    return gladan
        .samira
        .form(Gladan.PROJECT + "/dialog/planera", "name=\"minuter\"")
        .with("datum", day)
        .with("minuter", Integer.toString(minutes));
  }

  @Test
  @Order(3)
  void oneClickLeadsFromTheMeterToWhoeverMustAct() throws Exception {
    try (Gladan gladan = new Gladan(office);
        Visit ekonomen = Visit.as("ekonom", office)) {
      String session = gladan.log("2019-11-12");
      gladan.everyoneSigns(session);
      String meter = ekonomen.open(Gladan.PROJECT + "/medfinansiering").body();
      String pending =
          Gladan.first(meter, "(?s)href=\"([^\"]+)\"[^>]*>\\s*Se vem som ska göra vad");
      assertThat(Form.words(ekonomen.open(pending).body()))
          .contains("november 2019 Marie Lindahl 0 h 44 min Chefen för arbetsplatsen");
    }
  }

  @Test
  @Order(4)
  void whatIsLeftOfTheYearStandsBesideEachPost() throws Exception {
    try (Visit ekonomen = Visit.as("ekonom", office)) {
      String month = Gladan.PROJECT + "/arbetstid?manad=2019-11";
      String page = ekonomen.open(month).body();
      int before = left(page);
      String post = Gladan.first(page, "href=\"(" + Gladan.PROJECT + "/arbetstid/[^\"]+)\"");
      Form report =
          ekonomen.form(post, "name=\"dag-1-0\"").with("dag-1-0", "8").with("timkostnad", "310");
      String saved = ekonomen.send(report).body();
      assertThat(Form.words(saved)).contains("av 1 662 h som räknas per person och år");
      assertThat(left(ekonomen.open(month).body())).isEqualTo(before - 8 * 60);
    }
  }

  /** Minutes that are left of the first post's year. */
  private static int left(String page) {
    Matcher left = LEFT.matcher(Form.words(page));
    assertThat(left.find()).as(Form.words(page)).isTrue();
    return Integer.parseInt(left.group(1).strip().replace(" ", "")) * 60
        + (left.group(2) == null ? 0 : Integer.parseInt(left.group(2)));
  }
}
