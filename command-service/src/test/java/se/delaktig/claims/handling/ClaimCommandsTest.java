package se.delaktig.claims.handling;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
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
import se.delaktig.claims.command.BuildClaim;
import se.delaktig.claims.command.CloseMonth;
import se.delaktig.claims.command.DecideClaim;
import se.delaktig.claims.command.RecordClaimPayment;
import se.delaktig.claims.command.ReopenMonth;
import se.delaktig.claims.command.ReturnClaim;
import se.delaktig.claims.command.SendParticipantFile;
import se.delaktig.claims.command.SubmitClaim;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.event.ClaimDecided;
import se.delaktig.claims.event.ClaimDecided.Deduction;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.claims.event.ClaimPaid;
import se.delaktig.claims.event.ClaimReturned;
import se.delaktig.claims.event.ClaimSubmitted;
import se.delaktig.claims.event.IssuedFile;
import se.delaktig.claims.event.MonthClosed;
import se.delaktig.claims.event.MonthReopened;
import se.delaktig.claims.event.ParticipantFileSent;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.handling.Given;
import se.delaktig.kernel.handling.KeptFiles;

/** Months are closed, claims built, submitted, returned, decided and paid, each in its order. */
class ClaimCommandsTest {
  private static final ClaimId FIRST = new ClaimId("first");
  private static final ClaimId SECOND = new ClaimId("second");
  private static final KeptFile KEPT =
      new KeptFile(
          new FileId("kept"),
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "0".repeat(64),
          12);
  private static final KeptFile PICTURE =
      new KeptFile(new FileId("a-picture"), "image/png", "1".repeat(64), 9);
  private static final List<IssuedFile> FILES =
      List.of(
          new IssuedFile(
              IssuedFile.Kind.CLAIM_SUMMARY, "xlsx", new FileId("kept"), "0".repeat(64), 12));
  private static final List<SubmitClaim.File> SENT = sent("kept");

  private final KeptFiles files = mock(KeptFiles.class);

  private final FixtureConfiguration<ClaimsAggregate> claims = Given.stream(ClaimsAggregate.class);

  @BeforeEach
  void theProject() {
    when(files.of(Given.LEDGER, KEPT.id())).thenReturn(KEPT);
    when(files.of(Given.LEDGER, PICTURE.id())).thenReturn(PICTURE);
    claims
        .registerInjectableResource(consult())
        .registerInjectableResource(CLOCK)
        .registerInjectableResource(files);
  }

  private static List<SubmitClaim.File> sent(String file) {
    return List.of(new SubmitClaim.File(IssuedFile.Kind.CLAIM_SUMMARY, new FileId(file)));
  }

  private static MonthClosed closed(String month) {
    return new MonthClosed(PROJECT, month);
  }

  private static ClaimBuilt built(ClaimId claim, int number, String... months) {
    return new ClaimBuilt(claim, PROJECT, number, List.of(months));
  }

  @Test
  void aMonthIsClosed() {
    claims
        .givenNoPriorActivity()
        .when(new CloseMonth(PROJECT, "2019-10"), by(Role.ECONOMIST))
        .expectEvents(closed("2019-10"));
  }

  @Test
  void aMonthThatHasNotEndedIsNotClosed() {
    claims
        .givenNoPriorActivity()
        .when(new CloseMonth(PROJECT, "2019-11"), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.month-not-ended"));
  }

  @Test
  void aMonthOutsideTheProjectIsNotClosed() {
    claims
        .givenNoPriorActivity()
        .when(new CloseMonth(PROJECT, "2018-01"), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.month-outside-project"));
  }

  @Test
  void aMonthIsClosedOnce() {
    claims
        .given(closed("2019-10"))
        .when(new CloseMonth(PROJECT, "2019-10"), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.month-is-closed"));
  }

  @Test
  void aMonthIsOpenedAgainWithAReasonAndClosedAgain() {
    MonthReopened reopened =
        new MonthReopened(PROJECT, "2019-10", MonthReopened.Reason.HOURS_WERE_MISSING);
    claims
        .given(closed("2019-10"))
        .when(
            new ReopenMonth(PROJECT, "2019-10", MonthReopened.Reason.HOURS_WERE_MISSING),
            by(Role.ECONOMIST))
        .expectEvents(reopened);
    claims
        .given(closed("2019-10"), reopened)
        .when(new CloseMonth(PROJECT, "2019-10"), by(Role.ECONOMIST))
        .expectEvents(closed("2019-10"));
  }

  @Test
  void anOpenMonthIsNotOpenedAgain() {
    claims
        .givenNoPriorActivity()
        .when(
            new ReopenMonth(PROJECT, "2019-10", MonthReopened.Reason.CLOSED_BY_MISTAKE),
            by(Role.ECONOMIST))
        .expectException(refusedWith("claims.month-is-open"));
  }

  @Test
  void aClaimHasTheClosedMonthsThatNoEarlierOneHas() {
    claims
        .given(
            closed("2019-08"),
            built(FIRST, 1, "2019-08"),
            new ClaimSubmitted(FIRST, FILES),
            closed("2019-10"),
            closed("2019-09"))
        .when(new BuildClaim(PROJECT, SECOND), by(Role.ECONOMIST))
        .expectEvents(built(SECOND, 2, "2019-09", "2019-10"));
  }

  @Test
  void withoutAClosedMonthThereIsNoFirstClaim() {
    claims
        .givenNoPriorActivity()
        .when(new BuildClaim(PROJECT, FIRST), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.nothing-to-claim"));
  }

  @Test
  void aLaterClaimMayHoldCorrectionsOnly() {
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), new ClaimSubmitted(FIRST, FILES))
        .when(new BuildClaim(PROJECT, SECOND), by(Role.ECONOMIST))
        .expectEvents(built(SECOND, 2));
  }

  @Test
  void oneClaimIsPreparedAtATime() {
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), closed("2019-09"))
        .when(new BuildClaim(PROJECT, SECOND), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.another-is-prepared"));
  }

  @Test
  void aClaimIsBuiltAnewUntilItIsSubmitted() {
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), closed("2019-09"))
        .when(new BuildClaim(PROJECT, FIRST), by(Role.ECONOMIST))
        .expectEvents(built(FIRST, 1, "2019-08", "2019-09"));
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), new ClaimSubmitted(FIRST, FILES))
        .when(new BuildClaim(PROJECT, FIRST), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.not-at-this-stage.submitted"));
  }

  @Test
  void aReturnedClaimIsBuiltAnewAndSubmittedAgain() {
    ClaimReturned returned = new ClaimReturned(FIRST, ClaimReturned.Reason.SIGNATURES_ARE_MISSING);
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), new ClaimSubmitted(FIRST, FILES))
        .when(
            new ReturnClaim(PROJECT, FIRST, ClaimReturned.Reason.SIGNATURES_ARE_MISSING),
            by(Role.ECONOMIST))
        .expectEvents(returned);
    claims
        .given(
            closed("2019-08"),
            built(FIRST, 1, "2019-08"),
            new ClaimSubmitted(FIRST, FILES),
            returned)
        .when(new SubmitClaim(PROJECT, FIRST, SENT), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.not-at-this-stage.returned"));
    claims
        .given(
            closed("2019-08"),
            built(FIRST, 1, "2019-08"),
            new ClaimSubmitted(FIRST, FILES),
            returned,
            built(FIRST, 1, "2019-08"))
        .when(new SubmitClaim(PROJECT, FIRST, SENT), by(Role.ECONOMIST))
        .expectEvents(new ClaimSubmitted(FIRST, FILES));
  }

  @Test
  void aReturnedClaimThatLaterOnesAreReckonedFromIsSubmittedAgainAsItStands() {
    ClaimReturned returned = new ClaimReturned(FIRST, ClaimReturned.Reason.EVIDENCE_IS_MISSING);
    ClaimSubmitted first = new ClaimSubmitted(FIRST, FILES);
    ClaimSubmitted second = new ClaimSubmitted(SECOND, FILES);
    claims
        .given(
            closed("2019-08"),
            built(FIRST, 1, "2019-08"),
            first,
            closed("2019-09"),
            built(SECOND, 2, "2019-09"),
            second,
            returned)
        .when(new BuildClaim(PROJECT, FIRST), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.later-claim-exists"));
    claims
        .given(
            closed("2019-08"),
            built(FIRST, 1, "2019-08"),
            first,
            closed("2019-09"),
            built(SECOND, 2, "2019-09"),
            second,
            returned)
        .when(new SubmitClaim(PROJECT, FIRST, SENT), by(Role.ECONOMIST))
        .expectEvents(first);
  }

  @Test
  void aClaimWithAMonthThatWasOpenedAgainIsNotSubmitted() {
    claims
        .given(
            closed("2019-08"),
            built(FIRST, 1, "2019-08"),
            new MonthReopened(PROJECT, "2019-08", MonthReopened.Reason.COSTS_WERE_MISSING))
        .when(new SubmitClaim(PROJECT, FIRST, SENT), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.month-is-open"));
  }

  @Test
  void aClaimIsSubmittedWithFilesThatLieInTheStore() {
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"))
        .when(new SubmitClaim(PROJECT, FIRST, sent("elsewhere")), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.file-unknown"));
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"))
        .when(new SubmitClaim(PROJECT, FIRST, sent("a-picture")), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.not-a-file"));
  }

  @Test
  void aClaimIsDecidedWithDeductionsAndPaid() {
    List<Deduction> deductions =
        List.of(new Deduction(new BigDecimal("12.50"), ClaimDecided.Reason.NOT_PROVEN));
    ClaimDecided decided = new ClaimDecided(FIRST, new BigDecimal("100.00"), deductions);
    ClaimSubmitted submitted = new ClaimSubmitted(FIRST, FILES);
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), submitted)
        .when(
            new DecideClaim(PROJECT, FIRST, new BigDecimal("100.00"), deductions),
            by(Role.ECONOMIST))
        .expectEvents(decided);
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), submitted, decided)
        .when(
            new RecordClaimPayment(
                PROJECT, FIRST, LocalDate.of(2019, 11, 1), new BigDecimal("100.00")),
            by(Role.ECONOMIST))
        .expectEvents(new ClaimPaid(FIRST, LocalDate.of(2019, 11, 1), new BigDecimal("100.00")));
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), submitted, decided)
        .when(
            new RecordClaimPayment(
                PROJECT, FIRST, LocalDate.of(2019, 11, 19), new BigDecimal("100.00")),
            by(Role.ECONOMIST))
        .expectException(refusedWith("claims.in-the-future"));
  }

  @Test
  void eachStepIsTakenInItsOrderAndOnce() {
    ClaimSubmitted submitted = new ClaimSubmitted(FIRST, FILES);
    ClaimDecided decided = new ClaimDecided(FIRST, BigDecimal.ONE, List.of());
    ReturnClaim back = new ReturnClaim(PROJECT, FIRST, ClaimReturned.Reason.AMOUNTS_DIFFER);
    DecideClaim decide = new DecideClaim(PROJECT, FIRST, BigDecimal.ONE, List.of());
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"))
        .when(back, by(Role.ECONOMIST))
        .expectException(refusedWith("claims.not-at-this-stage.built"));
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"))
        .when(decide, by(Role.ECONOMIST))
        .expectException(refusedWith("claims.not-at-this-stage.built"));
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), submitted)
        .when(
            new RecordClaimPayment(PROJECT, FIRST, LocalDate.of(2019, 11, 1), BigDecimal.ONE),
            by(Role.ECONOMIST))
        .expectException(refusedWith("claims.not-at-this-stage.submitted"));
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), submitted, decided)
        .when(decide, by(Role.ECONOMIST))
        .expectException(refusedWith("claims.not-at-this-stage.decided"));
  }

  @Test
  void aDeductionIsMoreThanNothing() {
    claims
        .given(closed("2019-08"), built(FIRST, 1, "2019-08"), new ClaimSubmitted(FIRST, FILES))
        .when(
            new DecideClaim(
                PROJECT,
                FIRST,
                new BigDecimal("100.00"),
                List.of(new Deduction(BigDecimal.ZERO, ClaimDecided.Reason.OTHER))),
            by(Role.ECONOMIST))
        .expectException(refusedWith("claims.not-an-amount"));
  }

  @Test
  void whatIsNoClaimIsNotDecided() {
    claims
        .given(closed("2019-08"))
        .when(new DecideClaim(PROJECT, FIRST, BigDecimal.ONE, List.of()), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.claim-unknown"));
  }

  @Test
  void aParticipantFileIsMadeOnceTheMonthHasEndedAndMadeAnew() {
    claims
        .given(new ParticipantFileSent(PROJECT, "2019-10"))
        .when(new SendParticipantFile(PROJECT, "2019-10"), by(Role.ECONOMIST))
        .expectEvents(new ParticipantFileSent(PROJECT, "2019-10"));
    claims
        .givenNoPriorActivity()
        .when(new SendParticipantFile(PROJECT, "2019-11"), by(Role.ECONOMIST))
        .expectException(refusedWith("claims.month-not-ended"));
  }
}
