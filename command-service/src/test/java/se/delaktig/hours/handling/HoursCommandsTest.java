package se.delaktig.hours.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.Given.LEDGER;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import se.delaktig.access.event.Role;
import se.delaktig.hours.PersonalLink;
import se.delaktig.hours.SessionFacts;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.DisputeHours;
import se.delaktig.hours.command.IssueLink;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.organisations.event.CertifierNamed;
import se.delaktig.organisations.event.ManagerAppointed;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.Participant;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.policy.Records;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** Hours are signed, certified and objected to; personal links are issued. */
class HoursCommandsTest {
  private static final LocalDate DAY = LocalDate.of(2019, 10, 14);
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final PersonId ALI = new PersonId("ali");
  private static final PersonId MARIE = new PersonId("marie");
  private static final PersonId DEPUTY = new PersonId("deputy");
  private static final SessionRef SESSION = new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s1");
  private static final SessionRef OTHER = new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s2");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Consult consult = mock(Consult.class);
  private final PersonRegister register = mock(PersonRegister.class);
  private final Outbox outbox = mock(Outbox.class);
  private final HoursKnowledge ask = new HoursKnowledge(consult, register);

  private final FixtureConfiguration<SignatureAggregate> signature =
      stream(SignatureAggregate.class);
  private final FixtureConfiguration<CertificateAggregate> certificate =
      stream(CertificateAggregate.class);
  private final FixtureConfiguration<DisputeAggregate> dispute = stream(DisputeAggregate.class);
  private final FixtureConfiguration<LinkAggregate> link = stream(LinkAggregate.class);

  /** An {@link AggregateTestFixture} that knows what the handlers ask. */
  private <A> FixtureConfiguration<A> stream(Class<A> aggregate) {
    return Given.stream(aggregate)
        .registerInjectableResource(ask)
        .registerInjectableResource(
            new LinkIssuing(register, outbox, consult, "https://delaktig.example/", () -> NOW));
  }

  @BeforeEach
  void given() {
    Places places = Places.none().after(new ManagerAppointed(GLADAN, MARIE, DAY.minusYears(1)));
    when(consult.organisations(LEDGER)).thenReturn(places);
    when(consult.records(LEDGER)).thenReturn(Records.apart());
    when(consult.participant(eq(LEDGER), any()))
        .thenAnswer(call -> employedAt(call.getArgument(1), GLADAN));
    when(consult.session(any(), any())).thenReturn(Optional.empty());
    held(null);
  }

  private void held(@Nullable PersonId loggedBy) {
    when(consult.session(LEDGER, SESSION))
        .thenReturn(
            Optional.of(
                new SessionFacts(
                    DAY,
                    List.of(
                        new Attendance(ALI, Presence.PRESENT, 60),
                        new Attendance(MARIE, Presence.PRESENT, 60)),
                    GLADAN,
                    loggedBy)));
  }

  private static Participant employedAt(PersonId person, WorkplaceId workplace) {
    return Participant.unknown()
        .after(
            new ParticipantRegistered(
                person,
                Sex.MAN,
                AgeGroup.FROM_25_TO_54,
                new Employment(new OrganisationId("avesta"), workplace, null, DAY.minusYears(1))));
  }

  /** Another record of Ali, or of Marie. */
  private static final PersonId AGAIN = new PersonId("again");

  private void merged(PersonId person) {
    when(consult.records(LEDGER))
        .thenReturn(Records.apart().after(new RecordsMerged(AGAIN, person)));
  }

  private void heldWith(PersonId... people) {
    when(consult.session(LEDGER, SESSION))
        .thenReturn(
            Optional.of(
                new SessionFacts(
                    DAY,
                    Stream.of(people)
                        .map(person -> new Attendance(person, Presence.PRESENT, 60))
                        .toList(),
                    GLADAN,
                    null)));
  }

  @Test
  void whoHasTwoRecordsSignsWhatEitherSays() {
    merged(ALI);
    heldWith(AGAIN);
    signature
        .givenNoPriorActivity()
        .when(sign(SignatureKind.PERSONAL_LINK, SESSION, 60), by(Role.LINK_HOLDER, ALI))
        .expectEvents(
            new HoursSigned(
                new SignatureId("u1"),
                SignatureKind.PERSONAL_LINK,
                List.of(new HoursSigned.Item(SESSION, AGAIN, 60))));
  }

  @Test
  void ofASessionThatBothRecordsHaveBothAreSigned() {
    merged(ALI);
    heldWith(ALI, AGAIN);
    signature
        .givenNoPriorActivity()
        .when(sign(SignatureKind.PERSONAL_LINK, SESSION, 60), by(Role.LINK_HOLDER, AGAIN))
        .expectEvents(
            new HoursSigned(
                new SignatureId("u1"),
                SignatureKind.PERSONAL_LINK,
                List.of(
                    new HoursSigned.Item(SESSION, ALI, 60),
                    new HoursSigned.Item(SESSION, AGAIN, 60))));
  }

  @Test
  void nobodyCertifiesTheirOwnHoursByWayOfAnotherRecord() {
    merged(MARIE);
    heldWith(AGAIN);
    certificate
        .givenNoPriorActivity()
        .when(certify(MARIE, AGAIN, 60), by(Role.LINK_HOLDER, MARIE))
        .expectException(refusedWith("hours.own-hours"));
  }

  @Test
  void nobodyCertifiesWhatTheyLoggedByWayOfAnotherRecord() {
    merged(MARIE);
    held(AGAIN);
    certificate
        .givenNoPriorActivity()
        .when(certify(MARIE, ALI, 60), by(Role.LINK_HOLDER, MARIE))
        .expectException(refusedWith("hours.logged-by-self"));
  }

  @Test
  void whoManagesByOneRecordCertifiesByALinkToTheOther() {
    merged(MARIE);
    certificate
        .givenNoPriorActivity()
        .when(certify(MARIE, ALI, 60), by(Role.LINK_HOLDER, AGAIN))
        .expectEvents(
            new HoursCertified(
                new CertificateId("c1"),
                MARIE,
                CertificateKind.PERSONAL_LINK,
                List.of(new HoursCertified.Item(SESSION, ALI, 60))));
  }

  private static SignHours sign(SignatureKind kind, SessionRef session, int minutes) {
    return new SignHours(
        new SignatureId("u1"), kind, List.of(new HoursSigned.Item(session, ALI, minutes)));
  }

  private static CertifyHours certify(PersonId who, PersonId whose, int minutes) {
    return new CertifyHours(
        new CertificateId("c1"),
        who,
        CertificateKind.PERSONAL_LINK,
        List.of(new HoursCertified.Item(SESSION, whose, minutes)));
  }

  @Test
  void aParticipantSignsOnTheLeadersPhone() {
    signature
        .givenNoPriorActivity()
        .when(sign(SignatureKind.LEADERS_PHONE, SESSION, 60), by(Role.PROCESS_LEADER))
        .expectEvents(
            new HoursSigned(
                new SignatureId("u1"),
                SignatureKind.LEADERS_PHONE,
                List.of(new HoursSigned.Item(SESSION, ALI, 60))));
  }

  @Test
  void thePapersOfAWorkplaceAreTickedOffAtOnce() {
    List<HoursSigned.Item> items =
        List.of(new HoursSigned.Item(SESSION, ALI, 60), new HoursSigned.Item(SESSION, MARIE, 60));
    signature
        .givenNoPriorActivity()
        .when(
            new SignHours(new SignatureId("u1"), SignatureKind.PAPER, items),
            by(Role.PROJECT_WORKER))
        .expectEvents(new HoursSigned(new SignatureId("u1"), SignatureKind.PAPER, items));
  }

  @Test
  void onePaperThatIsOutOfDateHoldsTheWholePileBack() {
    signature
        .givenNoPriorActivity()
        .when(
            new SignHours(
                new SignatureId("u1"),
                SignatureKind.PAPER,
                List.of(
                    new HoursSigned.Item(SESSION, ALI, 60),
                    new HoursSigned.Item(SESSION, MARIE, 45))),
            by(Role.PROJECT_WORKER))
        .expectException(refusedWith("hours.changed"));
  }

  @Test
  void byAPersonalLinkNobodySignsForOthersAmongTheOwn() {
    signature
        .givenNoPriorActivity()
        .when(
            new SignHours(
                new SignatureId("u1"),
                SignatureKind.PERSONAL_LINK,
                List.of(
                    new HoursSigned.Item(SESSION, ALI, 60),
                    new HoursSigned.Item(SESSION, MARIE, 60))),
            by(Role.LINK_HOLDER, ALI))
        .expectException(refusedWith("hours.not-yours"));
  }

  @Test
  void nobodySignsForAnotherByAPersonalLink() {
    signature
        .givenNoPriorActivity()
        .when(sign(SignatureKind.PERSONAL_LINK, SESSION, 60), by(Role.LINK_HOLDER, MARIE))
        .expectException(refusedWith("hours.not-yours"));
  }

  @Test
  void aProcessLeaderDoesNotTickOffPaper() {
    signature
        .givenNoPriorActivity()
        .when(sign(SignatureKind.PAPER, SESSION, 60), by(Role.PROCESS_LEADER))
        .expectException(refusedWith("hours.not-yours"));
  }

  @Test
  void minutesThatHaveChangedAreNotSigned() {
    signature
        .givenNoPriorActivity()
        .when(sign(SignatureKind.PERSONAL_LINK, SESSION, 45), by(Role.LINK_HOLDER, ALI))
        .expectException(refusedWith("hours.changed"));
  }

  @Test
  void aSessionThatIsNotThereIsNotSigned() {
    signature
        .givenNoPriorActivity()
        .when(sign(SignatureKind.PERSONAL_LINK, OTHER, 60), by(Role.LINK_HOLDER, ALI))
        .expectException(refusedWith("session.unknown"));
  }

  @Test
  void theManagerCertifiesByLinkBeforeTheParticipantHasSigned() {
    certificate
        .givenNoPriorActivity()
        .when(certify(MARIE, ALI, 60), by(Role.LINK_HOLDER, MARIE))
        .expectEvents(
            new HoursCertified(
                new CertificateId("c1"),
                MARIE,
                CertificateKind.PERSONAL_LINK,
                List.of(new HoursCertified.Item(SESSION, ALI, 60))));
  }

  @Test
  void nobodyCertifiesTheirOwnHours() {
    certificate
        .givenNoPriorActivity()
        .when(certify(MARIE, MARIE, 60), by(Role.LINK_HOLDER, MARIE))
        .expectException(refusedWith("hours.own-hours"));
  }

  @Test
  void nobodyCertifiesHoursThatTheyLogged() {
    held(MARIE);
    certificate
        .givenNoPriorActivity()
        .when(certify(MARIE, ALI, 60), by(Role.LINK_HOLDER, MARIE))
        .expectException(refusedWith("hours.logged-by-self"));
  }

  @Test
  void onlyTheOwnManagerCertifies() {
    certificate
        .givenNoPriorActivity()
        .when(certify(DEPUTY, ALI, 60), by(Role.LINK_HOLDER, DEPUTY))
        .expectException(refusedWith("hours.not-your-staff"));
  }

  @Test
  void whoHadLeftThatDayIsNobodysStaffThoughTheyHaveComeBackSince() {
    OrganisationId avesta = new OrganisationId("avesta");
    when(consult.participant(LEDGER, ALI))
        .thenReturn(
            employedAt(ALI, GLADAN)
                .after(new EmploymentEnded(ALI, avesta, DAY.minusDays(1)))
                .after(
                    new EmploymentAdded(
                        ALI, new Employment(avesta, GLADAN, null, DAY.plusDays(1)))));
    certificate
        .givenNoPriorActivity()
        .when(certify(MARIE, ALI, 60), by(Role.LINK_HOLDER, MARIE))
        .expectException(refusedWith("hours.not-your-staff"));
  }

  @Test
  void theNamedDeputyCertifiesTheManagersHours() {
    Places named =
        Places.none()
            .after(new ManagerAppointed(GLADAN, MARIE, DAY.minusYears(1)))
            .after(new CertifierNamed(MARIE, DEPUTY, CertifierNamed.As.DEPUTY));
    when(consult.organisations(LEDGER)).thenReturn(named);
    certificate
        .givenNoPriorActivity()
        .when(certify(DEPUTY, MARIE, 60), by(Role.LINK_HOLDER, DEPUTY))
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void minutesThatHaveChangedAreNotCertified() {
    certificate
        .givenNoPriorActivity()
        .when(certify(MARIE, ALI, 45), by(Role.LINK_HOLDER, MARIE))
        .expectException(refusedWith("hours.changed"));
  }

  @Test
  void nobodyCertifiesInAnothersName() {
    certificate
        .givenNoPriorActivity()
        .when(certify(MARIE, ALI, 60), by(Role.LINK_HOLDER, DEPUTY))
        .expectException(refusedWith("hours.not-yours"));
  }

  @Test
  void aParticipantObjects() {
    dispute
        .givenNoPriorActivity()
        .when(
            new DisputeHours(ALI, SESSION, ALI, HoursDisputed.Reason.OTHER_MINUTES, null),
            by(Role.LINK_HOLDER, ALI))
        .expectEvents(
            new HoursDisputed(ALI, SESSION, ALI, HoursDisputed.Reason.OTHER_MINUTES, null));
  }

  @Test
  void theManagerWhoIsAskedObjects() {
    dispute
        .givenNoPriorActivity()
        .when(
            new DisputeHours(ALI, SESSION, MARIE, HoursDisputed.Reason.WAS_NOT_THERE, null),
            by(Role.LINK_HOLDER, MARIE))
        .expectEvents(
            new HoursDisputed(ALI, SESSION, MARIE, HoursDisputed.Reason.WAS_NOT_THERE, null));
  }

  @Test
  void aStrangerWithALinkDoesNotObject() {
    dispute
        .givenNoPriorActivity()
        .when(
            new DisputeHours(ALI, SESSION, DEPUTY, HoursDisputed.Reason.OTHER, null),
            by(Role.LINK_HOLDER, DEPUTY))
        .expectException(refusedWith("hours.not-yours"));
  }

  @Test
  void aLinkIsIssuedAndItsCodeStandsInTheMailOnly() {
    when(consult.known(LEDGER, Set.of(MARIE))).thenReturn(Set.of(MARIE));
    when(register.details(new ProjectId(LEDGER), MARIE)).thenReturn(Optional.of(details("m@e.se")));
    ArgumentCaptor<Outbox.Mail> mail = ArgumentCaptor.forClass(Outbox.Mail.class);
    link.givenNoPriorActivity()
        .when(monthly(), by(Role.PROJECT_LEADER))
        .expectEventsMatching(
            Matchers.payloadsMatching(
                Matchers.exactSequenceOf(
                    Matchers.<LinkIssued>matches(issued -> {
                      verify(outbox).put(any(), eq(MARIE), any(), mail.capture(), eq(NOW));
                      String code =
                          mail.getValue().text().replaceFirst("(?s).*/intyga/(\\S+).*", "$1");
                      assertThat(code).matches("[0-9a-hjkmnp-tv-z]{26}");
                      return issued.link().equals(PersonalLink.idOf(code))
                          && issued.expires().equals(NOW.plusSeconds(14 * 86_400));
                    }))));
  }

  @Test
  void withoutAnAddressThereIsNoLink() {
    when(consult.known(LEDGER, Set.of(MARIE))).thenReturn(Set.of(MARIE));
    when(register.details(new ProjectId(LEDGER), MARIE)).thenReturn(Optional.of(details(null)));
    link.givenNoPriorActivity()
        .when(monthly(), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("hours.no-address"));
    verify(outbox, never()).put(any(), any(), any(), any(), any());
  }

  @Test
  void aStrangerGetsNoLink() {
    when(consult.known(LEDGER, Set.of(MARIE))).thenReturn(Set.of());
    link.givenNoPriorActivity()
        .when(monthly(), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("person.unknown"));
  }

  @Test
  void aLinkIsValidUntilItExpires() {
    PersonalLink issued =
        new PersonalLink(
            new LinkIssued(
                PersonalLink.idOf("code"),
                MARIE,
                LinkIssued.Purpose.CERTIFY_STAFF_HOURS,
                "2019-10",
                NOW));
    assertThat(issued.validAt(NOW.minusMillis(1))).isTrue();
    assertThat(issued.validAt(NOW)).isFalse();
  }

  private static IssueLink monthly() {
    return new IssueLink(MARIE, LinkIssued.Purpose.CERTIFY_STAFF_HOURS, "2019-10", 14);
  }

  private static PersonDetails details(@Nullable String email) {
    return new PersonDetails(
        "Marie", "Lindahl", PersonalNumber.parse("199003152395", DAY), email, null, false);
  }
}
