package se.delaktig.participants.handling;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Grants;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.participants.command.ErasePerson;
import se.delaktig.participants.command.LiftHold;
import se.delaktig.participants.command.PlaceHold;
import se.delaktig.participants.command.ProtectIdentity;
import se.delaktig.participants.command.RecordInformation;
import se.delaktig.participants.command.UnmaskIdentity;
import se.delaktig.participants.command.UnprotectIdentity;
import se.delaktig.participants.event.HoldLifted;
import se.delaktig.participants.event.HoldPlaced;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.PersonErased;
import se.delaktig.participants.event.PersonErased.Ground;
import se.delaktig.participants.event.PersonErased.Kept;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.PersonInformed;
import se.delaktig.participants.event.PersonInformed.How;
import se.delaktig.participants.event.PersonInformed.What;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.TextsErased;
import se.delaktig.participants.event.UnmaskingId;
import se.delaktig.participants.policy.Records;
import se.delaktig.personregister.Claim;
import se.delaktig.personregister.Erasure;
import se.delaktig.personregister.Mentioned;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.personregister.SealedText;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.project.event.RetentionDecided.Archive;
import se.delaktig.project.event.RetentionDecided.ProgrammePeriod;

/** Identities are protected, unmasked for a while, and unprotected. */
class ProtectionCommandsTest {
  private static final ProjectId PROJECT = new ProjectId(Given.LEDGER);
  private static final PersonId ALI = new PersonId("ali");
  private static final String NUMBER = "197001239297";

  /** Another record of Ali. */
  private static final PersonId AGAIN = new PersonId("again");

  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);

  private final PersonRegister register = mock(PersonRegister.class);
  private final Consult consult = mock(Consult.class);
  private AggregateTestFixture<ProtectionAggregate> protection;

  @BeforeEach
  void fixture() {
    ProgrammeClock clock = new ProgrammeClock(() -> Instant.parse("2019-11-18T08:41:00Z"));
    protection = Given.fixture(ProtectionAggregate.class);
    protection
        .registerInjectableResource(register)
        .registerInjectableResource(consult)
        .registerInjectableResource(clock);
    protection.registerAnnotatedCommandHandler(
        new ProtectIdentityHandler(protection.getRepository(), register, consult, clock));
    protection.registerAnnotatedCommandHandler(
        new ErasePersonHandler(protection.getRepository(), register, consult, clock));
    when(consult.records(Given.LEDGER)).thenReturn(Records.apart());
    when(register.claim(PROJECT, PersonalNumber.parse(NUMBER, TODAY)))
        .thenReturn(new Claim(ALI, true));
    when(register.seal(eq(PROJECT), eq(ALI), any())).thenReturn(new SealedText("t1", "00"));
  }

  @Test
  void whoeverIsNotRegisteredYetIsProtectedByNumber() {
    protection
        .givenNoPriorActivity()
        .when(new ProtectIdentity(PROJECT, null, NUMBER), by(Role.DATA_PROTECTION_OFFICER))
        .expectEvents(new IdentityProtected(ALI));
    verify(register).protect(PROJECT, ALI);
  }

  @Test
  void whoHasTwoRecordsIsProtectedInBoth() {
    when(consult.records(Given.LEDGER))
        .thenReturn(Records.apart().after(new RecordsMerged(AGAIN, ALI)));
    when(register.isProtected(PROJECT, ALI)).thenReturn(true);
    protection
        .givenNoPriorActivity()
        .when(new ProtectIdentity(PROJECT, ALI, null), by(Role.PROJECT_LEADER))
        .expectEvents(new IdentityProtected(ALI));
    verify(register).protect(PROJECT, AGAIN);
  }

  @Test
  void protectingTwiceIsRecordedOnce() {
    protection
        .given(new IdentityProtected(ALI))
        .when(new ProtectIdentity(PROJECT, ALI, null), by(Role.PROJECT_LEADER))
        .expectNoEvents();
  }

  @Test
  void whatIsNoNumberProtectsNobody() {
    protection
        .givenNoPriorActivity()
        .when(new ProtectIdentity(PROJECT, null, "hej"), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("participants.personal-number-characters"));
  }

  @Test
  void theProtectionIsTakenAwayInTheRegisterToo() {
    protection
        .given(new IdentityProtected(ALI))
        .when(
            new UnprotectIdentity(ALI, IdentityUnprotected.Reason.PROTECTION_ENDED),
            by(Role.DATA_PROTECTION_OFFICER))
        .expectEvents(new IdentityUnprotected(ALI, IdentityUnprotected.Reason.PROTECTION_ENDED));
    verify(register).unprotect(PROJECT, ALI);
  }

  @Test
  void whoIsNotProtectedCannotBeUnprotected() {
    protection
        .given(new IdentityProtected(ALI))
        .andGiven(new IdentityUnprotected(ALI, IdentityUnprotected.Reason.MARKED_BY_MISTAKE))
        .when(
            new UnprotectIdentity(ALI, IdentityUnprotected.Reason.PROTECTION_ENDED),
            by(Role.DATA_PROTECTION_OFFICER))
        .expectException(refusedWith("participants.not-protected"));
    verify(register, never()).unprotect(any(), any());
  }

  @Test
  void anIdentityIsUnmaskedToOneForTheMinutesThatWereAskedFor() {
    when(register.isProtected(PROJECT, ALI)).thenReturn(true);
    Instant before = Instant.now();
    protection
        .given(new IdentityProtected(ALI))
        .when(unmask(), by(Role.IDENTITY_OFFICER))
        .expectEventsMatching(Matchers.payloadsMatching(Matchers.exactSequenceOf(shown(before))));
  }

  @Test
  void thereIsNothingToUnmaskInWhoIsNotProtectedAndNoReasonIsKept() {
    protection
        .givenNoPriorActivity()
        .when(unmask(), by(Role.IDENTITY_OFFICER))
        .expectException(refusedWith("participants.not-protected"));
    verify(register, never()).seal(any(), any(), any());
  }

  @Test
  void whatAPersonWasToldIsRecordedUnlessTheDayHasNotBeen() {
    protection
        .givenNoPriorActivity()
        .when(told(TODAY), by(Role.PROJECT_WORKER))
        .expectEvents(new PersonInformed(ALI, TODAY, What.REGISTRATION, How.LETTER));
    protection
        .givenNoPriorActivity()
        .when(told(TODAY.plusDays(1)), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("participants.in-the-future"));
  }

  private static RecordInformation told(LocalDate day) {
    return new RecordInformation(ALI, day, What.REGISTRATION, How.LETTER);
  }

  @Test
  void aHoldIsPlacedAndLiftedAndCannotBeLiftedTwice() {
    protection
        .givenNoPriorActivity()
        .when(new PlaceHold(ALI, HoldPlaced.Reason.AUDIT), by(Role.DATA_PROTECTION_OFFICER))
        .expectEvents(new HoldPlaced(ALI, HoldPlaced.Reason.AUDIT));
    protection
        .given(new HoldPlaced(ALI, HoldPlaced.Reason.AUDIT))
        .when(new LiftHold(ALI), by(Role.DATA_PROTECTION_OFFICER))
        .expectEvents(new HoldLifted(ALI));
    protection
        .given(new HoldPlaced(ALI, HoldPlaced.Reason.AUDIT), new HoldLifted(ALI))
        .when(new LiftHold(ALI), by(Role.DATA_PROTECTION_OFFICER))
        .expectException(refusedWith("participants.no-hold"));
  }

  @Test
  void whoIsErasedCannotBeHeldAnyMore() {
    protection
        .given(new PersonErased(ALI, Ground.NO_DUTY_TO_KEEP, 0, 0, List.of(Kept.CHAIN)))
        .when(new PlaceHold(ALI, HoldPlaced.Reason.AUDIT), by(Role.DATA_PROTECTION_OFFICER))
        .expectException(refusedWith("participants.erased-already"));
  }

  @Test
  void whomNothingBuildsOnIsErasedAtOnce() {
    said("participant-registered", "details-corrected");
    protection
        .givenNoPriorActivity()
        .when(new ErasePerson(ALI), by(Role.DATA_PROTECTION_OFFICER))
        .expectEvents(
            new PersonErased(
                ALI,
                Ground.NO_DUTY_TO_KEEP,
                2,
                1,
                List.of(Kept.CHAIN, Kept.READ_LOG, Kept.BACKUPS)));
    verify(register).erase(PROJECT, ALI);
    verify(register).eraseActor(Given.LEDGER, new ActorId("ali-at-work"));
  }

  @Test
  void aTextThatSomebodyHasReadToTellOfThePersonGoesToo() {
    said("participant-registered");
    mentioned("t-1", "t-2");
    protection
        .givenNoPriorActivity()
        .when(new ErasePerson(ALI, List.of("t-2")), by(Role.DATA_PROTECTION_OFFICER))
        .expectEvents(
            new TextsErased(ALI, List.of("t-2")),
            new PersonErased(
                ALI,
                Ground.NO_DUTY_TO_KEEP,
                3,
                1,
                List.of(Kept.CHAIN, Kept.READ_LOG, Kept.BACKUPS)));
    verify(register).eraseTexts(PROJECT, List.of("t-2"));
  }

  @Test
  void aTextThatHoldsNoPartOfTheNameStaysAndSoDoesThePerson() {
    said("participant-registered");
    mentioned("t-1");
    protection
        .givenNoPriorActivity()
        .when(new ErasePerson(ALI, List.of("t-1", "another")), by(Role.DATA_PROTECTION_OFFICER))
        .expectException(refusedWith("participants.text-does-not-name-them"));
    verify(register, never()).eraseTexts(any(), any());
    verify(register, never()).erase(any(), any());
  }

  @Test
  void whoHasHoursIsKeptUntilTheTimeIsOverAndTheArchiveHasAgreed() {
    said("participant-registered", "dialogue-session-logged");
    refusesToErase("participants.retention-not-computable");
    decided(null, Archive.DESTROY);
    refusesToErase("participants.retention-not-computable");
    decided(LocalDate.of(2016, 3, 1), Archive.DESTROY);
    refusesToErase("participants.must-be-kept");
    decided(LocalDate.of(2015, 3, 1), Archive.NOT_DECIDED);
    refusesToErase("participants.archive-has-not-agreed");
    decided(LocalDate.of(2015, 3, 1), Archive.PRESERVE);
    refusesToErase("participants.archive-has-not-agreed");
    verify(register, never()).erase(any(), any());

    decided(LocalDate.of(2015, 3, 1), Archive.DESTROY);
    protection
        .givenNoPriorActivity()
        .when(new ErasePerson(ALI), by(Role.DATA_PROTECTION_OFFICER))
        .expectEvents(
            new PersonErased(
                ALI,
                Ground.RETENTION_OVER,
                2,
                1,
                List.of(Kept.HOURS, Kept.CHAIN, Kept.READ_LOG, Kept.BACKUPS)));
  }

  @Test
  void aHoldKeepsAlsoWhomNothingBuildsOn() {
    said("participant-registered");
    protection
        .given(new HoldPlaced(ALI, HoldPlaced.Reason.COURT))
        .when(new ErasePerson(ALI), by(Role.DATA_PROTECTION_OFFICER))
        .expectException(refusedWith("participants.under-hold"));
    verify(register, never()).erase(any(), any());
  }

  @Test
  void nobodyIsErasedTwice() {
    said("participant-registered");
    protection
        .given(new PersonErased(ALI, Ground.NO_DUTY_TO_KEEP, 0, 0, List.of(Kept.CHAIN)))
        .when(new ErasePerson(ALI), by(Role.DATA_PROTECTION_OFFICER))
        .expectException(refusedWith("participants.erased-already"));
  }

  private void mentioned(String... perhaps) {
    when(register.mentioned(PROJECT, ALI)).thenReturn(new Mentioned(2, List.of(perhaps)));
  }

  private void refusesToErase(String code) {
    protection
        .givenNoPriorActivity()
        .when(new ErasePerson(ALI), by(Role.DATA_PROTECTION_OFFICER))
        .expectException(refusedWith(code));
  }

  private void said(String... names) {
    when(consult.said(Given.LEDGER, ALI)).thenReturn(Set.of(names));
    mentioned();
    when(register.erase(PROJECT, ALI)).thenReturn(new Erasure(true, 2, 1));
    when(consult.grants(Given.LEDGER))
        .thenReturn(
            new Grants(List.of(), Map.of(new ActorId("ali-at-work"), ALI), List.of(), false, null));
  }

  /** Three years from 31 December of that year. */
  private void decided(@Nullable LocalDate accounts, Archive archive) {
    when(consult.retention(Given.LEDGER))
        .thenReturn(
            new RetentionDecided(
                PROJECT, ProgrammePeriod.ESF_2014_2020, accounts, false, null, false, archive));
  }

  private static UnmaskIdentity unmask() {
    return new UnmaskIdentity(ALI, new UnmaskingId("u1"), "Läkarintyg ska skickas", 5);
  }

  private static Matcher<IdentityUnmasked> shown(Instant before) {
    return new CustomTypeSafeMatcher<>("shown to actor-1 for five minutes") {
      @Override
      protected boolean matchesSafely(IdentityUnmasked shown) {
        Duration left = Duration.between(before, shown.until());
        return shown.by().equals(new ActorId("actor-1"))
            && shown.reason().equals("t1")
            && left.compareTo(Duration.ofMinutes(5)) >= 0
            && left.compareTo(Duration.ofMinutes(6)) < 0;
      }
    };
  }
}
