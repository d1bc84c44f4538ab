package se.delaktig.claims.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.claims.view.ClaimStory.PROJECT;
import static se.delaktig.project.view.PlanOf2017.breakEven;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.event.Stated;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.policy.RuleBooks;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A claim keeps to the categories that the rules allow, and to the budget that was in force. */
class ClaimRulesTest {
  private static final JsonMapper JSON = ProgrammeJson.mapper();
  private static final LocalDate OCTOBER = LocalDate.of(2019, 10, 14);

  private static ClaimStory allowing(Set<CostCategory> categories) {
    ObjectNode rules = JSON.valueToTree(RuleBooks.named("2014-2020").orElseThrow());
    rules.set("categories", JSON.valueToTree(Map.of("value", categories, "basis", "STATED")));
    rules.set("flatRates", JSON.createArrayNode());
    return new ClaimStory(
        breakEven(Rounding.MINUTES).with(JSON.treeToValue(rules, FundingRules.class)));
  }

  private static List<Finding> found(ClaimStory story) {
    ClaimId id = new ClaimId("ansokan");
    story.then(new ClaimBuilt(id, PROJECT, 1, List.of("2019-10")));
    return ClaimChecks.of(story.claim("ansokan"), story.book(), story.now());
  }

  @Test
  void aCostOfACategoryThatTheRulesAllowIsClaimed() {
    ClaimStory story =
        allowing(EnumSet.of(CostCategory.STAFF, CostCategory.EXTERNAL_SERVICES))
            .paid("A 1", OCTOBER, "1250.50");
    assertThat(story.figures("2019-10").paid()).isEqualTo("1250.50");
    assertThat(found(story)).noneMatch(one -> one instanceof Finding.CostNotAllowed);
  }

  @Test
  void aCostOfAnotherCategoryIsLeftOutAndTold() {
    ClaimStory story =
        allowing(EnumSet.of(CostCategory.STAFF, CostCategory.TRAVEL))
            .paid("A 1", OCTOBER, "1250.50");
    assertThat(story.figures("2019-10").paid()).isEqualTo("0.00");
    assertThat(story.figures("2019-10").barredCosts()).hasSize(1);
    assertThat(found(story)).contains(new Finding.CostNotAllowed("A 1", new BigDecimal("1250.50")));
  }

  private static BudgetDecided decided(LocalDate from, int kronor) {
    return new BudgetDecided(
        PROJECT,
        "Beslut",
        List.of(
            new BudgetDecided.Line(
                SubBudget.IMPLEMENTATION,
                CostCategory.EXTERNAL_SERVICES,
                Stated.stated(BigDecimal.valueOf(kronor)))),
        new BudgetDecided.Ruling("nr-" + from, from, from));
  }

  private static ClaimStory between(BudgetDecided... decisions) {
    ClaimStory story = allowing(EnumSet.allOf(CostCategory.class)).paid("A 1", OCTOBER, "1250.50");
    for (BudgetDecided one : decisions) {
      story.then(one);
    }
    return story;
  }

  private static boolean aboveBudget(ClaimStory story) {
    return found(story).stream().anyMatch(one -> one instanceof Finding.AboveBudget);
  }

  @Test
  void aClaimIsCheckedAgainstTheBudgetInForceInItsLastMonth() {
    BudgetDecided first = decided(LocalDate.of(2018, 2, 1), 1_000);
    BudgetDecided enough = decided(LocalDate.of(2019, 10, 1), 2_000);
    BudgetDecided tooLate = decided(LocalDate.of(2019, 11, 1), 2_000);
    assertThat(aboveBudget(between(first))).isTrue();
    assertThat(aboveBudget(between(first, enough))).isFalse();
    assertThat(aboveBudget(between(first, tooLate))).isTrue();
  }

  private static RuleSet staffTimeHours(String rule) {
    ObjectNode rules = JSON.valueToTree(RuleBooks.named("2014-2020").orElseThrow());
    rules.set("staffTimeHours", JSON.valueToTree(Map.of("value", rule, "basis", "STATED")));
    return breakEven(Rounding.MINUTES).with(JSON.treeToValue(rules, FundingRules.class));
  }

  private static ClaimStory alsoStaff(int day) {
    ActorId actor = new ActorId("anna-at-work");
    ClaimStory story =
        new ClaimStory(staffTimeHours("TOLD"))
            .registered("anna", "bo")
            .proven("s1", OCTOBER, 60, "anna", "bo");
    return story
        .then(
            new AccessGranted(
                new GrantId("g"),
                actor,
                Role.PROJECT_WORKER,
                new Scope(Scope.Kind.PROJECT, PROJECT.value()),
                new PersonId("anna"),
                LocalDate.of(2018, 2, 1),
                null,
                AccessGranted.Reason.APPOINTED_IN_PROJECT))
        .then(
            new StaffTimeRecorded(
                new StaffTimeId("t"),
                "ekonom",
                ClaimStory.AVESTA,
                SubBudget.IMPLEMENTATION,
                "2019-10",
                480,
                new BigDecimal("300"),
                StaffTimeRecorded.Form.DAYS,
                List.of(new StaffTimeRecorded.Day(day, null, 480)),
                actor))
        .then(new StaffTimeSigned(new StaffTimeId("t"), 1, FundingRules.Signer.REPORTER))
        .then(new StaffTimeSigned(new StaffTimeId("t"), 1, FundingRules.Signer.MANAGER));
  }

  @Test
  void whoeverIsPaidForADayAndTakesPartOnItIsTold() {
    assertThat(found(alsoStaff(OCTOBER.getDayOfMonth())))
        .filteredOn(Finding.AlsoStaffTime.class::isInstance)
        .containsExactly(
            new Finding.AlsoStaffTime(
                "ekonom", OCTOBER, 60, new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s1")));
    assertThat(found(alsoStaff(OCTOBER.getDayOfMonth() + 1)))
        .noneMatch(Finding.AlsoStaffTime.class::isInstance);
  }
}
