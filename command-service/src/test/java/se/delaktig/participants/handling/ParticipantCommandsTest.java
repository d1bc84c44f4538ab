package se.delaktig.participants.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.command.ChangeWorkplace;
import se.delaktig.participants.command.CorrectDetails;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.command.ImportParticipants;
import se.delaktig.participants.command.RecordPersonalNumber;
import se.delaktig.participants.command.RegisterParticipant;
import se.delaktig.participants.command.RegisterWithoutNumber;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.DetailsCorrected;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.ParticipantEvent;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.event.WorkplaceChanged;
import se.delaktig.participants.policy.Records;
import se.delaktig.personregister.Claim;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/** Personal numbers are from the tax agency's list of test numbers. */
class ParticipantCommandsTest {
  private static final String ANNA = "197001239297";
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  private static final LocalDate AUTUMN = LocalDate.of(2019, 9, 1);
  private static final OrganisationId AVESTA = new OrganisationId("avesta");
  private static final OrganisationId ORSA = new OrganisationId("orsa");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final WorkplaceId SKOLAN = new WorkplaceId("skolan");
  private static final WorkplaceId KOKET = new WorkplaceId("koket");
  private static final PersonId PERSON = new PersonId("p1");
  private static final PersonId OTHER = new PersonId("p2");
  private static final Employment AT_GLADAN = new Employment(AVESTA, GLADAN, null, AUTUMN);

  private final PersonRegister register = mock(PersonRegister.class);
  private final Consult consult = mock(Consult.class);
  private final PersonalNumber anna = PersonalNumber.parse(ANNA, TODAY);
  private AggregateTestFixture<ParticipantAggregate> fixture;

  @BeforeEach
  void theProject() {
    ProgrammeClock clock = new ProgrammeClock(() -> Instant.parse("2019-11-18T08:41:00Z"));
    when(consult.organisations(PROJECT.value())).thenReturn(places());
    when(consult.records(PROJECT.value())).thenReturn(Records.apart());
    when(register.somebodyNew()).thenReturn(PERSON);
    when(consult.mayKnow(eq(PROJECT.value()), any(), any())).thenReturn(true);
    when(register.claim(PROJECT, anna)).thenReturn(new Claim(PERSON, true));
    when(register.claimAll(eq(PROJECT), anyCollection()))
        .thenAnswer(call -> {
          Map<PersonalNumber, Claim> claims = new LinkedHashMap<>();
          for (Object number : call.<java.util.Collection<?>>getArgument(1)) {
            claims.put(
                (PersonalNumber) number, new Claim(number.equals(anna) ? PERSON : OTHER, true));
          }
          return claims;
        });
    fixture = Given.fixture(ParticipantAggregate.class);
    fixture
        .registerInjectableResource(consult)
        .registerInjectableResource(clock)
        .registerInjectableResource(register);
    Repository<ParticipantAggregate> repository = fixture.getRepository();
    fixture
        .registerAnnotatedCommandHandler(
            new RegisterParticipantHandler(repository, register, consult, clock))
        .registerAnnotatedCommandHandler(
            new RegisterWithoutNumberHandler(repository, register, consult, clock))
        .registerAnnotatedCommandHandler(
            new ImportParticipantsHandler(repository, register, consult, clock));
  }

  private static Places places() {
    Places places = Places.none();
    for (OrganisationId one : List.of(AVESTA, ORSA)) {
      places =
          places.after(
              new OrganisationJoined(
                  PROJECT,
                  one,
                  one.value(),
                  Stated.notStated(),
                  Stated.notStated(),
                  Stated.notStated(),
                  AUTUMN));
    }
    return places
        .after(new WorkplaceAdded(GLADAN, AVESTA, "Gladan"))
        .after(new WorkplaceAdded(SKOLAN, AVESTA, "Skolan"))
        .after(new WorkplaceAdded(KOKET, ORSA, "Köket"));
  }

  private ParticipantRegistered registered() {
    return new ParticipantRegistered(PERSON, anna.sex(), AgeGroup.of(anna.ageOn(TODAY)), AT_GLADAN);
  }

  private PersonDetails details(String givenName) {
    return new PersonDetails(givenName, "Åkesson", anna, "anna@example.org", null, true);
  }

  private void known(String givenName) {
    when(register.details(PROJECT, PERSON)).thenReturn(Optional.of(details(givenName)));
    when(register.details(eq(PROJECT), anyCollection()))
        .thenReturn(Map.of(PERSON, details(givenName)));
  }

  private TestExecutor<ParticipantAggregate> given(ParticipantEvent... events) {
    when(consult.known(eq(PROJECT.value()), anyCollection()))
        .thenReturn(events.length == 0 ? Set.of() : Set.of(PERSON));
    return events.length == 0 ? fixture.givenNoPriorActivity() : fixture.given((Object[]) events);
  }

  private void refused(String code, ProgrammeCommand command, ParticipantEvent... events) {
    given(events)
        .when(command, by(Role.PROJECT_LEADER))
        .expectNoEvents()
        .expectException(RefusedException.class);
    try {
      throw thrown(command, events);
    } catch (RefusedException e) {
      assertThat(e.rejection().code()).isEqualTo(code);
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
  }

  private Throwable thrown(ProgrammeCommand command, ParticipantEvent... events) {
    theProject();
    java.util.concurrent.atomic.AtomicReference<Throwable> seen =
        new java.util.concurrent.atomic.AtomicReference<>();
    given(events)
        .when(command, by(Role.PROJECT_LEADER))
        .expectException(
            new org.hamcrest.BaseMatcher<Throwable>() {
              @Override
              public boolean matches(Object thrown) {
                seen.set((Throwable) thrown);
                return true;
              }

              @Override
              public void describeTo(org.hamcrest.Description description) {
                description.appendText("anything");
              }
            });
    return seen.get();
  }

  private void accepted(
      ProgrammeCommand command, List<ParticipantEvent> events, ParticipantEvent... expected) {
    given(events.toArray(ParticipantEvent[]::new))
        .when(command, by(Role.PROJECT_LEADER))
        .expectEvents((Object[]) expected);
  }

  private static final PersonalNumber UNNUMBERED =
      PersonalNumber.substitute(LocalDate.of(1990, 1, 15), Sex.WOMAN);

  private static RegisterWithoutNumber unnumbered(LocalDate born) {
    return new RegisterWithoutNumber(
        PROJECT, "Anna", "Åkesson", born, Sex.WOMAN, null, AVESTA, GLADAN, null, AUTUMN, null);
  }

  @Test
  void whoHasNoNumberIsRegisteredByDayOfBirthAndSexAndAlwaysAsSomebodyNew() {
    accepted(
        unnumbered(LocalDate.of(1990, 1, 15)),
        List.of(),
        new ParticipantRegistered(PERSON, Sex.WOMAN, AgeGroup.FROM_25_TO_54, AT_GLADAN));
    verify(register)
        .keep(PROJECT, PERSON, new PersonDetails("Anna", "Åkesson", UNNUMBERED, null, null, false));
    verify(register, never()).claim(any(), any());
  }

  @Test
  void nobodyIsBornTomorrow() {
    refused("participants.in-the-future", unnumbered(TODAY.plusDays(1)));
  }

  @Test
  void aNumberThatIsGivenLaterIsAnOrdinaryUpdate() {
    when(register.details(PROJECT, PERSON))
        .thenReturn(
            Optional.of(
                new PersonDetails("Anna", "Åkesson", UNNUMBERED, "a@example.org", null, true)));
    accepted(
        new RecordPersonalNumber(PERSON, ANNA),
        List.of(registered()),
        new DetailsCorrected(PERSON));
    verify(register).claim(PROJECT, anna, PERSON);
    verify(register)
        .keep(
            PROJECT,
            PERSON,
            new PersonDetails("Anna", "Åkesson", anna, "a@example.org", null, true));
  }

  @Test
  void whoHasANumberGetsNoOther() {
    known("Anna");
    refused("participants.numbered-already", new RecordPersonalNumber(PERSON, ANNA), registered());
    verify(register, never()).keep(any(), any(), any());
  }

  @Test
  void whoseTheNumberIsAlreadyIsToldToThoseOnlyWhoMayKnow() {
    when(register.find(PROJECT, anna)).thenReturn(Optional.of(OTHER));
    when(register.details(PROJECT, PERSON))
        .thenReturn(
            Optional.of(new PersonDetails("Anna", "Åkesson", UNNUMBERED, null, null, false)));
    when(consult.mayKnow(eq(PROJECT.value()), any(), eq(OTHER))).thenReturn(false);
    accepted(
        new RecordPersonalNumber(PERSON, ANNA),
        List.of(registered()),
        new DetailsCorrected(PERSON));
    when(consult.mayKnow(eq(PROJECT.value()), any(), eq(OTHER))).thenReturn(true);
    given(registered())
        .when(new RecordPersonalNumber(PERSON, ANNA), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("participants.number-of-another"));
  }

  private static RegisterParticipant register(String number, OrganisationId at, WorkplaceId place) {
    return new RegisterParticipant(
        PROJECT, "Anna", "Åkesson", number, null, at, place, null, AUTUMN, null);
  }

  private static ImportParticipants.Row row(
      String number, String givenName, OrganisationId at, WorkplaceId place) {
    return new ImportParticipants.Row(
        number, givenName, "Åkesson", null, at, place, null, LocalDate.of(2019, 10, 1));
  }

  private static ImportParticipants importing(ImportParticipants.Row... rows) {
    return new ImportParticipants(PROJECT, List.of(rows));
  }

  @Test
  void aListThatMovesSomebodyBeforeTheyCameIsRefused() {
    refused(
        "participants.before-employment",
        importing(
            new ImportParticipants.Row(
                ANNA, "Anna", "Åkesson", null, AVESTA, SKOLAN, null, AUTUMN.minusDays(1))),
        registered());
  }

  @Test
  void aNewPersonIsRegisteredAndKept() {
    accepted(register(ANNA, AVESTA, GLADAN), List.of(), registered());
    verify(register).keep(eq(PROJECT), eq(PERSON), any());
  }

  @Test
  void aProtectedIdentityIsKeptWithItsMark() {
    given()
        .when(
            new RegisterParticipant(
                PROJECT, "Anna", "Åkesson", ANNA, null, AVESTA, GLADAN, null, AUTUMN, true),
            by(Role.PROJECT_LEADER))
        .expectEvents(registered());
    verify(register)
        .keep(PROJECT, PERSON, new PersonDetails("Anna", "Åkesson", anna, null, null, true));
  }

  @Test
  void aSecondEmployerIsTheSamePersonWhoseAddressAndProtectionStay() {
    known("Anna");
    accepted(
        register(ANNA, ORSA, KOKET),
        List.of(registered()),
        new EmploymentAdded(PERSON, new Employment(ORSA, KOKET, null, AUTUMN)));
    verify(register).keep(PROJECT, PERSON, details("Anna"));
  }

  @Test
  void theSameEmployerTwiceIsRefused() {
    refused("participants.already-registered", register(ANNA, AVESTA, GLADAN), registered());
  }

  @Test
  void whoeverMayNotKnowThePersonIsNotToldThatSomebodyHasTheNumber() {
    when(consult.mayKnow(eq(PROJECT.value()), any(), eq(PERSON))).thenReturn(false);
    known("Anna");
    accepted(
        register(ANNA, AVESTA, SKOLAN),
        List.of(registered()),
        new WorkplaceChanged(PERSON, new Employment(AVESTA, SKOLAN, null, AUTUMN)));
    verify(register, never()).keep(any(), any(), any());
  }

  @Test
  void aWrongLastDigitIsRefusedBeforeAnythingIsKept() {
    String wrong =
        ANNA.substring(0, 11) + (ANNA.charAt(11) == '0' ? '1' : (char) (ANNA.charAt(11) - 1));
    refused("participants.personal-number-check-digit", register(wrong, AVESTA, GLADAN));
    verify(register, never()).claim(any(), any());
  }

  @Test
  void aWorkplaceOfAnotherOrganisationIsUnknown() {
    refused("workplace.unknown", register(ANNA, AVESTA, KOKET));
  }

  private static ChangeWorkplace moving(OrganisationId at, WorkplaceId to, LocalDate from) {
    return new ChangeWorkplace(PERSON, at, to, null, from);
  }

  @Test
  void aPersonMovesWithinTheEmployer() {
    accepted(
        moving(AVESTA, SKOLAN, TODAY),
        List.of(registered()),
        new WorkplaceChanged(PERSON, new Employment(AVESTA, SKOLAN, null, TODAY)));
  }

  @Test
  void nobodyMovesBeforeComing() {
    refused(
        "participants.before-employment",
        moving(AVESTA, SKOLAN, AUTUMN.minusDays(1)),
        registered());
  }

  @Test
  void whoeverHasLeftDoesNotMove() {
    refused(
        "participants.not-employed-there",
        moving(AVESTA, SKOLAN, TODAY),
        registered(),
        new EmploymentEnded(PERSON, AVESTA, TODAY));
  }

  @Test
  void whoeverIsNotRegisteredDoesNotMove() {
    refused("person.unknown", moving(AVESTA, SKOLAN, TODAY));
  }

  @Test
  void anEmploymentEnds() {
    accepted(
        new EndEmployment(PERSON, AVESTA, TODAY),
        List.of(registered()),
        new EmploymentEnded(PERSON, AVESTA, TODAY));
  }

  @Test
  void anEmploymentEndsOnceAndNotBeforeItBegan() {
    refused(
        "participants.not-employed-there",
        new EndEmployment(PERSON, AVESTA, TODAY),
        registered(),
        new EmploymentEnded(PERSON, AVESTA, TODAY));
    refused(
        "participants.before-employment",
        new EndEmployment(PERSON, AVESTA, AUTUMN.minusDays(1)),
        registered());
    refused("person.unknown", new EndEmployment(PERSON, AVESTA, TODAY));
  }

  private static CorrectDetails correcting() {
    return new CorrectDetails(PERSON, "Anna-Lisa", "Åkesson", "ny@example.org", null, null);
  }

  @Test
  void aCorrectionChangesTheRegisterAndTheLogLearnsOnlyThatItWasDone() {
    known("Anna");
    accepted(correcting(), List.of(registered()), new DetailsCorrected(PERSON));
    verify(register)
        .keep(
            PROJECT,
            PERSON,
            new PersonDetails("Anna-Lisa", "Åkesson", anna, "ny@example.org", null, true));
  }

  @Test
  void nobodyUnknownOrErasedIsCorrected() {
    refused("person.unknown", correcting());
    refused("person.unknown", correcting(), registered());
    verify(register, never()).keep(any(), any(), any());
  }

  @Test
  void aListRegistersManyPeopleAtOnce() {
    given()
        .when(
            importing(row(ANNA, "Anna", AVESTA, GLADAN), row(ANNA, "Anna", ORSA, KOKET)),
            by(Role.PROJECT_LEADER))
        .expectEvents(
            new ParticipantRegistered(
                PERSON,
                anna.sex(),
                AgeGroup.of(anna.ageOn(TODAY)),
                new Employment(AVESTA, GLADAN, null, LocalDate.of(2019, 10, 1))),
            new EmploymentAdded(
                PERSON, new Employment(ORSA, KOKET, null, LocalDate.of(2019, 10, 1))));
    verify(register).keepAll(eq(PROJECT), any());
  }

  @Test
  void theSameListTwiceChangesNothing() {
    known("Anna");
    accepted(importing(row(ANNA, "Anna", AVESTA, GLADAN)), List.of(registered()));
    verify(register, never()).keepAll(any(), any());
  }

  @Test
  void aListMovesPeopleAndCorrectsTheirNames() {
    known("Anna");
    accepted(
        importing(row(ANNA, "Anna-Lisa", AVESTA, SKOLAN)),
        List.of(registered()),
        new WorkplaceChanged(
            PERSON, new Employment(AVESTA, SKOLAN, null, LocalDate.of(2019, 10, 1))),
        new DetailsCorrected(PERSON));
  }

  @Test
  void aListWithOneBadRowIsRefusedAsAWhole() {
    refused(
        "workplace.unknown",
        importing(row(ANNA, "Anna", ORSA, KOKET), row(ANNA, "Anna", AVESTA, KOKET)),
        registered());
    verify(register, never()).keepAll(any(), any());
  }
}
