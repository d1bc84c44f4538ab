package se.delaktig.budget.handling;

import static se.delaktig.kernel.handling.AskedProject.AVESTA;
import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.budget.command.CorrectCashCofinancing;
import se.delaktig.budget.command.RecordCashCofinancing;
import se.delaktig.budget.command.WithdrawCashCofinancing;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CashCofinancingWithdrawn;
import se.delaktig.budget.event.CashCofinancingWithdrawn.Reason;
import se.delaktig.budget.event.CashId;
import se.delaktig.kernel.handling.Given;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectPlan.Sector;

/** Cash is given as co-financing. Asked of an AggregateTestFixture. */
class CashCommandsTest {
  private static final LocalDate DAY = LocalDate.of(2019, 10, 14);
  private static final CashId CASH = given(AVESTA, DAY, "25000", "K 77").cash();

  private final FixtureConfiguration<CashAggregate> cash = Given.stream(CashAggregate.class);

  @BeforeEach
  void theProject() {
    cash.registerInjectableResource(consult()).registerInjectableResource(CLOCK);
  }

  private static RecordCashCofinancing given(
      OrganisationId giver, LocalDate day, String amount, String reference) {
    return new RecordCashCofinancing(
        PROJECT, giver, Sector.PUBLIC, day, new BigDecimal(amount), reference);
  }

  private static CashCofinancingRecorded recorded(LocalDate day, String amount) {
    return new CashCofinancingRecorded(
        CASH, AVESTA, Sector.PUBLIC, day, new BigDecimal(amount), "K 77");
  }

  @Test
  void cashIsRecordedWithItsGiverDayAmountAndEvidence() {
    cash.givenNoPriorActivity()
        .when(given(AVESTA, DAY, "25000", "K 77"), by(Role.ECONOMIST))
        .expectEvents(recorded(DAY, "25000"));
  }

  @Test
  void cashOfADayOutsideTheProjectIsRecordedAllTheSame() {
    LocalDate early = LocalDate.of(2016, 3, 1);
    RecordCashCofinancing command = given(AVESTA, early, "1", "K 1");
    cash.givenNoPriorActivity()
        .when(command, by(Role.ECONOMIST))
        .expectEvents(
            new CashCofinancingRecorded(
                command.cash(), AVESTA, Sector.PUBLIC, early, new BigDecimal("1"), "K 1"));
  }

  @Test
  void theSameReferenceOfAGiverAndYearIsNotRecordedTwice() {
    cash.given(recorded(DAY, "25000"))
        .when(given(AVESTA, DAY.plusDays(1), "30000", "k  77"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.cash-already-recorded"));
  }

  @Test
  void cashThatWasTakenBackMayBeRecordedAnew() {
    cash.given(recorded(DAY, "25000"), new CashCofinancingWithdrawn(CASH, Reason.WRONG_AMOUNT))
        .when(given(AVESTA, DAY, "2500", "K 77"), by(Role.ECONOMIST))
        .expectEvents(recorded(DAY, "2500"));
  }

  @Test
  void anAmountOfNothingIsRefused() {
    cash.givenNoPriorActivity()
        .when(given(AVESTA, DAY, "0", "K 77"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.amount-not-above-zero"));
  }

  @Test
  void cashThatHasNotComeYetIsRefused() {
    cash.givenNoPriorActivity()
        .when(given(AVESTA, LocalDate.of(2019, 11, 19), "1", "K 77"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.in-the-future"));
  }

  @Test
  void anOrganisationOutsideTheProjectGivesNothingInIt() {
    cash.givenNoPriorActivity()
        .when(given(new OrganisationId("falun"), DAY, "1", "K 77"), by(Role.ECONOMIST))
        .expectException(refusedWith("organisation.unknown"));
  }

  @Test
  void aCorrectionTakesBackAndRecordsInOneCommit() {
    cash.given(recorded(DAY, "25000"))
        .when(
            new CorrectCashCofinancing(
                CASH, Reason.WRONG_AMOUNT, Sector.PUBLIC, DAY.minusDays(1), new BigDecimal("2500")),
            by(Role.ECONOMIST))
        .expectEvents(
            new CashCofinancingWithdrawn(CASH, Reason.WRONG_AMOUNT),
            recorded(DAY.minusDays(1), "2500"));
  }

  @Test
  void aCorrectionThatSaysTheSameIsRefused() {
    cash.given(recorded(DAY, "25000"))
        .when(
            new CorrectCashCofinancing(
                CASH, Reason.WRONG_AMOUNT, Sector.PUBLIC, DAY, new BigDecimal("25000")),
            by(Role.ECONOMIST))
        .expectException(refusedWith("budget.nothing-changed"));
  }

  @Test
  void whatWasTakenBackIsNotCorrected() {
    cash.given(recorded(DAY, "25000"), new CashCofinancingWithdrawn(CASH, Reason.PAID_BACK))
        .when(
            new CorrectCashCofinancing(
                CASH, Reason.WRONG_AMOUNT, Sector.PUBLIC, DAY, new BigDecimal("2500")),
            by(Role.ECONOMIST))
        .expectException(refusedWith("budget.cash-already-withdrawn"));
  }

  @Test
  void cashIsTakenBackWithAReasonOnceOnly() {
    cash.given(recorded(DAY, "25000"))
        .when(new WithdrawCashCofinancing(CASH, Reason.PAID_BACK), by(Role.ECONOMIST))
        .expectEvents(new CashCofinancingWithdrawn(CASH, Reason.PAID_BACK));
    cash.given(recorded(DAY, "25000"), new CashCofinancingWithdrawn(CASH, Reason.PAID_BACK))
        .when(new WithdrawCashCofinancing(CASH, Reason.PAID_BACK), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.cash-already-withdrawn"));
  }

  @Test
  void whatWasNeverRecordedIsNeitherCorrectedNorTakenBack() {
    cash.givenNoPriorActivity()
        .when(new WithdrawCashCofinancing(CASH, Reason.PAID_BACK), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.cash-unknown"));
    cash.givenNoPriorActivity()
        .when(
            new CorrectCashCofinancing(
                CASH, Reason.WRONG_AMOUNT, Sector.PUBLIC, DAY, new BigDecimal("1")),
            by(Role.ECONOMIST))
        .expectException(refusedWith("budget.cash-unknown"));
  }
}
