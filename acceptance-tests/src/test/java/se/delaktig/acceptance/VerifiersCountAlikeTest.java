package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.budget.event.StaffTimeRecorded.Day;
import se.delaktig.budget.view.CountedCash;
import se.delaktig.claims.view.ClaimFigures;
import se.delaktig.project.event.ProjectPlan.Sector;
import tools.jackson.databind.JsonNode;

/**
 * The program, {@code recompute.py} and {@code verify.html} make the same of the same log, and what
 * a person reckons by hand, where money could be counted twice.
 */
@ExtendWith(SharedOffice.class)
class VerifiersCountAlikeTest {
  private static final LocalDate OCTOBER = LocalDate.of(2019, 10, 14);
  private static final LocalDate SEPTEMBER = LocalDate.of(2019, 9, 10);

  private static final String PYTHON =
      """
      import json, sys
      sys.path.insert(0, sys.argv[1])
      import recompute
      project = recompute.Project()
      for event in json.load(open(sys.argv[2], encoding="utf-8")):
          project.take(event["name"], event["revision"], event["body"])
      lines, grant = project.claimed({"2019-09", "2019-10"})
      hours = {"%s %s" % (who, entry.session[1]): [minutes, dict(left_out)]
               for who, entry, _, minutes, left_out in project.counted("2019-10-31")}
      print(json.dumps({"lines": {"-".join(key).lower(): recompute.ore(kronor) for key, kronor in lines.items()},
                        "grant": recompute.ore(grant), "hours": hours,
                        "cash": project.figure("cofinancing.cash", {}, "2019-10-31", [])}))
      """;

  private static final String PAGE =
      """
      async events => {
        const facts = new Facts();
        events.forEach(event => facts.take(event));
        const { lines, grant } = await facts.claimed(new Set(["2019-09", "2019-10"]));
        const hours = {};
        for (const [id, p] of facts.persons())
          for (const r of facts.rowsOf(id, p, "2019-10-31")) hours[r.person + " " + r.s.id] = [r.counted, Object.fromEntries(r.left)];
        return JSON.stringify({ lines: Object.fromEntries([...lines].map(([key, kronor]) => [key.toLowerCase(), ore(kronor)])),
          grant: ore(grant), hours, cash: facts.figure("cofinancing.cash", {}, "2019-10-31", null) });
      }
      """;

  private final Chromium chromium;

  VerifiersCountAlikeTest(Chromium chromium) {
    this.chromium = chromium;
  }

  /** Anna has two records and a post; what she gives is counted with care. */
  private static MoneyStory story(Map<String, Object> rules) {
    return new MoneyStory(rules)
        .registered("anna", "anna-again", "bo")
        .account("anna-at-work", "anna-again")
        .merged("anna-again", "anna")
        .proven("s1", SEPTEMBER, 60, "anna")
        .proven("s2", SEPTEMBER.plusDays(1), 60, "anna")
        .summed("anna-at-work", "2019-09", 45)
        .proven("o1", OCTOBER, 120, "anna", "bo")
        .reported("anna-at-work", "2019-10", new Day(14, null, 90), new Day(15, null, 480))
        .summed("anna-at-work", "2019-10", 10)
        .paid("A1", OCTOBER, "1250.50")
        .gave("K1", Sector.PUBLIC, OCTOBER, "1000")
        .gave("K2", Sector.PUBLIC, OCTOBER, "400")
        .withdrew("K2")
        .gave("K3", Sector.PUBLIC, LocalDate.of(2018, 1, 31), "500")
        .gave("K4", Sector.PRIVATE, SEPTEMBER, "300")
        .withdrew("K4")
        .gave("K4", Sector.PRIVATE, SEPTEMBER, "250");
  }

  @Test
  void anHourThatATimeReportMayHaveAndCashThatStandsCountOnce(@TempDir Path folder)
      throws Exception {
    Said said = alike(story(Map.of()), folder);
    assertThat(said.hours())
        .containsEntry("anna s1", "15 ALSO_STAFF_TIME:45")
        .containsEntry("anna s2", "60")
        .containsEntry("anna o1", "20 ALSO_STAFF_TIME:100")
        .containsEntry("bo o1", "120");
    assertThat(said.lines())
        .containsEntry("hours-public", "716.67")
        .containsEntry("cash-public", "1000.00")
        .containsEntry("cash-private", "250.00")
        .containsEntry("cost-implementation-staff", "3125.00");
    assertThat(said.cash()).as("what came before the project is none of its").isEqualTo("1250.00");
    assertThat(said.grant()).as("1,966.67 x 2/3").isEqualTo("1311.11");
  }

  @Test
  void whatCashHasPaidIsNoMoreForTheGrantToPay(@TempDir Path folder) throws Exception {
    Said said = alike(story(Map.of()).gave("K9", Sector.PUBLIC, OCTOBER, "3000"), folder);
    assertThat(said.lines()).containsEntry("cash-public", "4000.00");
    assertThat(said.grant()).as("3,125 + 468.75 + 1,250.50 - 4,250").isEqualTo("594.25");
  }

  @Test
  void bothAreRules(@TempDir Path folder) throws Exception {
    Said said = alike(story(Map.of("staffTimeHours", "TOLD", "cashCofinances", false)), folder);
    assertThat(said.hours()).containsEntry("anna o1", "120").containsEntry("anna s1", "60");
    assertThat(said.lines())
        .containsEntry("hours-public", "1200.00")
        .doesNotContainKey("cash-public");
    assertThat(said.grant()).as("1,200 x 2/3").isEqualTo("800.00");
  }

  /** What one of the three makes of a story; hours by person and session, with what is left out. */
  private record Said(
      Map<String, String> lines, String grant, String cash, Map<String, String> hours) {
    static Said of(String answer) {
      JsonNode said = Bundle.JSON.readTree(answer);
      Map<String, String> lines = new TreeMap<>();
      said.get("lines")
          .properties()
          .forEach(one -> lines.put(one.getKey(), one.getValue().asString()));
      Map<String, String> hours = new TreeMap<>();
      said.get("hours")
          .properties()
          .forEach(one -> {
            StringBuilder words = new StringBuilder(one.getValue().get(0).asString());
            one.getValue()
                .get(1)
                .properties()
                .forEach(out ->
                    words
                        .append(" ")
                        .append(out.getKey())
                        .append(":")
                        .append(out.getValue().asString()));
            hours.put(one.getKey(), words.toString());
          });
      return new Said(lines, said.get("grant").asString(), said.get("cash").asString(), hours);
    }

    static Said of(ClaimFigures figures) {
      Map<String, String> lines = new TreeMap<>();
      figures.lines().forEach((line, kronor) -> lines.put(line.key(), ore(kronor)));
      Map<String, String> hours = new TreeMap<>();
      figures
          .entries()
          .forEach(one -> {
            StringBuilder words = new StringBuilder(Integer.toString(one.certifiedMinutes()));
            one.leftOut()
                .forEach(out ->
                    words.append(" ").append(out.reason()).append(":").append(out.minutes()));
            hours.put(
                one.person().person().value() + " " + one.entry().session().id(), words.toString());
          });
      CountedCash all =
          CountedCash.of(figures.state().programme(), figures.state().cash())
              .on(day -> !day.isAfter(LocalDate.of(2019, 10, 31)));
      return new Said(lines, ore(figures.grant().amount()), ore(all.total()), hours);
    }

    private static String ore(BigDecimal kronor) {
      return kronor.setScale(2).toPlainString();
    }
  }

  private Said alike(MoneyStory story, Path folder) throws Exception {
    Said program = Said.of(story.figures("2019-09", "2019-10"));
    assertThat(python(story, folder)).as("recompute.py").isEqualTo(program);
    assertThat(page(story, folder)).as("verify.html").isEqualTo(program);
    return program;
  }

  private static Said python(MoneyStory story, Path folder) throws Exception {
    return Said.of(BothVerifiers.python(PYTHON, story.log(), folder));
  }

  private Said page(MoneyStory story, Path folder) throws IOException {
    return Said.of(BothVerifiers.page(chromium, PAGE, story.log(), folder));
  }
}
