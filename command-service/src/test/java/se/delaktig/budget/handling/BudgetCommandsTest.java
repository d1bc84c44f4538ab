package se.delaktig.budget.handling;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.AskedProject.AVESTA;
import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.budget.command.AttachEvidence;
import se.delaktig.budget.command.CorrectCost;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.command.ImportVouchers;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.command.ReverseCost;
import se.delaktig.budget.command.WithdrawEvidence;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.EvidenceAttached;
import se.delaktig.budget.event.EvidenceWithdrawn;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.policy.Vouchers;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.handling.Given;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/** Money is divided, paid and taken back. Asked of an AggregateTestFixture. */
class BudgetCommandsTest {
  private static final LocalDate DAY = LocalDate.of(2019, 10, 14);
  private static final KeptFile INVOICE =
      new KeptFile(new FileId("invoice"), "application/pdf", "ab".repeat(32), 48_210);
  private static final KeptFile SHEET =
      new KeptFile(new FileId("sheet"), "application/vnd.ms-excel", "cd".repeat(32), 9);

  private final FixtureConfiguration<BudgetAggregate> budget = Given.stream(BudgetAggregate.class);
  private final AggregateTestFixture<VoucherAggregate> cost = Given.fixture(VoucherAggregate.class);

  @BeforeEach
  void theProject() {
    SealedBesideCosts beside = mock(SealedBesideCosts.class);
    when(beside.sealing(Given.LEDGER)).thenReturn(text -> text == null ? null : "sealed " + text);
    when(beside.file(Given.LEDGER, INVOICE.id())).thenReturn(INVOICE);
    when(beside.file(Given.LEDGER, SHEET.id())).thenReturn(SHEET);
    cost.registerInjectableResource(consult())
        .registerInjectableResource(CLOCK)
        .registerInjectableResource(beside);
    cost.registerAnnotatedCommandHandler(
        new ImportVouchersHandler(cost.getRepository(), beside, consult(), CLOCK));
    budget.registerInjectableResource(consult()).registerInjectableResource(CLOCK);
  }

  @Test
  void theSupportIsDividedAndDividedAnew() {
    budget
        .given(new BudgetDecided(PROJECT, "Beslut", List.of(line("100"))))
        .when(new DecideBudget(PROJECT, "Ändrat ", List.of(line("90"))), by(Role.ECONOMIST))
        .expectEvents(new BudgetDecided(PROJECT, "Ändrat", List.of(line("90"))));
  }

  @Test
  void aChangeDecisionSaysItsNumberAndFromWhenItHolds() {
    LocalDate decided = LocalDate.of(2019, 3, 20);
    LocalDate from = LocalDate.of(2019, 4, 1);
    budget
        .given(new BudgetDecided(PROJECT, "Beslut", List.of(line("100"))))
        .when(
            new DecideBudget(
                PROJECT,
                "Ändringsbeslut",
                List.of(line("90"), lineOf(AVESTA, "10")),
                new DecideBudget.Ruling("2017/00434-2", decided, from)),
            by(Role.ECONOMIST))
        .expectEvents(
            new BudgetDecided(
                PROJECT,
                "Ändringsbeslut",
                List.of(line("90"), lineOf(AVESTA, "10")),
                new BudgetDecided.Ruling("2017/00434-2", decided, from)));
  }

  @Test
  void afterADecisionWithANumberOneWithoutIsRefused() {
    budget
        .given(
            new BudgetDecided(
                PROJECT,
                "Beslut",
                List.of(line("100")),
                new BudgetDecided.Ruling(
                    "2017/00434-2", LocalDate.of(2019, 3, 20), LocalDate.of(2019, 4, 1))))
        .when(new DecideBudget(PROJECT, "Nytt", List.of(line("90"))), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.which-decision"));
  }

  @Test
  void aDecisionThatHasNotBeenMadeIsRefused() {
    LocalDate tomorrow = LocalDate.of(2019, 11, 19);
    budget
        .givenNoPriorActivity()
        .when(
            new DecideBudget(
                PROJECT,
                "Beslut",
                List.of(line("90")),
                new DecideBudget.Ruling("2017/00434-2", tomorrow, LocalDate.of(2019, 11, 1))),
            by(Role.ECONOMIST))
        .expectException(refusedWith("budget.in-the-future"));
  }

  @Test
  void aDecisionThatDoesNotHoldYetIsRefused() {
    budget
        .givenNoPriorActivity()
        .when(
            new DecideBudget(
                PROJECT,
                "Beslut",
                List.of(line("90")),
                new DecideBudget.Ruling(
                    "2017/00434-2", LocalDate.of(2019, 11, 1), LocalDate.of(2019, 12, 1))),
            by(Role.ECONOMIST))
        .expectException(refusedWith("budget.in-the-future"));
  }

  @Test
  void aLineOfAnOrganisationThatDoesNotTakePartIsRefused() {
    budget
        .givenNoPriorActivity()
        .when(
            new DecideBudget(PROJECT, "Beslut", List.of(lineOf(new OrganisationId("falun"), "1"))),
            by(Role.ECONOMIST))
        .expectException(refusedWith("organisation.unknown"));
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
  void whatStandsOnTheInvoiceIsRecordedAndTheSupplierSealed() {
    RecordCost invoice =
        new RecordCost(
            PROJECT,
            AVESTA,
            SubBudget.IMPLEMENTATION,
            CostCategory.TRAVEL,
            DAY,
            new BigDecimal("1250.50"),
            " A 1234 ",
            2018,
            "Bergs Buss",
            DAY.minusDays(30),
            new BigDecimal("75.03"),
            "KS 2018/123");
    cost.givenNoPriorActivity()
        .when(invoice, by(Role.ECONOMIST))
        .expectEvents(
            new CostRecorded(
                invoice.cost(),
                AVESTA,
                SubBudget.IMPLEMENTATION,
                CostCategory.TRAVEL,
                DAY,
                new BigDecimal("1250.50"),
                "A 1234",
                null,
                2018,
                "sealed Bergs Buss",
                DAY.minusDays(30),
                new BigDecimal("75.03"),
                "KS 2018/123",
                null));
  }

  @Test
  void aCorrectionTakesBackWhatWasWrongAndRecordsWhatIsRight() {
    cost.given(recorded())
        .when(corrected(CostCategory.EXTERNAL_SERVICES, "1300"), by(Role.ECONOMIST))
        .expectEvents(
            new CostReversed(recorded().cost(), CostReversed.Reason.WRONG_CATEGORY),
            cost(CostCategory.EXTERNAL_SERVICES, 1, "1300", null, "sealed Bergs Buss", null));
  }

  @Test
  void aCorrectionNeverLandsOnAnotherRowOfTheVoucher() {
    cost.given(recorded(), cost(CostCategory.EXTERNAL_SERVICES, 1, "10", null, null, null))
        .when(corrected(CostCategory.EXTERNAL_SERVICES, "1300"), by(Role.ECONOMIST))
        .expectEvents(
            new CostReversed(recorded().cost(), CostReversed.Reason.WRONG_CATEGORY),
            cost(CostCategory.EXTERNAL_SERVICES, 2, "1300", null, "sealed Bergs Buss", null));
  }

  @Test
  void aCorrectionToNothingIsRefused() {
    cost.given(recorded())
        .when(corrected(CostCategory.TRAVEL, "0"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.amount-nothing"));
  }

  @Test
  void whatWasTakenBackIsNotCorrected() {
    cost.given(recorded())
        .andGiven(new CostReversed(paid("1").cost(), CostReversed.Reason.RECORDED_TWICE))
        .when(corrected(CostCategory.TRAVEL, "1"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.cost-already-reversed"));
  }

  @Test
  void aVoucherIsTakenInRowByRow() {
    cost.givenNoPriorActivity()
        .when(
            listed(row(CostCategory.TRAVEL, "1250.50"), row(CostCategory.TRAVEL, "-12.25")),
            by(Role.ECONOMIST))
        .expectEvents(
            cost(CostCategory.TRAVEL, 1, "1250.50", 2019, null, "5810"),
            cost(CostCategory.TRAVEL, 2, "-12.25", 2019, null, "5810"));
  }

  @Test
  void aVoucherThatStandsWithTheSameContentChangesNothing() {
    cost.given(recorded())
        .when(listed(row(CostCategory.TRAVEL, "1250.5")), by(Role.ECONOMIST))
        .expectNoEvents();
  }

  @Test
  void aVoucherThatStandsWithOtherContentIsRefused() {
    cost.given(recorded())
        .when(listed(row(CostCategory.TRAVEL, "1250.51")), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.voucher-other-content"));
  }

  @Test
  void aVoucherThatWasTakenBackWholeIsTakenInAnew() {
    cost.given(recorded())
        .andGiven(new CostReversed(paid("1").cost(), CostReversed.Reason.WRONG_AMOUNT))
        .when(listed(row(CostCategory.TRAVEL, "1300")), by(Role.ECONOMIST))
        .expectEvents(cost(CostCategory.TRAVEL, 1, "1300", 2019, null, "5810"));
  }

  @Test
  void aListedRowThatIsNotPaidYetIsRefused() {
    cost.givenNoPriorActivity()
        .when(
            listed(
                new ImportVouchers.Row(
                    SubBudget.IMPLEMENTATION,
                    CostCategory.TRAVEL,
                    null,
                    LocalDate.of(2019, 11, 19),
                    null,
                    BigDecimal.ONE,
                    null,
                    null,
                    null,
                    null)),
            by(Role.ECONOMIST))
        .expectException(refusedWith("budget.in-the-future"));
  }

  @Test
  void evidenceIsAttachedAsTheStoreDescribesIt() {
    cost.given(recorded()).when(attach(INVOICE), by(Role.ECONOMIST)).expectEvents(attached());
  }

  @Test
  void theSameContentIsAttachedOnce() {
    cost.given(recorded(), attached())
        .when(attach(INVOICE), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.evidence-already-attached"));
  }

  @Test
  void evidenceIsAPdfOrAPicture() {
    cost.given(recorded())
        .when(attach(SHEET), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.not-evidence"));
  }

  @Test
  void aFileThatIsNotKeptIsNoEvidence() {
    cost.given(recorded())
        .when(
            new AttachEvidence(recorded().cost().voucher(), new FileId("elsewhere")),
            by(Role.ECONOMIST))
        .expectException(refusedWith("budget.file-unknown"));
  }

  @Test
  void aVoucherThatIsNotRecordedHasNoEvidence() {
    cost.givenNoPriorActivity()
        .when(attach(INVOICE), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.voucher-unknown"));
  }

  @Test
  void evidenceIsWithdrawnAndMayBeAttachedAgain() {
    EvidenceWithdrawn withdrawn =
        new EvidenceWithdrawn(
            recorded().cost().voucher(), INVOICE.id(), EvidenceWithdrawn.Reason.UNREADABLE);
    WithdrawEvidence withdraw =
        new WithdrawEvidence(
            recorded().cost().voucher(), INVOICE.id(), EvidenceWithdrawn.Reason.UNREADABLE);
    cost.given(recorded(), attached()).when(withdraw, by(Role.ECONOMIST)).expectEvents(withdrawn);
    cost.given(recorded(), attached(), withdrawn)
        .when(withdraw, by(Role.ECONOMIST))
        .expectException(refusedWith("budget.file-unknown"));
    cost.given(recorded(), attached(), withdrawn)
        .when(attach(INVOICE), by(Role.ECONOMIST))
        .expectEvents(attached());
  }

  private static AttachEvidence attach(KeptFile file) {
    return new AttachEvidence(recorded().cost().voucher(), file.id());
  }

  private static EvidenceAttached attached() {
    return new EvidenceAttached(
        recorded().cost().voucher(),
        INVOICE.id(),
        INVOICE.mediaType(),
        INVOICE.sha256(),
        INVOICE.bytes());
  }

  private static CorrectCost corrected(CostCategory category, String amount) {
    return new CorrectCost(
        recorded().cost(),
        CostReversed.Reason.WRONG_CATEGORY,
        SubBudget.IMPLEMENTATION,
        category,
        DAY,
        new BigDecimal(amount),
        "Bergs Buss",
        null,
        null,
        null);
  }

  private static ImportVouchers listed(ImportVouchers.Row... rows) {
    return new ImportVouchers(
        PROJECT, AVESTA, List.of(new ImportVouchers.Voucher(2019, "A 1234", List.of(rows))));
  }

  private static ImportVouchers.Row row(CostCategory category, String amount) {
    return new ImportVouchers.Row(
        SubBudget.IMPLEMENTATION,
        category,
        "5810",
        DAY,
        null,
        new BigDecimal(amount),
        null,
        null,
        null,
        null);
  }

  private static CostRecorded cost(
      CostCategory category,
      int nth,
      String amount,
      @Nullable Integer financialYear,
      @Nullable String supplier,
      @Nullable String account) {
    return new CostRecorded(
        Vouchers.row(recorded().cost().voucher(), SubBudget.IMPLEMENTATION, category, nth),
        AVESTA,
        SubBudget.IMPLEMENTATION,
        category,
        DAY,
        new BigDecimal(amount),
        "A 1234",
        null,
        financialYear,
        supplier,
        null,
        null,
        null,
        account);
  }

  private static BudgetDecided.Line lineOf(OrganisationId organisation, String amount) {
    return new BudgetDecided.Line(
        SubBudget.IMPLEMENTATION,
        CostCategory.TRAVEL,
        Stated.stated(new BigDecimal(amount)),
        organisation);
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
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static ReverseCost reverse() {
    return new ReverseCost(paid("1").cost(), CostReversed.Reason.RECORDED_TWICE);
  }
}
