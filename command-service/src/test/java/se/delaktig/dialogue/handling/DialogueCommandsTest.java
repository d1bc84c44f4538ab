package se.delaktig.dialogue.handling;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.Given.LEDGER;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;
import static se.delaktig.kernel.handling.Given.stream;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.dialogue.Library;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.command.Addition;
import se.delaktig.dialogue.command.CancelDialogueSession;
import se.delaktig.dialogue.command.CorrectDialogueSession;
import se.delaktig.dialogue.command.IdentifyAttendee;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.command.PlanDialogueSession;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.dialogue.event.AttendeeIdentified;
import se.delaktig.dialogue.event.DialogueSessionCancelled;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.DialogueSessionPlanned;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.event.HeldSession.Unidentified;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.Presence;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.KeptFiles;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.organisations.event.DialogueGroupFormed;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedText;
import se.delaktig.project.Project;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RuleSet;

/** Workplace dialogue: what is recorded, and what is no sensible fact. */
class DialogueCommandsTest {
  private static final DialogueSessionId SESSION = new DialogueSessionId("s1");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final WorkplaceId LYKTAN = new WorkplaceId("lyktan");
  private static final GroupId NIGHTS = new GroupId("natt");
  private static final MaterialId WHO_ARE_WE = new MaterialId("vilka");
  private static final KeptFile SLIDES =
      new KeptFile(new FileId("slides"), "application/pdf", "ab".repeat(32), 48_210);
  private static final KeptFile PROGRAM =
      new KeptFile(new FileId("program"), "application/x-msdownload", "cd".repeat(32), 9);
  private static final PersonId ALI = new PersonId("ali");
  private static final PersonId SAMIRA = new PersonId("samira");
  private static final PersonId FATUMA = new PersonId("fatuma");
  private static final PersonId STRANGER = new PersonId("okand");
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  private static final LocalTime ONE = LocalTime.of(13, 0);
  private static final SealedText SEALED = new SealedText("ref", "00");
  private static final Map<String, Object> LEADER = by(Role.PROCESS_LEADER);

  private final Consult consult = mock(Consult.class);
  private final PersonRegister register = mock(PersonRegister.class);
  private final FixtureConfiguration<DialogueSessionAggregate> session =
      stream(DialogueSessionAggregate.class);

  @BeforeEach
  void theProject() {
    Places places =
        Places.none()
            .after(new WorkplaceAdded(GLADAN, new OrganisationId("avesta"), "Gladan"))
            .after(new WorkplaceAdded(LYKTAN, new OrganisationId("avesta"), "Lyktan"))
            .after(new DialogueGroupFormed(NIGHTS, LYKTAN, "Natt"));
    when(consult.organisations(LEDGER)).thenReturn(places);
    when(consult.project(LEDGER)).thenReturn(Project.unplanned());
    when(consult.library(LEDGER)).thenReturn(new Library(Map.of(WHO_ARE_WE, 1)));
    when(consult.known(eq(LEDGER), any()))
        .thenAnswer(call -> {
          Collection<PersonId> asked = call.getArgument(1);
          return asked.stream()
              .filter(Set.of(ALI, SAMIRA, FATUMA)::contains)
              .collect(Collectors.toSet());
        });
    when(register.byExactName(any(ProjectId.class), anyString())).thenReturn(Optional.empty());
    when(register.byExactName(new ProjectId(LEDGER), "Fatuma Abdi"))
        .thenReturn(Optional.of(FATUMA));
    when(register.seal(any(), any(), anyString())).thenReturn(SEALED);
    ProgrammeClock clock = new ProgrammeClock(() -> Instant.parse("2019-11-18T15:00:00Z"));
    session
        .registerInjectableResource(new DialogueKnowledge(consult, register, clock))
        .registerCommandHandlerInterceptor(
            new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider("actor")));
  }

  private static PlanDialogueSession plan(WorkplaceId workplace, @Nullable GroupId group) {
    return new PlanDialogueSession(SESSION, workplace, group, TODAY.plusDays(7), ONE, 60);
  }

  private static DialogueSessionPlanned planned() {
    return new DialogueSessionPlanned(SESSION, GLADAN, null, TODAY.plusDays(7), ONE, 60);
  }

  private static LogDialogueSession log(LocalDate day, List<Taken> taken) {
    return log(day, taken, List.of(), List.of(SAMIRA), List.of(WHO_ARE_WE), GLADAN);
  }

  private static LogDialogueSession log(
      LocalDate day,
      List<Taken> taken,
      List<Addition> additions,
      List<PersonId> leaders,
      List<MaterialId> materials,
      WorkplaceId workplace) {
    return new LogDialogueSession(
        SESSION, workplace, null, day, ONE, 60, materials, leaders, taken, additions, List.of());
  }

  private static Taken there(PersonId person) {
    return new Taken(person, Presence.PRESENT, 60);
  }

  private static Taken away(PersonId person) {
    return new Taken(person, Presence.ABSENT, 0);
  }

  private static HeldSession held(List<Attendance> attendances, List<Unidentified> unidentified) {
    return new HeldSession(
        GLADAN,
        null,
        TODAY,
        ONE,
        60,
        List.of(WHO_ARE_WE),
        List.of(SAMIRA),
        attendances,
        unidentified,
        List.of());
  }

  private static Attendance was(PersonId person, Presence presence, int minutes) {
    return new Attendance(person, presence, minutes);
  }

  private static HeldSession bothThere() {
    return held(
        List.of(was(ALI, Presence.PRESENT, 60), was(SAMIRA, Presence.PRESENT, 60)), List.of());
  }

  private static DialogueSessionLogged logged() {
    return new DialogueSessionLogged(SESSION, bothThere());
  }

  private static CorrectDialogueSession correct(int expected, List<Taken> taken) {
    return new CorrectDialogueSession(
        SESSION,
        expected,
        CorrectionReason.WRONG_ATTENDANCE,
        GLADAN,
        null,
        TODAY,
        ONE,
        60,
        List.of(WHO_ARE_WE),
        List.of(SAMIRA),
        taken,
        List.of());
  }

  private TestExecutor<DialogueSessionAggregate> prior(Object... events) {
    return session.given(
        Arrays.stream(events)
            .map(event -> GenericEventMessage.asEventMessage(event).andMetaData(LEADER))
            .toList());
  }

  private static void refused(ResultValidator<?> result, String code) {
    result.expectException(RefusedException.class).expectException(refusedWith(code));
  }

  @Test
  void aSessionIsPlannedAndPlannedAnew() {
    session.givenNoPriorActivity().when(plan(GLADAN, null), LEADER).expectEvents(planned());
  }

  @Test
  void aPlanForAnUnknownWorkplaceIsRefused() {
    refused(
        session.givenNoPriorActivity().when(plan(new WorkplaceId("x"), null), LEADER),
        "workplace.unknown");
  }

  @Test
  void aPlanForAnotherWorkplacesGroupIsRefused() {
    refused(session.givenNoPriorActivity().when(plan(GLADAN, NIGHTS), LEADER), "group.unknown");
  }

  @Test
  void whatIsLoggedIsNotPlannedAnew() {
    refused(prior(logged()).when(plan(GLADAN, null), LEADER), "dialogue.already-logged");
  }

  @Test
  void aSessionIsLoggedForItsWholeGroup() {
    session
        .givenNoPriorActivity()
        .when(
            log(TODAY, List.of(there(ALI), new Taken(SAMIRA, Presence.PART, 30), away(FATUMA))),
            LEADER)
        .expectEvents(
            new DialogueSessionLogged(
                SESSION,
                held(
                    List.of(
                        was(ALI, Presence.PRESENT, 60),
                        was(SAMIRA, Presence.PART, 30),
                        was(FATUMA, Presence.ABSENT, 0)),
                    List.of())));
  }

  @Test
  void twoMayLeadASession() {
    HeldSession one = bothThere();
    session
        .givenNoPriorActivity()
        .when(
            log(
                TODAY,
                List.of(there(ALI), there(SAMIRA)),
                List.of(),
                List.of(SAMIRA, ALI),
                List.of(WHO_ARE_WE),
                GLADAN),
            LEADER)
        .expectEvents(
            new DialogueSessionLogged(
                SESSION,
                new HeldSession(
                    one.workplace(),
                    one.group(),
                    one.date(),
                    one.start(),
                    one.minutes(),
                    one.materials(),
                    List.of(SAMIRA, ALI),
                    one.attendances(),
                    one.unidentified(),
                    one.focuses())));
  }

  @Test
  void aPlannedSessionIsLogged() {
    prior(planned())
        .when(log(TODAY, List.of(there(ALI), there(SAMIRA))), LEADER)
        .expectEvents(logged());
  }

  @Test
  void someoneAddedByNameCountsAtOnceAndSomeoneUnknownIsKept() {
    session
        .givenNoPriorActivity()
        .when(
            log(
                TODAY,
                List.of(there(SAMIRA)),
                List.of(new Addition("Fatuma Abdi", 60), new Addition("Någon Annan", 45)),
                List.of(SAMIRA),
                List.of(WHO_ARE_WE),
                GLADAN),
            LEADER)
        .expectEvents(
            new DialogueSessionLogged(
                SESSION,
                held(
                    List.of(was(SAMIRA, Presence.PRESENT, 60), was(FATUMA, Presence.PART, 60)),
                    List.of(new Unidentified(SEALED.id(), 45)))));
  }

  @Test
  void aSessionThatHasNotBegunIsRefused() {
    refused(
        session.givenNoPriorActivity().when(log(TODAY.plusDays(1), List.of(there(ALI))), LEADER),
        "dialogue.in-the-future");
  }

  @Test
  void aSessionIsLoggedOnce() {
    refused(
        prior(logged()).when(log(TODAY, List.of(there(ALI))), LEADER), "dialogue.already-logged");
  }

  @Test
  void whoeverIsNamedTwiceIsRefused() {
    refused(
        session.givenNoPriorActivity().when(log(TODAY, List.of(there(ALI), away(ALI))), LEADER),
        "dialogue.person-twice");
  }

  @Test
  void aPartLongerThanTheSessionIsRefused() {
    refused(
        session
            .givenNoPriorActivity()
            .when(log(TODAY, List.of(new Taken(ALI, Presence.PART, 61))), LEADER),
        "dialogue.minutes-beyond-session");
  }

  @Test
  void aSessionWithoutAnyoneIsRefused() {
    refused(
        session.givenNoPriorActivity().when(log(TODAY, List.of(away(ALI))), LEADER),
        "dialogue.nobody-took-part");
  }

  @Test
  void someoneOutsideTheProjectIsRefused() {
    refused(
        session.givenNoPriorActivity().when(log(TODAY, List.of(there(STRANGER))), LEADER),
        "person.unknown");
  }

  @Test
  void aLeaderOutsideTheProjectIsRefused() {
    refused(
        session
            .givenNoPriorActivity()
            .when(
                log(TODAY, List.of(there(ALI)), List.of(), List.of(STRANGER), List.of(), GLADAN),
                LEADER),
        "person.unknown");
  }

  @Test
  void materialThatIsNotInTheLibraryIsRefused() {
    refused(
        session
            .givenNoPriorActivity()
            .when(
                log(
                    TODAY,
                    List.of(there(ALI)),
                    List.of(),
                    List.of(),
                    List.of(new MaterialId("x")),
                    GLADAN),
                LEADER),
        "material.unknown");
  }

  @Test
  void aCorrectionHoldsTheSessionWholeAndNamesWhoIsGone() {
    prior(logged())
        .when(correct(1, List.of(there(SAMIRA))), LEADER)
        .expectEvents(
            new DialogueSessionCorrected(
                SESSION,
                2,
                CorrectionReason.WRONG_ATTENDANCE,
                held(List.of(was(SAMIRA, Presence.PRESENT, 60)), List.of()),
                List.of(ALI)));
  }

  @Test
  void aCorrectionOfWhatSomeoneElseCorrectedFirstIsStale() {
    refused(
        prior(logged()).when(correct(2, List.of(there(SAMIRA))), LEADER),
        "dialogue.corrected-meanwhile");
  }

  @Test
  void aCorrectionThatChangesNothingIsRefused() {
    refused(
        prior(logged()).when(correct(1, List.of(there(ALI), there(SAMIRA))), LEADER),
        "dialogue.nothing-changed");
  }

  @Test
  void whatIsNotLoggedIsNotCorrected() {
    refused(prior(planned()).when(correct(1, List.of(there(ALI))), LEADER), "session.unknown");
  }

  @Test
  void aPlannedSessionIsCancelledOnce() {
    prior(planned())
        .when(new CancelDialogueSession(SESSION, GLADAN), LEADER)
        .expectEvents(new DialogueSessionCancelled(SESSION));
  }

  @Test
  void aCancelledSessionIsNotCancelledAgain() {
    refused(
        prior(planned(), new DialogueSessionCancelled(SESSION))
            .when(new CancelDialogueSession(SESSION, GLADAN), LEADER),
        "session.unknown");
  }

  @Test
  void aLoggedSessionIsNotCancelled() {
    refused(
        prior(planned(), logged()).when(new CancelDialogueSession(SESSION, GLADAN), LEADER),
        "dialogue.already-logged");
  }

  private static DialogueSessionLogged withSomeoneUnknown() {
    return new DialogueSessionLogged(
        SESSION,
        held(List.of(was(SAMIRA, Presence.PRESENT, 60)), List.of(new Unidentified("ref", 45))));
  }

  @Test
  void anUnidentifiedAttendeeIsIdentified() {
    prior(withSomeoneUnknown())
        .when(new IdentifyAttendee(SESSION, GLADAN, "ref", ALI), by(Role.PROJECT_LEADER))
        .expectEvents(
            new AttendeeIdentified(
                SESSION,
                "ref",
                ALI,
                held(
                    List.of(was(SAMIRA, Presence.PRESENT, 60), was(ALI, Presence.PART, 45)),
                    List.of())));
  }

  @Test
  void anUnidentifiedAttendeeMayBeNobody() {
    prior(withSomeoneUnknown())
        .when(new IdentifyAttendee(SESSION, GLADAN, "ref", null), by(Role.PROJECT_LEADER))
        .expectEvents(
            new AttendeeIdentified(
                SESSION, "ref", null, held(List.of(was(SAMIRA, Presence.PRESENT, 60)), List.of())));
  }

  @Test
  void whoeverIsThereAlreadyIsNotIdentifiedAgain() {
    refused(
        prior(withSomeoneUnknown())
            .when(new IdentifyAttendee(SESSION, GLADAN, "ref", SAMIRA), by(Role.PROJECT_LEADER)),
        "dialogue.person-twice");
  }

  @Test
  void nobodyWaitsUnderAnotherReference() {
    refused(
        prior(withSomeoneUnknown())
            .when(new IdentifyAttendee(SESSION, GLADAN, "other", ALI), by(Role.PROJECT_LEADER)),
        "dialogue.nobody-to-identify");
  }

  @Test
  void someoneOutsideTheProjectIsNotIdentified() {
    refused(
        prior(withSomeoneUnknown())
            .when(new IdentifyAttendee(SESSION, GLADAN, "ref", STRANGER), by(Role.PROJECT_LEADER)),
        "person.unknown");
  }

  @Test
  void aRightAtAnotherWorkplaceThanTheSessionsIsNotEnough() {
    refused(
        prior(withSomeoneUnknown())
            .when(
                new IdentifyAttendee(SESSION, new WorkplaceId("elsewhere"), "ref", ALI),
                by(Role.PROJECT_WORKER)),
        "session.unknown");
  }

  @Test
  void attendeesOfWhatIsNotLoggedAreNotIdentified() {
    refused(
        prior(planned())
            .when(new IdentifyAttendee(SESSION, GLADAN, "ref", ALI), by(Role.PROJECT_LEADER)),
        "session.unknown");
  }

  @Test
  void aMaterialIsAddedAndRenewed() {
    AddMaterial add =
        new AddMaterial(
            new ProjectId(LEDGER), WHO_ARE_WE, " Vilka är vi? ", "https://example.org", List.of());
    MaterialAdded first =
        new MaterialAdded(WHO_ARE_WE, "Vilka är vi?", "https://example.org", 1, List.of());
    library().givenNoPriorActivity().when(add, by(Role.PROJECT_LEADER)).expectEvents(first);
    library()
        .given(first)
        .when(add, by(Role.PROJECT_LEADER))
        .expectEvents(
            new MaterialAdded(WHO_ARE_WE, "Vilka är vi?", "https://example.org", 2, List.of()));
  }

  @Test
  void aMaterialMayBeAFileAsTheStoreDescribesIt() {
    library()
        .givenNoPriorActivity()
        .when(material(null, SLIDES.id()), by(Role.PROJECT_LEADER))
        .expectEvents(
            new MaterialAdded(
                WHO_ARE_WE,
                "Vilka är vi?",
                null,
                1,
                List.of(),
                new MaterialAdded.Kept(
                    SLIDES.id(), SLIDES.mediaType(), SLIDES.sha256(), SLIDES.bytes())));
  }

  @Test
  void aMaterialHasALinkOrAFile() {
    for (AddMaterial command : List.of(material(" ", null), material("https://a", SLIDES.id()))) {
      refused(
          library().givenNoPriorActivity().when(command, by(Role.PROJECT_LEADER)),
          "material.link-or-file");
    }
  }

  @Test
  void aFileThatIsNotKeptOrCannotBeReadIsNoMaterial() {
    refused(
        library()
            .givenNoPriorActivity()
            .when(material(null, new FileId("elsewhere")), by(Role.PROJECT_LEADER)),
        "material.file-unknown");
    refused(
        library()
            .givenNoPriorActivity()
            .when(material(null, PROGRAM.id()), by(Role.PROJECT_LEADER)),
        "material.not-readable");
  }

  private static AddMaterial material(@Nullable String link, @Nullable FileId file) {
    return new AddMaterial(
        new ProjectId(LEDGER), WHO_ARE_WE, "Vilka är vi?", link, List.of(), file);
  }

  private static FixtureConfiguration<LibraryAggregate> library() {
    KeptFiles files = mock(KeptFiles.class);
    when(files.of(LEDGER, SLIDES.id())).thenReturn(SLIDES);
    when(files.of(LEDGER, PROGRAM.id())).thenReturn(PROGRAM);
    return stream(LibraryAggregate.class).registerInjectableResource(files);
  }

  @Test
  void aLeaderWithoutTheWholeTrainingIsRecordedUnlessTheProjectRefuses() {
    theProjectRefusesFrom(TODAY.plusDays(1));
    session
        .givenNoPriorActivity()
        .when(log(TODAY, List.of(there(ALI), there(SAMIRA))), LEADER)
        .expectEvents(logged());
  }

  @Test
  void aLeaderWithoutTheWholeTrainingIsRefusedFromTheDayThatTheProjectRefuses() {
    theProjectRefusesFrom(TODAY);
    refused(
        session.givenNoPriorActivity().when(log(TODAY, List.of(there(ALI), there(SAMIRA))), LEADER),
        "dialogue.leader-not-qualified");
  }

  @Test
  void aTrainedLeaderIsWelcomeWhereTheProjectRefusesOthers() {
    theProjectRefusesFrom(TODAY);
    when(consult.qualified(LEDGER, Set.of(SAMIRA))).thenReturn(Set.of(SAMIRA));
    session
        .givenNoPriorActivity()
        .when(log(TODAY, List.of(there(ALI), there(SAMIRA))), LEADER)
        .expectEvents(logged());
  }

  private void theProjectRefusesFrom(LocalDate day) {
    RuleSet rules =
        new RuleSet(
            1,
            day,
            "Beslut",
            Stated.stated(840),
            Stated.stated(300),
            Stated.stated(false),
            new RuleSet.HourValue(RuleSet.HourValue.Kind.AMOUNT, BigDecimal.TEN, null),
            Stated.stated(RuleSet.Rounding.MINUTES),
            Stated.stated(Set.of()),
            Stated.stated(Set.of()),
            Stated.stated(true),
            true);
    when(consult.project(LEDGER)).thenReturn(new Project(null, List.of(rules), Map.of()));
  }
}
