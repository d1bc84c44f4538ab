package se.delaktig.benchmarks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.Presence;
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

/** Twelve people at a workplace of their own, whose sessions are logged one after the other. */
final class LoggingGroup {

  private static final int MEMBERS = 12;
  private static final int MINUTES = 75;
  private static final LocalTime START = LocalTime.of(8, 30);
  private static final LocalDate FIRST = LocalDate.of(2018, 3, 1);

  private final EventVocabulary vocabulary = new EventVocabulary();
  private final WorkplaceId workplace;
  private final List<PersonId> members =
      Stream.generate(() -> new PersonId(id())).limit(MEMBERS).toList();
  private final AtomicInteger logged = new AtomicInteger();

  LoggingGroup(int number) {
    workplace = new WorkplaceId("workplace-" + number);
  }

  WorkplaceId workplace() {
    return workplace;
  }

  /** What registers them, a commit each. */
  List<CommitRequest> register(OrganisationId organisation, LocalDate from) {
    return members.stream()
        .map(person ->
            commit(
                "register-participant",
                Streams.participant(person),
                new ParticipantRegistered(
                    person,
                    Sex.WOMAN,
                    AgeGroup.FROM_25_TO_54,
                    new Employment(organisation, workplace, null, from))))
        .toList();
  }

  /** The next session to be logged. */
  LogDialogueSession next() {
    return new LogDialogueSession(
        new DialogueSessionId(id()),
        workplace,
        null,
        day(),
        START,
        MINUTES,
        List.of(),
        List.of(members.getFirst()),
        members.stream().map(person -> new Taken(person, Presence.PRESENT, MINUTES)).toList(),
        List.of(),
        List.of());
  }

  /** The commit that comes of logging a session. */
  CommitRequest loggedAsCommit() {
    DialogueSessionId session = new DialogueSessionId(id());
    return commit(
        "log-dialogue-session",
        Streams.dialogue(session),
        new DialogueSessionLogged(
            session,
            new HeldSession(
                workplace,
                null,
                day(),
                START,
                MINUTES,
                List.of(),
                List.of(members.getFirst()),
                members.stream()
                    .map(person -> new Attendance(person, Presence.PRESENT, MINUTES))
                    .toList(),
                List.of(),
                List.of())));
  }

  private LocalDate day() {
    return FIRST.plusDays(logged.getAndIncrement() % 700);
  }

  private CommitRequest commit(String command, String stream, ProgrammeEvent event) {
    return new CommitRequest(
        "2017-00434",
        "a",
        "PROJECT_LEADER",
        command,
        id(),
        "5f0c1a527f434a8b9a3e0d8f5b6c7e10",
        null,
        List.of(
            new NewEvent(
                id(),
                stream,
                0,
                EventVocabulary.stored(event.getClass()).value(),
                EventVocabulary.stored(event.getClass()).revision(),
                vocabulary.write(event))));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
