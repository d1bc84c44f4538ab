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
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.participants.command.ProtectIdentity;
import se.delaktig.participants.command.UnmaskIdentity;
import se.delaktig.participants.command.UnprotectIdentity;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.UnmaskingId;
import se.delaktig.participants.policy.Records;
import se.delaktig.personregister.Claim;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.personregister.SealedText;
import se.delaktig.project.event.ProjectId;

/** Identities are protected, unmasked for a while, and unprotected; the log names nobody. */
class MaskCommandsTest {
  private static final ProjectId PROJECT = new ProjectId(Given.LEDGER);
  private static final PersonId ALI = new PersonId("ali");
  private static final MaskId MASK = new MaskId("5f0a");
  private static final String NUMBER = "197001239297";

  /** Another record of Ali. */
  private static final PersonId AGAIN = new PersonId("again");

  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);

  private final PersonRegister register = mock(PersonRegister.class);
  private final Consult consult = mock(Consult.class);
  private AggregateTestFixture<MaskAggregate> mask;

  @BeforeEach
  void fixture() {
    ProgrammeClock clock = new ProgrammeClock(() -> Instant.parse("2019-11-18T08:41:00Z"));
    mask = Given.fixture(MaskAggregate.class);
    mask.registerAnnotatedCommandHandler(
        new ProtectIdentityHandler(mask.getRepository(), register, consult, clock));
    mask.registerAnnotatedCommandHandler(new MaskedIdentityHandler(mask.getRepository(), register));
    when(consult.records(Given.LEDGER)).thenReturn(Records.apart());
    when(register.maskOf(PROJECT, ALI)).thenReturn(MASK);
    when(register.claim(PROJECT, PersonalNumber.parse(NUMBER, TODAY)))
        .thenReturn(new Claim(ALI, true));
    when(register.seal(eq(PROJECT), eq(ALI), any())).thenReturn(new SealedText("t1", "00"));
  }

  @Test
  void whoeverIsNotRegisteredYetIsProtectedByNumber() {
    mask.givenNoPriorActivity()
        .when(new ProtectIdentity(PROJECT, null, NUMBER), by(Role.DATA_PROTECTION_OFFICER))
        .expectEvents(new IdentityProtected(MASK));
    verify(register).protect(PROJECT, ALI);
  }

  @Test
  void whoHasTwoRecordsIsProtectedInBoth() {
    when(consult.records(Given.LEDGER))
        .thenReturn(Records.apart().after(new RecordsMerged(AGAIN, ALI)));
    when(register.isProtected(PROJECT, ALI)).thenReturn(true);
    mask.givenNoPriorActivity()
        .when(new ProtectIdentity(PROJECT, ALI, null), by(Role.PROJECT_LEADER))
        .expectEvents(new IdentityProtected(MASK));
    verify(register).protect(PROJECT, AGAIN);
  }

  @Test
  void protectingTwiceIsRecordedOnce() {
    mask.given(new IdentityProtected(MASK))
        .when(new ProtectIdentity(PROJECT, ALI, null), by(Role.PROJECT_LEADER))
        .expectNoEvents();
  }

  @Test
  void whatIsNoNumberProtectsNobody() {
    mask.givenNoPriorActivity()
        .when(new ProtectIdentity(PROJECT, null, "hej"), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("participants.personal-number-characters"));
  }

  @Test
  void theProtectionIsTakenAwayInTheRegisterToo() {
    mask.given(new IdentityProtected(MASK))
        .when(
            new UnprotectIdentity(PROJECT, ALI, IdentityUnprotected.Reason.PROTECTION_ENDED),
            by(Role.DATA_PROTECTION_OFFICER))
        .expectEvents(new IdentityUnprotected(MASK, IdentityUnprotected.Reason.PROTECTION_ENDED));
    verify(register).unprotect(PROJECT, ALI);
  }

  @Test
  void whoIsNotProtectedCannotBeUnprotected() {
    mask.given(new IdentityProtected(MASK))
        .andGiven(new IdentityUnprotected(MASK, IdentityUnprotected.Reason.MARKED_BY_MISTAKE))
        .when(
            new UnprotectIdentity(PROJECT, ALI, IdentityUnprotected.Reason.PROTECTION_ENDED),
            by(Role.DATA_PROTECTION_OFFICER))
        .expectException(refusedWith("participants.not-protected"));
    verify(register, never()).unprotect(any(), any());
  }

  @Test
  void anIdentityIsUnmaskedToOneForTheMinutesThatWereAskedFor() {
    when(register.isProtected(PROJECT, ALI)).thenReturn(true);
    Instant before = Instant.now();
    mask.given(new IdentityProtected(MASK))
        .when(unmask(), by(Role.IDENTITY_OFFICER))
        .expectEventsMatching(Matchers.payloadsMatching(Matchers.exactSequenceOf(shown(before))));
  }

  @Test
  void thereIsNothingToUnmaskInWhoIsNotProtectedAndNoReasonIsKept() {
    mask.givenNoPriorActivity()
        .when(unmask(), by(Role.IDENTITY_OFFICER))
        .expectException(refusedWith("participants.not-protected"));
    verify(register, never()).seal(any(), any(), any());
  }

  private static UnmaskIdentity unmask() {
    return new UnmaskIdentity(PROJECT, ALI, new UnmaskingId("u1"), "Läkarintyg ska skickas", 5);
  }

  private static Matcher<IdentityUnmasked> shown(Instant before) {
    return new CustomTypeSafeMatcher<>("shown to actor-1 for five minutes") {
      @Override
      protected boolean matchesSafely(IdentityUnmasked shown) {
        Duration left = Duration.between(before, shown.until());
        return shown.mask().equals(MASK)
            && shown.by().equals(new ActorId("actor-1"))
            && shown.reason().equals("t1")
            && left.compareTo(Duration.ofMinutes(5)) >= 0
            && left.compareTo(Duration.ofMinutes(6)) < 0;
      }
    };
  }
}
