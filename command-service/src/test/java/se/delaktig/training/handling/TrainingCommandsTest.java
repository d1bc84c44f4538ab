package se.delaktig.training.handling;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.hours.SessionFacts;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.policy.Records;
import se.delaktig.project.Project;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.training.Preparand;
import se.delaktig.training.command.AppointPreparand;
import se.delaktig.training.command.CancelTrainingSession;
import se.delaktig.training.command.CompletePreparandTraining;
import se.delaktig.training.command.CorrectTrainingSession;
import se.delaktig.training.command.PlanTrainingSession;
import se.delaktig.training.command.RecordTrainingAttendance;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.PreparandAppointed.As;
import se.delaktig.training.event.PreparandTrainingCompleted;
import se.delaktig.training.event.PreparandTrainingCompleted.Dispensation;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionCancelled;
import se.delaktig.training.event.TrainingSessionCorrected;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionId;
import se.delaktig.training.event.TrainingSessionPlanned;

/**
 * The preparand training, command by command, with {@link AggregateTestFixture}: people are
 * appointed, sessions planned, held and corrected, the training declared complete.
 */
class TrainingCommandsTest {
  private static final List<String> FOCUSES = List.of("jämställdhet");
  private static final PersonId SAMIRA = new PersonId("samira");
  private static final PersonId AGAIN = new PersonId("samira-again");
  private static final PersonId ALI = new PersonId("ali");
  private static final PersonId STRANGER = new PersonId("stranger");
  private static final TrainingSessionId DAY_ONE = new TrainingSessionId("day-1");
  private static final TrainingSessionId DAY_TWO = new TrainingSessionId("day-2");
  private static final LocalDate DAY = LocalDate.of(2018, 10, 3);
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalDateTime NOW = LocalDateTime.of(2018, 10, 3, 18, 0);

  private final Consult consult = mock(Consult.class);
  private final FixtureConfiguration<TrainingSessionAggregate> session =
      Given.stream(TrainingSessionAggregate.class);
  private final FixtureConfiguration<PreparandAggregate> preparand =
      Given.stream(PreparandAggregate.class);

  @BeforeEach
  void theProjectKnowsTwoPeopleAndAsksFor840Minutes() {
    when(consult.known(eq(Given.LEDGER), anyCollection())).thenReturn(Set.of(SAMIRA, ALI));
    when(consult.session(any(), any())).thenReturn(Optional.empty());
    when(consult.records(Given.LEDGER)).thenReturn(Records.apart());
    theRuleAsksFor(Stated.stated(840));
    TrainingKnowledge ask =
        new TrainingKnowledge(
            consult,
            new ProgrammeClock(InstantSource.fixed(NOW.atZone(ProgrammeClock.SWEDEN).toInstant())));
    session.registerInjectableResource(ask);
    session.registerCommandHandlerInterceptor((unitOfWork, chain) -> {
      unitOfWork.registerCorrelationDataProvider(new SimpleCorrelationDataProvider("actor"));
      return chain.proceed();
    });
    preparand.registerInjectableResource(ask);
  }

  @Test
  void aPersonIsAppointed() {
    preparand
        .givenNoPriorActivity()
        .when(new AppointPreparand(SAMIRA, As.REPRESENTATIVE), by(Role.PROJECT_LEADER))
        .expectEvents(new PreparandAppointed(SAMIRA, As.REPRESENTATIVE));
  }

  @Test
  void someoneTheProjectDoesNotKnowIsNotAppointed() {
    preparand
        .givenNoPriorActivity()
        .when(new AppointPreparand(STRANGER, As.MANAGER), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("person.unknown"));
  }

  @Test
  void nobodyIsAppointedTwiceInTheSameCapacity() {
    preparand
        .given(new PreparandAppointed(SAMIRA, As.REPRESENTATIVE))
        .when(new AppointPreparand(SAMIRA, As.REPRESENTATIVE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.already-appointed"));
  }

  @Test
  void nobodyIsAppointedTwiceByTwoRecords() {
    samiraHasAnotherRecord();
    preparand
        .givenNoPriorActivity()
        .when(new AppointPreparand(SAMIRA, As.REPRESENTATIVE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.already-appointed"));
  }

  @Test
  void whatWasAttendedByAnotherRecordCompletesTheTraining() {
    samiraHasAnotherRecord();
    attended(DAY_ONE, 400);
    attended(DAY_TWO, AGAIN, 440);
    preparand
        .givenNoPriorActivity()
        .when(complete(null, DAY_ONE, DAY_TWO), by(Role.PROJECT_LEADER))
        .expectEvents(new PreparandTrainingCompleted(SAMIRA, 840, null));
  }

  /** By which she was appointed. */
  private void samiraHasAnotherRecord() {
    when(consult.records(Given.LEDGER))
        .thenReturn(Records.apart().after(new RecordsMerged(AGAIN, SAMIRA)));
    when(consult.preparand(Given.LEDGER, AGAIN))
        .thenReturn(Preparand.unknown().after(new PreparandAppointed(AGAIN, As.REPRESENTATIVE)));
  }

  @Test
  void aRepresentativeWhoBecomesManagerIsAppointedAnew() {
    preparand
        .given(new PreparandAppointed(SAMIRA, As.REPRESENTATIVE))
        .when(new AppointPreparand(SAMIRA, As.MANAGER), by(Role.PROJECT_LEADER))
        .expectEvents(new PreparandAppointed(SAMIRA, As.MANAGER));
  }

  @Test
  void aSessionIsPlannedForADayToCome() {
    session
        .givenNoPriorActivity()
        .when(plan(DAY.plusDays(7), SAMIRA, ALI), by(Role.PROJECT_LEADER))
        .expectEvents(planned(DAY.plusDays(7), SAMIRA, ALI));
  }

  @Test
  void aPlannedSessionIsMoved() {
    session
        .given(recorded(planned(DAY, SAMIRA)))
        .when(plan(DAY.plusDays(1), SAMIRA), by(Role.PROJECT_LEADER))
        .expectEvents(planned(DAY.plusDays(1), SAMIRA));
  }

  @Test
  void aHeldSessionIsNotPlanned() {
    session
        .given(recorded(held(present(SAMIRA))))
        .when(plan(DAY.plusDays(1), SAMIRA), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.already-held"));
  }

  @Test
  void aPlannedSessionIsCancelledAndMayBePlannedAnew() {
    session
        .given(recorded(planned(DAY, SAMIRA)))
        .when(new CancelTrainingSession(DAY_ONE), by(Role.PROJECT_WORKER))
        .expectEvents(new TrainingSessionCancelled(DAY_ONE));
    session
        .given(recorded(planned(DAY, SAMIRA)), recorded(new TrainingSessionCancelled(DAY_ONE)))
        .when(plan(DAY.plusDays(1), SAMIRA), by(Role.PROJECT_LEADER))
        .expectEvents(planned(DAY.plusDays(1), SAMIRA));
  }

  @Test
  void whatWasHeldOrNeverPlannedOrIsCancelledAlreadyIsNotCancelled() {
    session
        .given(recorded(held(present(SAMIRA))))
        .when(new CancelTrainingSession(DAY_ONE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.already-held"));
    session
        .givenNoPriorActivity()
        .when(new CancelTrainingSession(DAY_ONE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("session.unknown"));
    session
        .given(recorded(planned(DAY, SAMIRA)), recorded(new TrainingSessionCancelled(DAY_ONE)))
        .when(new CancelTrainingSession(DAY_ONE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("session.unknown"));
  }

  @Test
  void nobodyIsCalledTwice() {
    session
        .givenNoPriorActivity()
        .when(plan(DAY, SAMIRA, SAMIRA), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.person-twice"));
  }

  @Test
  void onlyKnownPeopleAreCalled() {
    session
        .givenNoPriorActivity()
        .when(plan(DAY, STRANGER), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("person.unknown"));
  }

  @Test
  void theWholeGridIsRecordedAtOnce() {
    session
        .given(recorded(planned(DAY, SAMIRA, ALI)))
        .when(
            attendance(
                DAY,
                new Taken(SAMIRA, Presence.PRESENT, 0),
                new Taken(ALI, Presence.REPORTED_ABSENCE, 0)),
            by(Role.PROJECT_WORKER))
        .expectEvents(held(present(SAMIRA), new Attendance(ALI, Presence.REPORTED_ABSENCE, 0)));
  }

  @Test
  void attendanceIsNotRecordedBeforehand() {
    session
        .givenNoPriorActivity()
        .when(
            attendance(DAY.plusDays(1), new Taken(SAMIRA, Presence.PRESENT, 0)),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.in-the-future"));
  }

  @Test
  void attendanceIsNotRecordedTwice() {
    session
        .given(recorded(held(present(SAMIRA))))
        .when(attendance(DAY, new Taken(SAMIRA, Presence.PRESENT, 0)), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.already-held"));
  }

  @Test
  void aPartIsNotLongerThanTheSession() {
    session
        .givenNoPriorActivity()
        .when(attendance(DAY, new Taken(SAMIRA, Presence.PART, 421)), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.minutes-beyond-session"));
  }

  @Test
  void aSessionThatNobodyAttendedIsNone() {
    session
        .givenNoPriorActivity()
        .when(attendance(DAY, new Taken(SAMIRA, Presence.ABSENT, 0)), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.nobody-attended"));
  }

  @Test
  void nobodyIsInTheGridTwice() {
    session
        .givenNoPriorActivity()
        .when(
            attendance(
                DAY, new Taken(SAMIRA, Presence.PRESENT, 0), new Taken(SAMIRA, Presence.ABSENT, 0)),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.person-twice"));
  }

  @Test
  void aCorrectionSaysTheSessionAnewAndWhoIsNoLongerInIt() {
    session
        .given(recorded(held(present(SAMIRA), present(ALI))))
        .when(correct(1, new Taken(SAMIRA, Presence.PART, 60)), by(Role.PROJECT_LEADER))
        .expectEvents(
            new TrainingSessionCorrected(
                DAY_ONE,
                2,
                CorrectionReason.WRONG_ATTENDANCE,
                TrainingKind.INTRODUCTION_DAY,
                "Vilka är vi?",
                DAY,
                NINE,
                420,
                List.of(new Attendance(SAMIRA, Presence.PART, 60)),
                List.of(ALI),
                FOCUSES));
  }

  @Test
  void anotherFocusIsACorrectionToo() {
    session
        .given(recorded(held(present(ALI))))
        .when(
            new CorrectTrainingSession(
                DAY_ONE,
                1,
                CorrectionReason.WRONG_ATTENDANCE,
                TrainingKind.INTRODUCTION_DAY,
                "Vilka är vi?",
                DAY,
                NINE,
                420,
                List.of(new Taken(ALI, Presence.PRESENT, 0)),
                List.of("tillgänglighet")),
            by(Role.PROJECT_LEADER))
        .expectEvents(
            new TrainingSessionCorrected(
                DAY_ONE,
                2,
                CorrectionReason.WRONG_ATTENDANCE,
                TrainingKind.INTRODUCTION_DAY,
                "Vilka är vi?",
                DAY,
                NINE,
                420,
                List.of(present(ALI)),
                List.of(),
                List.of("tillgänglighet")));
  }

  @Test
  void aCorrectionFromAnOldPictureIsStale() {
    session
        .given(recorded(held(present(SAMIRA))))
        .when(correct(2, new Taken(SAMIRA, Presence.PART, 60)), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.corrected-meanwhile"));
  }

  @Test
  void aCorrectionThatChangesNothingIsRefused() {
    session
        .given(recorded(held(present(SAMIRA))))
        .when(correct(1, new Taken(SAMIRA, Presence.PRESENT, 0)), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.nothing-changed"));
  }

  @Test
  void whatWasNeverHeldIsNotCorrected() {
    session
        .given(recorded(planned(DAY, SAMIRA)))
        .when(correct(1, new Taken(SAMIRA, Presence.PRESENT, 0)), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("session.unknown"));
  }

  @Test
  void fourteenHoursCompleteTheTraining() {
    attended(DAY_ONE, 420);
    attended(DAY_TWO, 420);
    preparand
        .given(new PreparandAppointed(SAMIRA, As.REPRESENTATIVE))
        .when(complete(null, DAY_ONE, DAY_TWO), by(Role.PROJECT_LEADER))
        .expectEvents(new PreparandTrainingCompleted(SAMIRA, 840, null));
  }

  @Test
  void aSessionNamedTwiceIsCountedOnce() {
    attended(DAY_ONE, 420);
    preparand
        .given(new PreparandAppointed(SAMIRA, As.REPRESENTATIVE))
        .when(complete(null, DAY_ONE, DAY_ONE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.minutes-missing"));
  }

  @Test
  void anotherRuleGivesAnotherAnswer() {
    theRuleAsksFor(Stated.stated(420));
    attended(DAY_ONE, 420);
    preparand
        .given(new PreparandAppointed(SAMIRA, As.REPRESENTATIVE))
        .when(complete(null, DAY_ONE), by(Role.PROJECT_LEADER))
        .expectEvents(new PreparandTrainingCompleted(SAMIRA, 420, null));
  }

  @Test
  void withoutARuleOnlyADispensationCompletes() {
    theRuleAsksFor(Stated.notStated());
    attended(DAY_ONE, 420);
    preparand
        .given(new PreparandAppointed(SAMIRA, As.REPRESENTATIVE))
        .when(complete(null, DAY_ONE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.no-rule"));
  }

  @Test
  void aDispensationCompletesWithFewerMinutes() {
    attended(DAY_ONE, 420);
    preparand
        .given(new PreparandAppointed(SAMIRA, As.REPRESENTATIVE))
        .when(complete(Dispensation.EARLIER_TRAINING, DAY_ONE), by(Role.PROJECT_LEADER))
        .expectEvents(new PreparandTrainingCompleted(SAMIRA, 420, Dispensation.EARLIER_TRAINING));
  }

  @Test
  void whoeverHasTheMinutesNeedsNoDispensation() {
    attended(DAY_ONE, 840);
    preparand
        .given(new PreparandAppointed(SAMIRA, As.REPRESENTATIVE))
        .when(complete(Dispensation.EARLIER_TRAINING, DAY_ONE), by(Role.PROJECT_LEADER))
        .expectEvents(new PreparandTrainingCompleted(SAMIRA, 840, null));
  }

  @Test
  void aSessionThatWasNotHeldProvesNothing() {
    preparand
        .given(new PreparandAppointed(SAMIRA, As.REPRESENTATIVE))
        .when(complete(null, DAY_ONE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("session.unknown"));
  }

  @Test
  void onlyWhoIsAppointedCompletes() {
    attended(DAY_ONE, 840);
    preparand
        .givenNoPriorActivity()
        .when(complete(null, DAY_ONE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.not-appointed"));
  }

  @Test
  void theTrainingIsCompletedOnce() {
    attended(DAY_ONE, 840);
    preparand
        .given(
            new PreparandAppointed(SAMIRA, As.REPRESENTATIVE),
            new PreparandTrainingCompleted(SAMIRA, 840, null))
        .when(complete(null, DAY_ONE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("training.already-complete"));
  }

  @Test
  void aDispensationMendsWhatACorrectionTookBack() {
    attended(DAY_ONE, 800);
    preparand
        .given(
            new PreparandAppointed(SAMIRA, As.REPRESENTATIVE),
            new PreparandTrainingCompleted(SAMIRA, 840, null))
        .when(complete(Dispensation.CATCH_UP_AGREED, DAY_ONE), by(Role.PROJECT_LEADER))
        .expectEvents(new PreparandTrainingCompleted(SAMIRA, 800, Dispensation.CATCH_UP_AGREED));
  }

  private void attended(TrainingSessionId id, int minutes) {
    attended(id, SAMIRA, minutes);
  }

  private void attended(TrainingSessionId id, PersonId who, int minutes) {
    when(consult.session(Given.LEDGER, new SessionRef(ActivityKind.PREPARAND_TRAINING, id.value())))
        .thenReturn(
            Optional.of(
                new SessionFacts(
                    DAY, List.of(new Attendance(who, Presence.PRESENT, minutes)), null, null)));
  }

  private void theRuleAsksFor(Stated<Integer> minutes) {
    RuleSet rules =
        new RuleSet(
            1,
            LocalDate.of(2018, 2, 1),
            "Beslut",
            minutes,
            Stated.stated(300),
            Stated.stated(false),
            new RuleSet.HourValue(RuleSet.HourValue.Kind.AMOUNT, new BigDecimal("219.93"), null),
            Stated.stated(RuleSet.Rounding.MINUTES),
            Stated.stated(Set.of()),
            Stated.stated(Set.of()),
            Stated.stated(true),
            false);
    when(consult.project(Given.LEDGER)).thenReturn(new Project(null, List.of(rules), Map.of()));
  }

  private static EventMessage<?> recorded(Object event) {
    return new GenericEventMessage<>(event, MetaData.with("actor", "actor-1"));
  }

  private static PlanTrainingSession plan(LocalDate date, PersonId... called) {
    return new PlanTrainingSession(
        DAY_ONE, TrainingKind.INTRODUCTION_DAY, "Vilka är vi?", date, NINE, 420, List.of(called));
  }

  private static TrainingSessionPlanned planned(LocalDate date, PersonId... called) {
    return new TrainingSessionPlanned(
        DAY_ONE, TrainingKind.INTRODUCTION_DAY, "Vilka är vi?", date, NINE, 420, List.of(called));
  }

  private static RecordTrainingAttendance attendance(LocalDate date, Taken... taken) {
    return new RecordTrainingAttendance(
        DAY_ONE,
        TrainingKind.INTRODUCTION_DAY,
        "Vilka är vi?",
        date,
        NINE,
        420,
        List.of(taken),
        FOCUSES);
  }

  private static CorrectTrainingSession correct(int expected, Taken... taken) {
    return new CorrectTrainingSession(
        DAY_ONE,
        expected,
        CorrectionReason.WRONG_ATTENDANCE,
        TrainingKind.INTRODUCTION_DAY,
        "Vilka är vi?",
        DAY,
        NINE,
        420,
        List.of(taken),
        FOCUSES);
  }

  private static TrainingSessionHeld held(Attendance... attendances) {
    return new TrainingSessionHeld(
        DAY_ONE,
        TrainingKind.INTRODUCTION_DAY,
        "Vilka är vi?",
        DAY,
        NINE,
        420,
        List.of(attendances),
        FOCUSES);
  }

  private static Attendance present(PersonId person) {
    return new Attendance(person, Presence.PRESENT, 420);
  }

  private static CompletePreparandTraining complete(
      @Nullable Dispensation dispensation, TrainingSessionId... sessions) {
    return new CompletePreparandTraining(SAMIRA, List.of(sessions), dispensation);
  }
}
