package se.delaktig.claims.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.budget.view.CountedCash;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Working;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.ProjectPlan.Sector;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.policy.RuleBooks;

/** Cash co-finances beside the hours, where the rules say so, and never twice. */
class CashCountsTest {
  private static final LocalDate SEPTEMBER = LocalDate.of(2019, 9, 10);
  private static final String[] ALL = {"anna", "bo", "cia", "dan"};

  private static RuleSet rules(Stated<Boolean> cash) {
    FundingRules of = RuleBooks.named("2014-2020").orElseThrow();
    return breakEven(Rounding.MINUTES)
        .with(
            new FundingRules(
                of.programmePeriod(),
                of.call(),
                of.grantShare(),
                of.categories(),
                of.flatRates(),
                of.unitCosts(),
                of.staffMinutesPerYear(),
                of.staffMinutesPerDay(),
                of.zeroHourReports(),
                of.staffActivities(),
                of.staffReportSigners(),
                of.cofinancingActivities(),
                cash,
                of.staffTimeHours(),
                of.participantFileDays(),
                of.aidCeilings()));
  }

  /** Four hours worth 879.72, and 15,050.50 of paid costs. */
  private static ClaimStory story(Stated<Boolean> cash) {
    return new ClaimStory(rules(cash))
        .registered(ALL)
        .proven("s9", SEPTEMBER, 60, ALL)
        .worked("2019-09", 40, "300")
        .paid("A 1", LocalDate.of(2019, 9, 20), "1250.50");
  }

  private static ClaimStory story() {
    return story(Stated.stated(true));
  }

  @Test
  void cashIsALineOfItsOwnAndCarriesTheGrantTogetherWithTheHours() {
    ClaimFigures figures = story().gave("K 77", SEPTEMBER, "1000").figures("2019-09");
    assertThat(figures.amount(ClaimLine.cash(Sector.PUBLIC))).isEqualByComparingTo("1000");
    assertThat(figures.amount(ClaimLine.hours(Sector.PUBLIC))).isEqualTo("879.72");
    assertThat(figures.cofinancing()).isEqualTo("1879.72");
    assertThat(figures.paid()).as("it is no cost").isEqualTo("15050.50");
    assertThat(figures.grant().amount()).isEqualTo("1667.23");
    assertThat(ClaimLine.cash(Sector.PUBLIC).key()).isEqualTo("cash-public");
  }

  @Test
  void whatCashHasPaidTheGrantPaysNoSecondTime() {
    CalculatedGrant grant = story().gave("K 77", SEPTEMBER, "14000").figures("2019-09").grant();
    assertThat(grant.carried()).isEqualTo("13197.64");
    assertThat(grant.amount()).isEqualTo("1050.50");
    assertThat(grant.limit()).isEqualTo(CalculatedGrant.Limit.PAID);
  }

  @Test
  void whatIsNotStatedLimitsNothing() {
    ClaimFigures figures =
        story(Stated.notStated()).gave("K 77", SEPTEMBER, "1000").figures("2019-09");
    assertThat(figures.cash().total()).isEqualByComparingTo("1000");
  }

  @Test
  void cashThatTheRulesDoNotCountIsFoundWithItsReason() {
    ClaimStory story =
        story(Stated.stated(false))
            .gave("K 77", SEPTEMBER, "1000")
            .closed("2019-09")
            .claimed("first", 1, "2019-09");
    ClaimStatement claim = story.claim("first");
    assertThat(claim.now().cofinancing()).isEqualTo("879.72");
    assertThat(ClaimChecks.of(claim, story.book(), story.now()))
        .contains(
            new Finding.CashNotCounted(
                "K 77", new BigDecimal("1000"), CountedCash.Reason.NOT_BY_RULES.key()));
    assertThat(claim.cofinancingFigure().leavesOut())
        .singleElement()
        .satisfies(out -> assertThat(out.value()).isEqualByComparingTo("1000"));
  }

  @Test
  void cashOfADayOutsideTheProjectDoesNotCount() {
    ProjectState state = story().gave("K 1", LocalDate.of(2018, 1, 31), "1000").now();
    assertThat(CountedCash.of(state.programme(), state.cash()).given())
        .singleElement()
        .satisfies(one -> assertThat(one.leftOut()).isEqualTo(CountedCash.Reason.OUTSIDE_PERIOD));
  }

  @Test
  void whatIsCorrectedAfterAClaimComesWithTheNextToTheOre() {
    ClaimStory story =
        story()
            .gave("K 77", SEPTEMBER, "1000")
            .closed("2019-09")
            .claimed("first", 1, "2019-09")
            .withdrew("K 77")
            .gave("K 77", SEPTEMBER, "100.50")
            .closed("2019-10")
            .claimed("second", 2, "2019-10");
    ClaimStatement second = story.claim("second");
    assertThat(second.corrections().cash())
        .singleElement()
        .satisfies(one -> assertThat(one.amount()).isEqualTo("-899.50"));
    assertThat(second.cofinancing()).isEqualTo("-899.50");
    assertThat(second.corrections().hours()).isEmpty();
  }

  @Test
  void aCorrectionAndItsReversalLeaveNothingBehind() {
    ClaimStory story =
        story()
            .gave("K 77", SEPTEMBER, "1000")
            .closed("2019-09")
            .claimed("first", 1, "2019-09")
            .withdrew("K 77")
            .gave("K 77", SEPTEMBER, "1000");
    ClaimFigures then = story.claim("first").now();
    assertThat(Corrections.between(then, story.figures("2019-09")).none()).isTrue();
  }

  @Test
  void allThatCofinancesStandsApartByKindAndByWhoGivesIt() {
    ProjectState state = story().gave("K 77", SEPTEMBER, "1000").now();
    BudgetStatement money = money(state);
    Figure all = money.cofinancing();
    assertThat(all.value()).isEqualTo("1879.72");
    assertThat(all.addsUp()).isTrue();
    assertThat(all.counts())
        .extracting(Part::key)
        .containsExactly("budget.in-kind.public", "budget.cash.public");
    assertThat(money.cashFigure().counts())
        .extracting(Part::key)
        .isEqualTo(List.of("avesta-kommun"));
    assertThat(money.until(SEPTEMBER.minusDays(1)).cash().total()).isZero();
  }

  @Test
  void whatMayBeSpentIsTheSupportAndTheCashAndEachIsNamed() {
    BudgetStatement without = money(story().now());
    assertThat(without.spendable().value()).isEqualByComparingTo("4297371");
    BudgetStatement with =
        money(
            story()
                .gave("K 77", SEPTEMBER, "1000")
                .gave("K 1", LocalDate.of(2018, 1, 31), "500")
                .now());
    assertThat(with.spendable().value()).as("cash that counts").isEqualByComparingTo("4298371");
    assertThat(with.spendable().working().steps())
        .extracting(Working.Step::key)
        .containsExactly("grant", "cash");
    assertThat(with.spendable().addsUp()).isTrue();
    assertThat(with.used().of()).isEqualByComparingTo("4298371");
    assertThat(with.left().subtract(without.left())).isEqualByComparingTo("1000");
  }

  private static BudgetStatement money(ProjectState state) {
    return BudgetStatement.of(
        state.programme(),
        state.budget(),
        state.costs(),
        state.times(),
        state.cash(),
        HoursStatement.of(
            state.programme(), state.people(), state.position(), LocalDate.of(2019, 11, 18)),
        state.position());
  }

  @Test
  void whatWasTakenBackCountsNoMore() {
    ClaimFigures figures =
        story().gave("K 77", SEPTEMBER, "1000").withdrew("K 77").figures("2019-09");
    assertThat(figures.cash().given()).isEmpty();
    assertThat(figures.cofinancing()).isEqualTo("879.72");
    assertThat(figures.paidWithoutCash()).isEqualTo("15050.50");
  }

  @Test
  void whatIfPaysNothingASecondTimeEither() {
    WhatIf.Figures real =
        WhatIf.figures(
            story().gave("K 77", SEPTEMBER, "14000").now(),
            WhatIf.Supposition.none(),
            LocalDate.of(2019, 11, 18));
    assertThat(real.grant().amount()).isEqualTo("1050.50");
  }

  @Test
  void whatIfCountsItAsWell() {
    ProjectState state = story().gave("K 77", SEPTEMBER, "1000").now();
    WhatIf.Figures real =
        WhatIf.figures(state, WhatIf.Supposition.none(), LocalDate.of(2019, 11, 18));
    assertThat(real.cash()).isEqualByComparingTo("1000");
    assertThat(real.grant().carried()).isEqualTo("1667.23");
  }
}
