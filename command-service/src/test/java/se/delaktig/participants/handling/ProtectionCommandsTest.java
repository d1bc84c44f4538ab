package se.delaktig.participants.handling;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
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
import se.delaktig.participants.command.RecordInformation;
import se.delaktig.participants.event.HoldLifted;
import se.delaktig.participants.event.HoldPlaced;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonErased;
import se.delaktig.participants.event.PersonErased.Ground;
import se.delaktig.participants.event.PersonErased.Kept;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.PersonInformed;
import se.delaktig.participants.event.PersonInformed.How;
import se.delaktig.participants.event.PersonInformed.What;
import se.delaktig.participants.event.TextsErased;
import se.delaktig.participants.policy.Records;
import se.delaktig.personregister.Erasure;
import se.delaktig.personregister.Mentioned;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.project.event.RetentionDecided.Archive;
import se.delaktig.project.event.RetentionDecided.ProgrammePeriod;

/** People are told what is done with their data, held, and erased. */
class ProtectionCommandsTest {
  private static final ProjectId PROJECT = new ProjectId(Given.LEDGER);
  private static final PersonId ALI = new PersonId("ali");
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
        new ErasePersonHandler(protection.getRepository(), register, consult, clock));
    when(consult.records(Given.LEDGER)).thenReturn(Records.apart());
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

  /** A log of before the mask had a stream of its own. */
  @Test
  void theStreamMayBeginWithAMarkOfAnEarlierProgram() {
    protection
        .given(new IdentityProtected(new MaskId(ALI.value())))
        .when(told(TODAY), by(Role.PROJECT_WORKER))
        .expectEvents(new PersonInformed(ALI, TODAY, What.REGISTRATION, How.LETTER));
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
}
