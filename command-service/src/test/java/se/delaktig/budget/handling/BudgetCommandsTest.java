package se.delaktig.budget.handling;

import static se.delaktig.kernel.handling.AskedProject.AVESTA;
import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.command.ReverseCost;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.handling.Given;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/** Money is divided, paid, taken back and worked for. Asked of an AggregateTestFixture. */
class BudgetCommandsTest {
  private final FixtureConfiguration<BudgetAggregate> budget = Given.stream(BudgetAggregate.class);
  private final FixtureConfiguration<CostAggregate> cost = Given.stream(CostAggregate.class);
  private final FixtureConfiguration<StaffTimeAggregate> time =
      Given.stream(StaffTimeAggregate.class);

  @BeforeEach
  void theProject() {
    cost.registerInjectableResource(consult()).registerInjectableResource(CLOCK);
    time.registerInjectableResource(consult()).registerInjectableResource(CLOCK);
  }

  @Test
  void theSupportIsDividedAndDividedAnew() {
    budget
        .given(new BudgetDecided(PROJECT, "Beslut", List.of(line("100"))))
        .when(new DecideBudget(PROJECT, "Ändrat ", List.of(line("90"))), by(Role.ECONOMIST))
        .expectEvents(new BudgetDecided(PROJECT, "Ändrat", List.of(line("90"))));
  }

  @Test
  void theSameDivisionAgainIsRefused() {
    budget
        .given(new BudgetDecided(PROJECT, "Beslut", List.of(line("100"))))
        .when(new DecideBudget(PROJECT, "Beslut", List.of(line("100"))), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.nothing-changed"));
  }

  @Test
  void aCategoryTwiceIsRefused() {
    budget
        .givenNoPriorActivity()
        .when(
            new DecideBudget(PROJECT, "Beslut", List.of(line("1"), line("2"))), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.line-twice"));
  }

  @Test
  void aLineBelowNothingIsRefused() {
    budget
        .givenNoPriorActivity()
        .when(new DecideBudget(PROJECT, "Beslut", List.of(line("-1"))), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.amount-below-zero"));
  }

  @Test
  void anotherProjectsBudgetIsUnknown() {
    budget
        .givenNoPriorActivity()
        .when(
            new DecideBudget(new ProjectId("2017-00001"), "Beslut", List.of(line("1"))),
            by(Role.ECONOMIST))
        .expectException(refusedWith("project.unknown"));
  }

  @Test
  void aCostIsRecorded() {
    cost.givenNoPriorActivity().when(paid("1250.50"), by(Role.ECONOMIST)).expectEvents(recorded());
  }

  @Test
  void theSameVoucherAgainIsRefused() {
    cost.given(recorded())
        .when(paid("1250.50"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.cost-already-recorded"));
  }

  @Test
  void whatWasTakenBackIsRecordedAnew() {
    cost.given(recorded())
        .andGiven(new CostReversed(paid("1").cost(), CostReversed.Reason.WRONG_AMOUNT))
        .when(paid("1250.50"), by(Role.ECONOMIST))
        .expectEvents(recorded());
  }

  @Test
  void aCostOfNothingIsRefused() {
    cost.givenNoPriorActivity()
        .when(paid("0"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.amount-not-above-zero"));
  }

  @Test
  void aCostThatIsNotPaidYetIsRefused() {
    cost.givenNoPriorActivity()
        .when(
            paid(AVESTA, CostCategory.TRAVEL, LocalDate.of(2019, 11, 19), "1"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.in-the-future"));
  }

  @Test
  void indirectCostsAreNeverEntered() {
    cost.givenNoPriorActivity()
        .when(
            paid(AVESTA, CostCategory.INDIRECT, LocalDate.of(2019, 10, 14), "1"),
            by(Role.ECONOMIST))
        .expectException(refusedWith("budget.indirect-is-computed"));
  }

  @Test
  void aCostOfAnUnknownOrganisationIsRefused() {
    cost.givenNoPriorActivity()
        .when(
            paid(new OrganisationId("falun"), CostCategory.TRAVEL, LocalDate.of(2019, 10, 14), "1"),
            by(Role.ECONOMIST))
        .expectException(refusedWith("organisation.unknown"));
  }

  @Test
  void aCostIsTakenBack() {
    cost.given(recorded())
        .when(reverse(), by(Role.ECONOMIST))
        .expectEvents(new CostReversed(paid("1").cost(), CostReversed.Reason.RECORDED_TWICE));
  }

  @Test
  void aCostIsTakenBackOnce() {
    cost.given(recorded())
        .andGiven(new CostReversed(paid("1").cost(), CostReversed.Reason.RECORDED_TWICE))
        .when(reverse(), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.cost-already-reversed"));
  }

  @Test
  void aCostThatWasNeverRecordedIsNotTakenBack() {
    cost.givenNoPriorActivity()
        .when(reverse(), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.cost-unknown"));
  }

  @Test
  void aPostsHoursAreRecordedAnew() {
    RecordStaffTime more = worked("ekonom", "2019-10", 1020, "412.50");
    time.given(happened(worked("ekonom", "2019-10", 960, "412.50")))
        .when(more, by(Role.ECONOMIST))
        .expectEvents(happened(more));
  }

  @Test
  void theSameHoursAgainAreRefused() {
    RecordStaffTime same = worked("ekonom", "2019-10", 960, "412.50");
    time.given(happened(same))
        .when(same, by(Role.ECONOMIST))
        .expectException(refusedWith("budget.nothing-changed"));
  }

  @Test
  void aPostThatTheProjectDoesNotHaveIsRefused() {
    time.givenNoPriorActivity()
        .when(worked("kanslist", "2019-10", 960, "412.50"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.no-such-post"));
  }

  @Test
  void aMonthThatHasNotBegunIsRefused() {
    time.givenNoPriorActivity()
        .when(worked("ekonom", "2019-12", 960, "412.50"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.in-the-future"));
  }

  @Test
  void anHourThatCostsNothingIsRefused() {
    time.givenNoPriorActivity()
        .when(worked("ekonom", "2019-10", 960, "0"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.amount-not-above-zero"));
  }

  private static BudgetDecided.Line line(String amount) {
    return new BudgetDecided.Line(
        SubBudget.IMPLEMENTATION, CostCategory.TRAVEL, Stated.stated(new BigDecimal(amount)));
  }

  private static RecordCost paid(String amount) {
    return paid(AVESTA, CostCategory.TRAVEL, LocalDate.of(2019, 10, 14), amount);
  }

  private static RecordCost paid(
      OrganisationId organisation, CostCategory category, LocalDate day, String amount) {
    return new RecordCost(
        PROJECT,
        organisation,
        SubBudget.IMPLEMENTATION,
        category,
        day,
        new BigDecimal(amount),
        "A 1234");
  }

  private static CostRecorded recorded() {
    return new CostRecorded(
        paid("1").cost(),
        AVESTA,
        SubBudget.IMPLEMENTATION,
        CostCategory.TRAVEL,
        LocalDate.of(2019, 10, 14),
        new BigDecimal("1250.50"),
        "A 1234",
        null);
  }

  private static ReverseCost reverse() {
    return new ReverseCost(paid("1").cost(), CostReversed.Reason.RECORDED_TWICE);
  }

  private static RecordStaffTime worked(String post, String month, int minutes, String hourly) {
    return new RecordStaffTime(
        PROJECT, post, AVESTA, SubBudget.IMPLEMENTATION, month, minutes, new BigDecimal(hourly));
  }

  private static StaffTimeRecorded happened(RecordStaffTime c) {
    return new StaffTimeRecorded(
        c.time(),
        c.role(),
        c.organisation(),
        c.subBudget(),
        c.month(),
        c.minutes(),
        c.hourlyCost());
  }
}
