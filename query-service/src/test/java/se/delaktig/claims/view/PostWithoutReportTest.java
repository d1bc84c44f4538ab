package se.delaktig.claims.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;
import static se.delaktig.project.view.PlanOf2017.programme;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlanned;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.policy.RuleBooks;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A progress report names the posts of the plan that somebody should have reported on. */
class PostWithoutReportTest {
  private static final JsonMapper JSON = ProgrammeJson.mapper();
  private static final RuleSet RULES =
      breakEven(Rounding.MINUTES).with(RuleBooks.named("2014-2020").orElseThrow());
  private static final YearMonth SEPTEMBER = YearMonth.of(2019, 9);
  private static final YearMonth OCTOBER = YearMonth.of(2019, 10);

  private static ClaimStory planning(Map<?, ?>... posts) {
    ObjectNode plan = JSON.valueToTree(programme("anstallda", RULES).planned());
    plan.set("staffing", JSON.valueToTree(List.of(posts)));
    return new ClaimStory(RULES)
        .then(new ProjectPlanned(ClaimStory.PROJECT, JSON.treeToValue(plan, ProjectPlan.class)));
  }

  private static Map<?, ?> post(String role, String organisation) {
    return Map.of("role", role, "organisation", organisation, "share", 0.5);
  }

  private static List<PostWithoutReport> lacking(ClaimStory story) {
    return PostWithoutReport.of(story.now(), List.of(SEPTEMBER, OCTOBER));
  }

  @Test
  void aPostWithoutAnyReportIsNamedWithEveryMonth() {
    assertThat(lacking(planning(post("ekonom", "Avesta kommun"))))
        .containsExactly(
            new PostWithoutReport("ekonom", "Avesta kommun", List.of(SEPTEMBER, OCTOBER)));
  }

  @Test
  void aMonthThatIsReportedIsNotLacking() {
    ClaimStory story =
        planning(post("ekonom", "Avesta kommun"), post("projektledare", "Avesta kommun"))
            .worked("2019-09", 80, "300")
            .worked("2019-08", 80, "300");
    assertThat(lacking(story))
        .containsExactly(
            new PostWithoutReport("ekonom", "Avesta kommun", List.of(OCTOBER)),
            new PostWithoutReport("projektledare", "Avesta kommun", List.of(SEPTEMBER, OCTOBER)));
  }

  @Test
  void aReportIsOfThePostInItsOrganisation() {
    ClaimStory story =
        planning(post("ekonom", "Orsa kommun"), post("ekonom", "Avesta kommun"))
            .worked("2019-09", 80, "300")
            .worked("2019-10", 80, "300");
    assertThat(lacking(story))
        .containsExactly(
            new PostWithoutReport("ekonom", "Orsa kommun", List.of(SEPTEMBER, OCTOBER)));
  }
}
