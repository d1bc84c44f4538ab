package se.delaktig.budget.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;
import static se.delaktig.project.view.PlanOf2017.programme;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeRecorded.Day;
import se.delaktig.budget.event.StaffTimeRecorded.Form;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.StaffCounting.LeftOut;
import se.delaktig.budget.view.StaffCounting.Reason;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.policy.RuleBooks;
import se.delaktig.project.view.Programme;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What of a month's time report counts: signed as the rules want it, day by day below ceilings. */
class StaffReportsCountTest {
  private static final JsonMapper JSON = ProgrammeJson.mapper();
  private static final StaffTimeId TIME = new StaffTimeId("t");
  private static final ActorId WORKER = new ActorId("worker");
  private final StaffTimeView view = new StaffTimeView();

  private static Programme under(Map<String, Object> changes) {
    ObjectNode rules = JSON.valueToTree(RuleBooks.named("2014-2020").orElseThrow());
    changes.forEach((field, value) -> rules.set(field, JSON.valueToTree(value)));
    return programme(
        "anstallda", breakEven(Rounding.MINUTES).with(JSON.treeToValue(rules, FundingRules.class)));
  }

  private static Map<String, Object> signers(Signer... signers) {
    return Map.of("staffReportSigners", Map.of("value", List.of(signers), "basis", "STATED"));
  }

  private static Map<String, Object> and(Map<String, Object> changes, String field, Object value) {
    Map<String, Object> all = new HashMap<>(changes);
    all.put(field, Map.of("value", value, "basis", "STATED"));
    return all;
  }

  private static StaffTimeRecorded report(String month, Day... days) {
    return report("ekonom", month, days);
  }

  private static StaffTimeRecorded report(String role, String month, Day... days) {
    return new StaffTimeRecorded(
        TIME,
        role,
        new OrganisationId("avesta-kommun"),
        SubBudget.IMPLEMENTATION,
        month,
        List.of(days).stream().mapToInt(Day::minutes).sum(),
        new BigDecimal("300"),
        Form.DAYS,
        List.of(days),
        WORKER);
  }

  private static Day day(int day, int hours) {
    return new Day(day, null, hours * 60);
  }

  private static StaffTimeSigned signed(int report, Signer signer) {
    return new StaffTimeSigned(TIME, report, signer);
  }

  private PostMonth after(ProgrammeEvent... events) {
    PostMonth state = view.empty(TIME.value());
    for (ProgrammeEvent event : events) {
      state =
          view.after(
              state, new RecordedEvent("p", 1, Instant.EPOCH, WORKER, "PROJECT_WORKER", event));
    }
    return state;
  }

  private static StaffCounting.Counted counted(Map<String, Object> rules, PostMonth... months) {
    return StaffCounting.of(under(rules), List.of(months)).getLast();
  }

  @Test
  void aReportCountsOnceItBearsTheSignaturesThatTheRulesWant() {
    StaffTimeRecorded eight = report("2019-10", day(1, 8));
    Map<String, Object> both = signers(Signer.REPORTER, Signer.MANAGER);
    assertThat(counted(both, after(eight)).leftOut())
        .containsExactly(new LeftOut(Reason.UNSIGNED, 480));
    assertThat(counted(both, after(eight, signed(1, Signer.REPORTER))).leftOut())
        .containsExactly(new LeftOut(Reason.UNCERTIFIED, 480));
    PostMonth whole = after(eight, signed(1, Signer.REPORTER), signed(1, Signer.MANAGER));
    assertThat(counted(both, whole).minutes()).isEqualTo(480);
    assertThat(counted(both, whole).cost()).isEqualTo("2400.00");
  }

  @Test
  void whoSignsIsTheRulesToSay() {
    StaffTimeRecorded eight = report("2019-10", day(1, 8));
    assertThat(
            counted(signers(Signer.REPORTER), after(eight, signed(1, Signer.REPORTER))).minutes())
        .isEqualTo(480);
    assertThat(counted(signers(Signer.MANAGER), after(eight, signed(1, Signer.REPORTER))).leftOut())
        .containsExactly(new LeftOut(Reason.UNCERTIFIED, 480));
    assertThat(counted(signers(Signer.MANAGER), after(eight, signed(1, Signer.MANAGER))).minutes())
        .isEqualTo(480);
    assertThat(
            counted(Map.of("staffReportSigners", Map.of("basis", "NOT_STATED")), after(eight))
                .minutes())
        .isEqualTo(480);
  }

  @Test
  void aCorrectionVoidsTheSignaturesAndAsksAgain() {
    Map<String, Object> own = signers(Signer.REPORTER);
    StaffTimeRecorded seven = report("2019-10", day(1, 7));
    PostMonth corrected = after(report("2019-10", day(1, 8)), signed(1, Signer.REPORTER), seven);
    assertThat(corrected.signatures()).isEmpty();
    assertThat(counted(own, corrected).leftOut())
        .containsExactly(new LeftOut(Reason.UNSIGNED, 420));
    PostMonth again =
        after(
            report("2019-10", day(1, 8)),
            signed(1, Signer.REPORTER),
            seven,
            signed(2, Signer.REPORTER));
    assertThat(counted(own, again).minutes()).isEqualTo(420);
  }

  @Test
  void aSignatureUnderAnEarlierReportIsNoneUnderThisOne() {
    PostMonth late =
        after(
            report("2019-10", day(1, 8)), report("2019-10", day(1, 7)), signed(1, Signer.REPORTER));
    assertThat(counted(signers(Signer.REPORTER), late).minutes()).isZero();
  }

  @Test
  void aSumFromPaperIsSignedThere() {
    StaffTimeRecorded sum =
        new StaffTimeRecorded(
            TIME,
            "ekonom",
            new OrganisationId("avesta-kommun"),
            SubBudget.IMPLEMENTATION,
            "2019-10",
            480,
            new BigDecimal("300"));
    assertThat(counted(signers(Signer.REPORTER, Signer.MANAGER), after(sum)).minutes())
        .isEqualTo(480);
  }

  @Test
  void hoursAboveTheCeilingOfADayDoNotCountWhateverOtherDaysHave() {
    Map<String, Object> own = signers(Signer.REPORTER);
    PostMonth long14 = after(report("2019-10", day(1, 14), day(2, 2)), signed(1, Signer.REPORTER));
    assertThat(counted(own, long14).minutes()).isEqualTo(16 * 60);
    assertThat(counted(and(own, "staffMinutesPerDay", 13 * 60), long14).leftOut())
        .containsExactly(new LeftOut(Reason.ABOVE_DAY, 60));
    assertThat(counted(and(own, "staffMinutesPerDay", 10 * 60), long14).leftOut())
        .containsExactly(new LeftOut(Reason.ABOVE_DAY, 240));
  }

  @Test
  void theYearsCeilingIsOfThePersonInAllPosts() {
    Map<String, Object> ten = and(signers(Signer.REPORTER), "staffMinutesPerYear", 10 * 60);
    PostMonth here = after(report("2019-09", day(2, 8)), signed(1, Signer.REPORTER));
    PostMonth there =
        after(report("projektledare", "2019-10", day(1, 8)), signed(1, Signer.REPORTER));
    assertThat(counted(ten, here, there).leftOut())
        .containsExactly(new LeftOut(Reason.ABOVE_YEAR, 360));
  }

  @Test
  void whatIsLeftOfTheYearIsLeftOfThePersonsInAllPosts() {
    Map<String, Object> ten = and(signers(Signer.REPORTER), "staffMinutesPerYear", 10 * 60);
    List<StaffCounting.Counted> both =
        StaffCounting.of(
            under(ten),
            List.of(
                after(report("2019-09", day(2, 3)), signed(1, Signer.REPORTER)),
                after(report("projektledare", "2019-10", day(1, 4)), signed(1, Signer.REPORTER)),
                after(report("2018-12", day(3, 8)), signed(1, Signer.REPORTER))));
    assertThat(soFar(both, "ekonom", WORKER, 9)).isEqualTo(180);
    assertThat(soFar(both, "ekonom", WORKER, 10)).isEqualTo(420);
    assertThat(soFar(both, "ekonom", new ActorId("another"), 10)).isEqualTo(180);
    assertThat(soFar(both, "ekonom", null, 10)).isEqualTo(180);
  }

  private static int soFar(
      List<StaffCounting.Counted> counted, String role, @Nullable ActorId holder, int month) {
    return StaffCounting.yearSoFar(
        counted, role, new OrganisationId("avesta-kommun"), holder, YearMonth.of(2019, month));
  }

  @Test
  void anUnsignedReportTakesNothingOfTheYear() {
    Map<String, Object> ten = and(signers(Signer.REPORTER), "staffMinutesPerYear", 10 * 60);
    PostMonth unsigned = after(report("2019-09", day(2, 8)));
    PostMonth october = after(report("2019-10", day(1, 8)), signed(1, Signer.REPORTER));
    assertThat(counted(ten, unsigned, october).minutes()).isEqualTo(480);
  }

  @Test
  void onlyFixedActivitiesCountWhereTheRulesFixThem() {
    Map<String, Object> own = signers(Signer.REPORTER);
    PostMonth mixed =
        after(
            report("2019-10", new Day(1, "Projektledning", 300), new Day(1, null, 60)),
            signed(1, Signer.REPORTER));
    assertThat(counted(own, mixed).minutes()).isEqualTo(360);
    assertThat(
            counted(and(own, "staffActivities", List.of("Projektledning", "Möten")), mixed)
                .leftOut())
        .containsExactly(new LeftOut(Reason.ACTIVITY_NOT_FIXED, 60));
  }

  @Test
  void daysOutsideTheProjectDoNotCount() {
    PostMonth before = after(report("2018-01", day(31, 8)), signed(1, Signer.REPORTER));
    assertThat(counted(signers(Signer.REPORTER), before).leftOut())
        .containsExactly(new LeftOut(Reason.OUTSIDE_PERIOD, 480));
  }

  @Test
  void aReportOfNoHoursIsMarkedWhereTheRulesWantNone() {
    PostMonth none = after(report("2019-10"));
    assertThat(counted(Map.of(), none).emptyReport()).isFalse();
    assertThat(counted(and(Map.of(), "zeroHourReports", false), none).emptyReport()).isTrue();
    assertThat(counted(and(Map.of(), "zeroHourReports", true), none).emptyReport()).isFalse();
  }

  @Test
  void theRulesUnitCostCountsWhateverWasRecorded() {
    Map<String, Object> rules = new HashMap<>(signers(Signer.REPORTER));
    rules.put(
        "unitCosts",
        List.of(
            Map.of(
                "function",
                "ekonom",
                "kronorPerHour",
                Map.of("value", 579, "basis", "STATED"),
                "from",
                "2014-01-01")));
    assertThat(
            counted(rules, after(report("2019-10", day(1, 8)), signed(1, Signer.REPORTER))).cost())
        .isEqualTo("4632.00");
  }

  @Test
  void aMonthIsCopiedByWeekday() {
    List<Day> october =
        List.of(new Day(1, null, 480), new Day(8, null, 240), new Day(31, null, 60));
    // 1 and 8 October 2019 are Tuesdays, as 5 and 12 November; November has no fifth Thursday
    assertThat(
            CopiedMonth.of(
                october,
                YearMonth.of(2019, 10),
                YearMonth.of(2019, 11),
                LocalDate.of(2019, 11, 30)))
        .containsExactly(new Day(5, null, 480), new Day(12, null, 240));
    assertThat(
            CopiedMonth.of(
                october,
                YearMonth.of(2019, 10),
                YearMonth.of(2019, 11),
                LocalDate.of(2019, 11, 11)))
        .containsExactly(new Day(5, null, 480));
  }

  @Test
  void aFixedShareIsATwelfthOfTheYear() {
    FundingRules p14 = RuleBooks.named("2014-2020").orElseThrow();
    assertThat(FixedShare.minutes(p14, new BigDecimal("0.50"))).isEqualTo(OptionalInt.of(4155));
    assertThat(FixedShare.minutes(p14, new BigDecimal("0.10"))).isEqualTo(OptionalInt.of(831));
    assertThat(
            FixedShare.minutes(RuleBooks.named("2021-2027").orElseThrow(), new BigDecimal("0.50")))
        .isEqualTo(OptionalInt.of(4300));
    assertThat(FixedShare.minutes(FundingRules.unstated(), BigDecimal.ONE))
        .isEqualTo(OptionalInt.empty());
  }

  @Test
  void orderOfArrivalDoesNotMatter() {
    Map<String, Object> ten = and(signers(Signer.REPORTER), "staffMinutesPerYear", 10 * 60);
    List<PostMonth> months =
        new ArrayList<>(
            List.of(
                after(report("2019-09", day(2, 8)), signed(1, Signer.REPORTER)),
                after(report("2019-10", day(1, 8)), signed(1, Signer.REPORTER))));
    List<StaffCounting.Counted> one = StaffCounting.of(under(ten), months);
    assertThat(StaffCounting.of(under(ten), months.reversed())).isEqualTo(one);
  }
}
