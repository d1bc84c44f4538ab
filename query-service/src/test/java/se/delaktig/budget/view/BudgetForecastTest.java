package se.delaktig.budget.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;
import static se.delaktig.project.view.PlanOf2017.programme;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeRecorded.Day;
import se.delaktig.budget.event.StaffTimeRecorded.Form;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.policy.Staff;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.policy.Places;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.Sector;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.policy.RuleBooks;
import se.delaktig.project.view.Programme;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What of a budget is bound, and what it is on its way to. */
class BudgetForecastTest {
  private static final JsonMapper JSON = ProgrammeJson.mapper();
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final SubBudget LATER = SubBudget.IMPLEMENTATION;
  private static final LocalDate DAY = LocalDate.of(2019, 11, 18);
  private static final ActorId WORKER = new ActorId("worker");

  private final List<PostMonth> times = new ArrayList<>();
  private final List<VoucherCost> costs = new ArrayList<>();
  private Staff staff = Staff.none();

  /** Half time at 1,662 hours a year and 300 kr an hour: 0.5 x 1662 / 12 x 300 a month. */
  private static final BigDecimal A_MONTH = new BigDecimal("20775.00");

  private void held(@Nullable LocalDate until) {
    staff =
        staff.after(
            new StaffAppointed(
                PROJECT,
                "ekonom",
                AVESTA,
                WORKER,
                new ActorId("manager"),
                false,
                "avtal 7",
                LocalDate.of(2018, 2, 1),
                until));
  }

  private void worked(String month, int hours, Signer... signers) {
    StaffTimeId time = new StaffTimeId("t" + month);
    List<BudgetEvent> events = new ArrayList<>();
    events.add(
        new StaffTimeRecorded(
            time,
            "ekonom",
            AVESTA,
            LATER,
            month,
            hours * 60,
            new BigDecimal("300"),
            Form.DAYS,
            List.of(new Day(1, null, hours * 60)),
            WORKER));
    for (Signer signer : signers) {
      events.add(new StaffTimeSigned(time, 1, signer));
    }
    times.add(folded(new StaffTimeView(), time.value(), events));
  }

  private void paid(LocalDate day, CostCategory category, String amount) {
    CostId cost = new CostId("c" + costs.size());
    costs.add(
        folded(
            new CostView(),
            cost.value(),
            List.of(
                new CostRecorded(
                    cost,
                    AVESTA,
                    LATER,
                    category,
                    day,
                    new BigDecimal(amount),
                    "A " + costs.size(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null))));
  }

  private static <S> S folded(View<S> view, String id, List<? extends BudgetEvent> events) {
    S state = view.empty(id);
    long position = 0;
    for (BudgetEvent event : events) {
      state =
          view.after(
              state,
              new RecordedEvent(
                  PROJECT.value(), position++, Instant.EPOCH, WORKER, "ECONOMIST", event));
    }
    return state;
  }

  private static Programme planned() {
    ObjectNode rules = JSON.valueToTree(RuleBooks.named("2014-2020").orElseThrow());
    rules.set(
        "staffReportSigners",
        JSON.valueToTree(Map.of("value", List.of(Signer.REPORTER), "basis", "STATED")));
    OrganisationJoined joined =
        new OrganisationJoined(
            PROJECT,
            AVESTA,
            "Avesta kommun",
            Stated.stated("Avesta"),
            Stated.stated("212000-2292"),
            Stated.stated(Sector.PUBLIC),
            LocalDate.of(2018, 2, 1));
    Programme all =
        programme(
            "anstallda",
            breakEven(Rounding.MINUTES).with(JSON.treeToValue(rules, FundingRules.class)),
            Places.none().after(joined));
    ObjectNode plan = JSON.valueToTree(all.planned());
    plan.set(
        "staffing",
        JSON.valueToTree(
            List.of(new ProjectPlan.Staffing("ekonom", "Avesta kommun", new BigDecimal("0.5")))));
    return new Programme(
        JSON.treeToValue(plan, ProjectPlan.class),
        all.rules(),
        all.settled(),
        all.places(),
        all.materials(),
        all.grants());
  }

  private BudgetForecast forecast() {
    Programme programme = planned();
    return new BudgetForecast(
        BudgetStatement.of(
            programme,
            DecidedBudget.none(),
            costs,
            times,
            List.of(),
            HoursStatement.of(programme, List.of(), 1, DAY),
            1),
        staff,
        DAY);
  }

  private static BigDecimal months(int number) {
    return A_MONTH.multiply(BigDecimal.valueOf(number));
  }

  @Test
  void aHeldPostBindsItsShareOfEveryMonthFromThisOneOnThatIsNotRecorded() {
    held(null);
    worked("2019-10", 69, Signer.REPORTER);
    // November 2019 to February 2021
    assertThat(forecast().committed(LATER, CostCategory.STAFF)).isEqualTo(months(16));
    worked("2019-11", 40, Signer.REPORTER);
    assertThat(forecast().committed(LATER, CostCategory.STAFF)).isEqualTo(months(15));
  }

  @Test
  void everyFigureOfALineAddsUpWithItsCostsOneByOneAndWithout() {
    held(null);
    worked("2019-09", 69, Signer.REPORTER);
    worked("2019-10", 12);
    paid(LocalDate.of(2019, 3, 1), CostCategory.TRAVEL, "1250.50");
    paid(LocalDate.of(2019, 4, 1), CostCategory.TRAVEL, "99.00");
    BudgetForecast forecast = forecast();
    for (CostCategory category : CostCategory.values()) {
      LineFigures line = new LineFigures(forecast.statement(), forecast, LATER, category);
      assertThat(line.planned().addsUp()).isTrue();
      assertThat(line.left().addsUp()).isTrue();
      assertThat(List.of(line.used(true), line.used(false)))
          .allMatch(Figure::addsUp)
          .extracting(Figure::value)
          .containsOnly(forecast.statement().used(LATER, category));
      assertThat(List.of(line.committed(), line.coming()))
          .allMatch(Figure::addsUp)
          .extracting(Figure::value)
          .containsExactly(forecast.committed(LATER, category), forecast.forecast(LATER, category));
    }
    LineFigures travel =
        new LineFigures(forecast.statement(), forecast, LATER, CostCategory.TRAVEL);
    assertThat(travel.used(true).counts()).hasSize(2);
    assertThat(travel.used(false).counts()).hasSize(1);
  }

  @Test
  void aContractBindsNothingAfterItsLastDay() {
    held(LocalDate.of(2020, 1, 31));
    worked("2019-10", 69, Signer.REPORTER);
    assertThat(forecast().committed(LATER, CostCategory.STAFF)).isEqualTo(months(3));
  }

  @Test
  void aPostThatNobodyHoldsBindsNothing() {
    worked("2019-10", 69, Signer.REPORTER);
    assertThat(forecast().committed(LATER)).isEqualTo("0.00");
  }

  @Test
  void aReportThatWaitsForASignatureIsBoundAndNotUsed() {
    held(LocalDate.of(2019, 10, 31));
    worked("2019-09", 10, Signer.REPORTER);
    worked("2019-10", 50);
    BudgetForecast forecast = forecast();
    assertThat(forecast.statement().used(LATER, CostCategory.STAFF)).isEqualTo("3000.00");
    assertThat(forecast.committed(LATER, CostCategory.STAFF)).isEqualTo("15000.00");
    assertThat(forecast.forecast(LATER, CostCategory.STAFF)).isEqualTo("18000.00");
  }

  @Test
  void whatRatesComputeFollowsFromWhatIsBound() {
    held(LocalDate.of(2019, 11, 30));
    worked("2019-10", 69, Signer.REPORTER);
    BudgetForecast forecast = forecast();
    // 15 % of staff
    assertThat(forecast.committed(LATER, CostCategory.INDIRECT)).isEqualTo("3116.25");
    assertThat(forecast.committed(LATER)).isEqualTo("23891.25");
    assertThat(forecast.forecast(LATER, CostCategory.INDIRECT))
        .isEqualTo(
            forecast.statement().used(LATER, CostCategory.INDIRECT).add(new BigDecimal("3116.25")));
  }

  @Test
  void otherPurchasesGoOnAtThePaceOfTheSubBudget() {
    paid(LocalDate.of(2019, 3, 1), CostCategory.EXTERNAL_SERVICES, "6560");
    BudgetForecast forecast = forecast();
    // 656 days have passed from 1 February 2018 on, and 468 are left
    assertThat(forecast.committed(LATER, CostCategory.EXTERNAL_SERVICES)).isEqualTo("0.00");
    assertThat(forecast.forecast(LATER, CostCategory.EXTERNAL_SERVICES)).isEqualTo("11240.00");
  }

  @Test
  void incomeIsTakenOffAndNotForeseen() {
    paid(LocalDate.of(2019, 3, 1), CostCategory.INCOME, "1000");
    BudgetForecast forecast = forecast();
    assertThat(forecast.forecast(LATER, CostCategory.INCOME)).isEqualByComparingTo("1000");
    assertThat(forecast.forecast(LATER)).isEqualByComparingTo("-1000");
  }

  @Test
  void theWholeIsTheSumOfItsCategories() {
    held(null);
    worked("2019-10", 69, Signer.REPORTER);
    paid(LocalDate.of(2019, 3, 1), CostCategory.TRAVEL, "333.33");
    paid(LocalDate.of(2019, 4, 1), CostCategory.INCOME, "100.01");
    BudgetForecast forecast = forecast();
    BigDecimal sum = BigDecimal.ZERO;
    for (CostCategory category : Set.of(CostCategory.values())) {
      BigDecimal one = forecast.forecast(LATER, category);
      sum = category == CostCategory.INCOME ? sum.subtract(one) : sum.add(one);
    }
    assertThat(forecast.forecast(LATER)).isEqualByComparingTo(sum);
  }
}
