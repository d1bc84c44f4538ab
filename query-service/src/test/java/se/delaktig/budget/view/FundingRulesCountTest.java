package se.delaktig.budget.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;
import static se.delaktig.project.view.PlanOf2017.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.policy.RuleBooks;
import se.delaktig.project.view.Programme;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** No rate, share or ceiling stands in code: each is changed, and the result changes with it. */
class FundingRulesCountTest {
  private static final JsonMapper JSON = ProgrammeJson.mapper();
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");

  private static FundingRules changed(Map<String, Object> changes) {
    ObjectNode rules = JSON.valueToTree(RuleBooks.named("2014-2020").orElseThrow());
    changes.forEach((field, value) -> rules.set(field, JSON.valueToTree(value)));
    return JSON.treeToValue(rules, FundingRules.class);
  }

  private static Map<String, Object> stated(Object value) {
    return Map.of("value", value, "basis", "STATED");
  }

  private static Programme under(FundingRules funding) {
    return programme("anstallda", breakEven(Rounding.MINUTES).with(funding));
  }

  private static BudgetStatement money(FundingRules funding, StaffTimeRecorded... times) {
    Programme programme = under(funding);
    return BudgetStatement.of(
        programme,
        DecidedBudget.none(),
        List.of(),
        List.of(times).stream().map(time -> new PostMonth(time.time().value(), time)).toList(),
        List.of(),
        new HoursStatement(
            programme, List.of(), new ArrayList<>(), 7, LocalDate.of(2019, 11, 18), null),
        7);
  }

  private static StaffTimeRecorded time(String month, int hours) {
    return new StaffTimeRecorded(
        new StaffTimeId("t" + month),
        "ekonom",
        AVESTA,
        SubBudget.IMPLEMENTATION,
        month,
        hours * 60,
        new BigDecimal("300"));
  }

  private static BigDecimal indirect(FundingRules funding, StaffTimeRecorded... times) {
    return money(funding, times).used(SubBudget.IMPLEMENTATION, CostCategory.INDIRECT);
  }

  private static int counted(FundingRules funding, StaffTimeRecorded... times) {
    return money(funding, times).spent().staff().stream()
        .mapToInt(StaffCounting.Counted::minutes)
        .sum();
  }

  @Test
  void indirectCostsFollowTheRateAndItsBase() {
    StaffTimeRecorded hundred = time("2019-09", 100);
    assertThat(indirect(changed(Map.of()), hundred)).isEqualTo("4500.00");
    Map<String, Object> seven =
        Map.of("category", "INDIRECT", "percent", stated(7), "of", List.of("STAFF"));
    assertThat(indirect(changed(Map.of("flatRates", List.of(seven))), hundred))
        .isEqualTo("2100.00");
    Map<String, Object> travel =
        Map.of("category", "INDIRECT", "percent", stated(15), "of", List.of("TRAVEL"));
    assertThat(indirect(changed(Map.of("flatRates", List.of(travel))), hundred)).isEqualTo("0.00");
  }

  private static AidStanding aid(FundingRules funding, String... euros) {
    List<AidDeclared.Aid> aids = new ArrayList<>();
    for (String one : euros) {
      String[] parts = one.split(" ");
      aids.add(
          new AidDeclared.Aid(
              LocalDate.parse(parts[0]), new BigDecimal(parts[1]), AidDeclared.Origin.ELSEWHERE));
    }
    LocalDate today = LocalDate.of(2019, 11, 18);
    return AidStanding.of(under(funding), new AidDeclared(AVESTA, today, aids), today);
  }

  @Test
  void aidIsHeldAgainstTheCeilingOfItsDay() {
    AidStanding standing = aid(changed(Map.of()), "2018-03-01 150000", "2016-11-18 90000");
    assertThat(standing.euro()).isEqualByComparingTo("150000");
    assertThat(standing.left()).isEqualByComparingTo("50000");
    assertThat(standing.standing()).isEqualTo(AidStanding.Standing.PASSED);
    assertThat(standing.passed()).containsExactly(LocalDate.of(2018, 3, 1));

    assertThat(aid(changed(Map.of()), "2018-03-01 150000", "2015-03-01 90000").standing())
        .isEqualTo(AidStanding.Standing.WITHIN);
    assertThat(aid(changed(Map.of()), "2018-03-01 160000.01").standing())
        .isEqualTo(AidStanding.Standing.NEAR);
    assertThat(aid(changed(Map.of()), "2018-03-01 200000").standing())
        .isEqualTo(AidStanding.Standing.NEAR);
    assertThat(aid(changed(Map.of())).standing()).isEqualTo(AidStanding.Standing.WITHIN);
  }

  @Test
  void anotherCeilingAppliesFromItsDay() {
    List<Object> ceilings =
        List.of(
            Map.of("euro", stated(100_000), "from", "2014-01-01"),
            Map.of("euro", stated(300_000), "from", "2019-01-01"));
    FundingRules raised = changed(Map.of("aidCeilings", ceilings));
    assertThat(aid(raised, "2018-03-01 150000").passed()).containsExactly(LocalDate.of(2018, 3, 1));
    assertThat(aid(raised, "2019-03-01 150000").standing()).isEqualTo(AidStanding.Standing.WITHIN);
    assertThat(aid(raised, "2019-03-01 150000").left()).isEqualByComparingTo("150000");
    assertThat(aid(changed(Map.of("aidCeilings", List.of())), "2019-03-01 1").standing())
        .isEqualTo(AidStanding.Standing.NO_CEILING);
    assertThat(AidStanding.of(under(raised), null, LocalDate.of(2019, 11, 18)).standing())
        .isEqualTo(AidStanding.Standing.NOT_DECLARED);
  }

  @Test
  void indirectCostsAreUsedMoneyOfTheSubBudget() {
    assertThat(money(changed(Map.of()), time("2019-09", 100)).used(SubBudget.IMPLEMENTATION))
        .isEqualTo("34500.00");
  }

  @Test
  void hoursAboveTheYearsCeilingDoNotCount() {
    StaffTimeRecorded[] year = new StaffTimeRecorded[12];
    for (int month = 1; month <= 12; month++) {
      year[month - 1] = time("2019-%02d".formatted(month), 150);
    }
    assertThat(counted(changed(Map.of()), year)).isEqualTo(1662 * 60);
    assertThat(counted(changed(Map.of("staffMinutesPerYear", stated(1720 * 60))), year))
        .isEqualTo(1720 * 60);
    assertThat(money(changed(Map.of()), year).spent().staff().getLast().leftOut())
        .containsExactly(
            new StaffCounting.LeftOut(StaffCounting.Reason.ABOVE_YEAR, (1800 - 1662) * 60));
    assertThat(money(changed(Map.of()), year).spent().staffCost(SubBudget.IMPLEMENTATION))
        .isEqualTo("498600.00");
  }

  @Test
  void theCeilingIsOfACalendarYear() {
    assertThat(
            counted(
                changed(Map.of("staffMinutesPerYear", stated(100 * 60))),
                time("2018-12", 90),
                time("2019-01", 90)))
        .isEqualTo(180 * 60);
  }

  @Test
  void moreThanTheDaysCeilingOnEveryDayOfAMonthCannotCount() {
    StaffTimeRecorded september = time("2019-09", 400);
    assertThat(counted(changed(Map.of()), september)).isEqualTo(400 * 60);
    assertThat(counted(changed(Map.of("staffMinutesPerDay", stated(13 * 60))), september))
        .isEqualTo(390 * 60);
  }

  @Test
  void aUnitCostOfTheRulesHoldsWithinItsDays() {
    Map<String, Object> cost =
        Map.of(
            "function", "ekonom",
            "kronorPerHour", stated(579),
            "from", "2019-09-01",
            "to", "2019-09-30");
    FundingRules rules = changed(Map.of("unitCosts", List.of(cost)));
    assertThat(money(rules, time("2019-09", 10)).spent().staffCost(SubBudget.IMPLEMENTATION))
        .isEqualTo("5790.00");
    assertThat(money(rules, time("2019-10", 10)).spent().staffCost(SubBudget.IMPLEMENTATION))
        .isEqualTo("3000.00");
  }

  @Test
  void aReportOfNoHoursIsMarkedWhereTheRulesWantNone() {
    assertThat(
            money(changed(Map.of()), time("2019-09", 0)).spent().staff().getFirst().emptyReport())
        .isFalse();
    assertThat(
            money(changed(Map.of("zeroHourReports", stated(false))), time("2019-09", 0))
                .spent()
                .staff()
                .getFirst()
                .emptyReport())
        .isTrue();
  }

  @Test
  void theShareIsTheDecidedRatioUnlessTheRulesStateAnother() {
    BigDecimal cofinancing = new BigDecimal("4360575.60");
    assertThat(calculated(changed(Map.of()), cofinancing)).isEqualTo("3867633.90");
    Map<String, Object> half = stated(Map.of("part", 1, "whole", 2));
    assertThat(calculated(changed(Map.of("grantShare", half)), new BigDecimal("1000")))
        .isEqualTo("1000.00");
  }

  private static BigDecimal calculated(FundingRules funding, BigDecimal cofinancing) {
    Programme programme = under(funding);
    return CalculatedGrant.of(
            CalculatedGrant.share(
                programme.planned(), programme.rulesOn(LocalDate.of(2019, 11, 18)).orElseThrow()),
            programme.planned().grant(),
            cofinancing,
            new BigDecimal("9000000"))
        .amount();
  }

  @Test
  void whatIsMissingToTheGrantIsSaidToTheOre() {
    CalculatedGrant grant =
        CalculatedGrant.of(
            new FundingRules.Share(new BigDecimal("4297371"), new BigDecimal("9142455")),
            new BigDecimal("4297371"),
            new BigDecimal("4360575.60"),
            new BigDecimal("9000000"));
    assertThat(grant.atRisk()).isEqualTo("429737.10");
    assertThat(grant.limit()).isEqualTo(CalculatedGrant.Limit.COFINANCING);
  }

  @Test
  void theLeastOfTheThreeIsTheGrant() {
    FundingRules.Share share =
        new FundingRules.Share(new BigDecimal("4297371"), new BigDecimal("9142455"));
    for (String paid : List.of("50", "100", "5000")) {
      assertThat(
              CalculatedGrant.of(
                      share, new BigDecimal("100"), new BigDecimal("1000"), new BigDecimal(paid))
                  .amount())
          .isLessThanOrEqualTo(new BigDecimal("100.00"));
    }
    CalculatedGrant fifty =
        CalculatedGrant.of(
            share, new BigDecimal("100"), new BigDecimal("1000"), new BigDecimal("50"));
    assertThat(fifty.amount()).isEqualTo("50.00");
    assertThat(fifty.limit()).isEqualTo(CalculatedGrant.Limit.PAID);
  }
}
