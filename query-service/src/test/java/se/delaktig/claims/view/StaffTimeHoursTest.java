package se.delaktig.claims.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeRecorded.Day;
import se.delaktig.budget.event.StaffTimeRecorded.Form;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.policy.RuleBooks;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An hour that the same person's time report may have is not both co-financing and a cost. */
class StaffTimeHoursTest {
  private static final JsonMapper JSON = ProgrammeJson.mapper();
  private static final LocalDate MONDAY = LocalDate.of(2019, 10, 14);
  private static final ActorId AT_WORK = new ActorId("anna-at-work");

  private static RuleSet rules(String rule) {
    ObjectNode rules = JSON.valueToTree(RuleBooks.named("2014-2020").orElseThrow());
    rules.set("staffTimeHours", JSON.valueToTree(Map.of("value", rule, "basis", "STATED")));
    return breakEven(Rounding.MINUTES).with(JSON.treeToValue(rules, FundingRules.class));
  }

  private static RuleSet later(RuleSet rules, LocalDate from) {
    return new RuleSet(
        2,
        from,
        rules.decision(),
        rules.preparandMinutes(),
        rules.dialogueMinutesPerEmployee(),
        rules.countDialogueAbove(),
        rules.hourValue(),
        rules.rounding(),
        rules.validSignatures(),
        rules.validCertificates(),
        rules.leadersCount(),
        rules.refuseUnqualifiedLeaders(),
        rules.funding());
  }

  private static ClaimStory story(RuleSet rules) {
    return new ClaimStory(rules).registered("anna", "anna-again", "bo").then(account("anna"));
  }

  private static AccessGranted account(String person) {
    return new AccessGranted(
        new GrantId("g"),
        AT_WORK,
        Role.PROJECT_WORKER,
        new Scope(Scope.Kind.PROJECT, ClaimStory.PROJECT.value()),
        new PersonId(person),
        LocalDate.of(2018, 2, 1),
        null,
        AccessGranted.Reason.APPOINTED_IN_PROJECT);
  }

  private static StaffTimeRecorded reported(int minutes, Day... days) {
    return new StaffTimeRecorded(
        new StaffTimeId("t"),
        "ekonom",
        ClaimStory.AVESTA,
        SubBudget.IMPLEMENTATION,
        "2019-10",
        minutes,
        new BigDecimal("300"),
        days.length == 0 ? Form.SUM : Form.DAYS,
        List.of(days),
        AT_WORK);
  }

  /** What of Anna's sessions counts, oldest first, and what is staff time. */
  private static List<String> annas(ClaimStory story) {
    return story.figures("2019-10").entries().stream()
        .filter(one -> one.person().person().value().equals("anna"))
        .map(StaffTimeHoursTest::words)
        .toList();
  }

  private static String words(CountedEntry one) {
    return one.certifiedMinutes() + " + " + one.minutesLeftOut(Reason.ALSO_STAFF_TIME);
  }

  @Test
  void noMoreIsLeftOutThanTheReportHas() {
    ClaimStory story =
        story(rules("EXCLUDED"))
            .proven("s1", MONDAY, 60, "anna", "bo")
            .then(
                reported(
                    510, new Day(14, null, 20), new Day(14, "möte", 10), new Day(15, null, 480)));
    assertThat(annas(story)).containsExactly("30 + 30");
    assertThat(story.figures("2019-10").entries())
        .filteredOn(one -> one.person().person().value().equals("bo"))
        .extracting(CountedEntry::certifiedMinutes)
        .as("it is her report")
        .containsExactly(60);
  }

  @Test
  void noReportedMinuteIsHeldAgainstTwoSessions() {
    ClaimStory story =
        story(rules("EXCLUDED"))
            .then(reported(90))
            .proven("s1", MONDAY, 60, "anna")
            .proven("s2", MONDAY.plusDays(1), 60, "anna")
            .proven("s3", MONDAY.plusDays(2), 60, "anna");
    assertThat(annas(story))
        .as("without days it may be any of the month")
        .containsExactly("0 + 60", "30 + 30", "60 + 0");
  }

  @Test
  void whetherTheReportComesFirstDoesNotMatterAndWhatItSaysLastHolds() {
    StaffTimeRecorded day = reported(45, new Day(14, null, 45));
    ClaimStory after = story(rules("EXCLUDED")).proven("s1", MONDAY, 60, "anna").then(day);
    ClaimStory before = story(rules("EXCLUDED")).then(day).proven("s1", MONDAY, 60, "anna");
    assertThat(annas(after)).isEqualTo(annas(before)).containsExactly("15 + 45");
    assertThat(annas(before.then(reported(45, new Day(13, null, 45))))).containsExactly("60 + 0");
  }

  @Test
  void twoRecordsOfHersAreHers() {
    ClaimStory story =
        story(rules("EXCLUDED"))
            .then(account("anna-again"))
            .then(reported(60, new Day(14, null, 60)))
            .proven("s1", MONDAY, 60, "anna");
    assertThat(annas(story)).containsExactly("60 + 0");
    story.then(new RecordsMerged(new PersonId("anna-again"), new PersonId("anna")));
    assertThat(annas(story)).containsExactly("0 + 60");
  }

  @Test
  void itIsARuleOfTheSessionsDayAndWhatIsNotStatedLeavesNothingOut() {
    ClaimStory story =
        story(breakEven(Rounding.MINUTES))
            .then(reported(960, new Day(14, null, 480), new Day(21, null, 480)))
            .proven("s1", MONDAY, 60, "anna")
            .proven("s2", MONDAY.plusDays(7), 60, "anna");
    assertThat(annas(story)).containsExactly("60 + 0", "60 + 0");
    story.then(
        new RuleSetDecided(ClaimStory.PROJECT, later(rules("EXCLUDED"), MONDAY.plusDays(1))));
    assertThat(annas(story)).containsExactly("60 + 0", "0 + 60");
  }

  @Test
  void whatIsLeftOutIsToldWithItsReasonAndNothingIsToldOfWhatCounts() {
    ClaimStory story =
        story(rules("EXCLUDED"))
            .proven("s1", MONDAY, 60, "anna", "bo")
            .then(reported(30, new Day(14, null, 30)))
            .then(new StaffTimeSigned(new StaffTimeId("t"), 1, Signer.REPORTER))
            .then(new StaffTimeSigned(new StaffTimeId("t"), 1, Signer.MANAGER))
            .closed("2019-10")
            .claimed("first", 1, "2019-10");
    assertThat(ClaimChecks.of(story.claim("first"), story.book(), story.now()))
        .contains(new Finding.HoursLeftOut(Reason.ALSO_STAFF_TIME, 30, 1))
        .noneMatch(Finding.AlsoStaffTime.class::isInstance);
    assertThat(story.figures("2019-10").hours().parts())
        .extracting(one -> one.minutes())
        .containsExactlyInAnyOrder(30, 60);
  }

  @Test
  void bothBooksSayThatItIsNotConfirmed() {
    assertThat(RuleBooks.NAMES)
        .allSatisfy(name -> {
          var rule = RuleBooks.named(name).orElseThrow().staffTimeHours();
          assertThat(rule.value()).isEqualTo(FundingRules.StaffTimeHours.EXCLUDED);
          assertThat(rule.note()).startsWith("Inte bekräftat");
        });
  }
}
