package se.delaktig.benchmarks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.DialogueSessionPlanned;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * What is recorded of one dialogue group of twelve after the other, in the programme's own events:
 * they are registered, then session follows session, each planned, logged, signed by everybody and
 * certified by the manager, fifteen commits of one event. The same seed gives the same commits.
 */
final class GroupsInTurn {

  /** Where all of them are employed. */
  static final OrganisationId ORGANISATION =
      new OrganisationId("5b1f0c1a-527f-434a-8b9a-3e0d8f5b6c7e");

  private static final int MEMBERS = 12;

  /** What is recorded of one group until the next begins: eight sessions. */
  private static final int EVENTS_OF_A_GROUP = MEMBERS + 8 * (MEMBERS + 3);

  private static final LocalDate BEGIN = LocalDate.of(2018, 2, 1);
  private static final int DAYS = 1_000;
  private static final int MINUTES = 75;

  private final EventVocabulary vocabulary;
  private final String ledger;
  private final SplittableRandom random;
  private WorkplaceId workplace;
  private PersonId manager;
  private List<PersonId> members;
  private final Deque<Recorded> next = new ArrayDeque<>();
  private final List<String> sessions = new ArrayList<>();
  private int left;

  /** One event and where it belongs. */
  private record Recorded(String command, String stream, long seq, ProgrammeEvent event) {}

  GroupsInTurn(EventVocabulary vocabulary, String ledger, long seed) {
    this.vocabulary = vocabulary;
    this.ledger = ledger;
    this.random = new SplittableRandom(seed);
    this.workplace = new WorkplaceId(id());
    this.manager = new PersonId(id());
    this.members = List.of();
  }

  /** The next commit. */
  CommitRequest next() {
    if (left == 0) {
      begin();
      left = EVENTS_OF_A_GROUP;
    } else if (next.isEmpty()) {
      session();
    }
    left--;
    Recorded recorded = next.remove();
    return new CommitRequest(
        ledger,
        manager.value(),
        "PROJECT_LEADER",
        recorded.command(),
        id(),
        null,
        null,
        List.of(
            new NewEvent(
                id(),
                recorded.stream(),
                recorded.seq(),
                EventVocabulary.stored(recorded.event().getClass()).value(),
                EventVocabulary.stored(recorded.event().getClass()).revision(),
                vocabulary.write(recorded.event()))));
  }

  /** One of the sessions so far, by its stream; each has two events at the end. */
  String someSession(SplittableRandom by) {
    return sessions.get(by.nextInt(sessions.size()));
  }

  private void begin() {
    workplace = new WorkplaceId(id());
    manager = new PersonId(id());
    members = Stream.generate(() -> new PersonId(id())).limit(MEMBERS).toList();
    IntStream.range(0, MEMBERS)
        .forEach(i ->
            next.add(
                new Recorded(
                    "register-participant",
                    Streams.participant(members.get(i)),
                    0,
                    new ParticipantRegistered(
                        members.get(i),
                        i % 3 == 0 ? Sex.MAN : Sex.WOMAN,
                        AgeGroup.FROM_25_TO_54,
                        new Employment(ORGANISATION, workplace, null, BEGIN)))));
  }

  private void session() {
    DialogueSessionId session = new DialogueSessionId(id());
    SessionRef ref = new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, session.value());
    LocalDate day = BEGIN.plusDays(random.nextInt(DAYS));
    LocalTime start = LocalTime.of(8, 30);
    String stream = Streams.dialogue(session);
    sessions.add(stream);
    next.add(
        new Recorded(
            "plan-dialogue-session",
            stream,
            0,
            new DialogueSessionPlanned(session, workplace, null, day, start, MINUTES)));
    next.add(
        new Recorded(
            "log-dialogue-session",
            stream,
            1,
            new DialogueSessionLogged(
                session,
                new HeldSession(
                    workplace,
                    null,
                    day,
                    start,
                    MINUTES,
                    List.of(),
                    List.of(members.getFirst()),
                    members.stream()
                        .map(person -> new Attendance(person, Presence.PRESENT, MINUTES))
                        .toList(),
                    List.of(),
                    List.of()))));
    members.forEach(person -> {
      SignatureId signature = new SignatureId(id());
      next.add(
          new Recorded(
              "sign-hours",
              Streams.signature(signature),
              0,
              new HoursSigned(
                  signature,
                  SignatureKind.values()[0],
                  List.of(new HoursSigned.Item(ref, person, MINUTES)))));
    });
    CertificateId certificate = new CertificateId(id());
    next.add(
        new Recorded(
            "certify-hours",
            Streams.certificate(certificate),
            0,
            new HoursCertified(
                certificate,
                manager,
                CertificateKind.values()[0],
                members.stream()
                    .map(person -> new HoursCertified.Item(ref, person, MINUTES))
                    .toList())));
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
