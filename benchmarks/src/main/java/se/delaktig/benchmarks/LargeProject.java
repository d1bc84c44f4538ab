package se.delaktig.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.claims.event.MonthClosed;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.eventstore.CommitLog;
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
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.ManagerAppointed;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlan.Sector;

/**
 * A project in which everybody has an hour a month that is signed and certified, where every month
 * is closed and all of them stand in one claim. The same seed gives the same project.
 */
final class LargeProject {
  static final ProjectId ID = new ProjectId("2017-00434");

  /** The account of whoever leads the project. */
  static final String LEADER = "leader";

  static final ClaimId CLAIM = new ClaimId("claim-1");

  private static final OrganisationId ORGANISATION = new OrganisationId("organisation");
  private static final YearMonth FIRST = YearMonth.of(2018, 2);

  /** When its first month begins. */
  static final Instant BEGIN = Instant.parse("2018-02-01T08:00:00Z");

  private static final int GROUP = 12;
  private static final int MINUTES = 60;
  private static final int AT_ONCE = 64;
  private static final int KEPT_AT_ONCE = 5_000;

  /** From the tax agency's list of test numbers; everybody has the same. */
  private static final PersonalNumber NUMBER =
      PersonalNumber.parse("197001239297", LocalDate.of(2018, 2, 1));

  private final int people;
  private final int workplaces;
  private final int months;
  private final EventVocabulary vocabulary;
  private final SplittableRandom random;
  private final Map<String, Long> lengths = new HashMap<>();

  LargeProject(long seed, int people, int workplaces, int months, EventVocabulary vocabulary) {
    this.people = people;
    this.workplaces = workplaces;
    this.months = months;
    this.vocabulary = vocabulary;
    this.random = new SplittableRandom(seed);
  }

  int workplaces() {
    return workplaces;
  }

  /** The last of its months. */
  YearMonth lastMonth() {
    return FIRST.plusMonths(months - 1L);
  }

  /** The day after its last month. */
  LocalDate today() {
    return lastMonth().plusMonths(1).atDay(1);
  }

  /** Records all of it, each month at its end. */
  void record(CommitLog log, PersonRegister register, AtomicReference<Instant> now) {
    frame(register).forEach(log::append);
    register(log, register);
    List<String> closed = new ArrayList<>();
    for (YearMonth month = FIRST; !month.isAfter(lastMonth()); month = month.plusMonths(1)) {
      now.set(month.atEndOfMonth().atStartOfDay(ZoneOffset.UTC).toInstant());
      List<CommitRequest> held = new ArrayList<>();
      List<CommitRequest> said = new ArrayList<>();
      for (int place = 0; place < workplaces; place++) {
        sessions(month, place, held, said);
      }
      append(log, held);
      append(log, said);
      now.set(month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
      log.append(commit(Streams.claims(ID), new MonthClosed(ID, month.toString())));
      closed.add(month.toString());
    }
    log.append(commit(Streams.claims(ID), new ClaimBuilt(CLAIM, ID, 1, List.copyOf(closed))));
  }

  /** Plan, rules, workplaces with their managers, and who leads it. */
  private List<CommitRequest> frame(PersonRegister register) {
    List<CommitRequest> frame = new ArrayList<>();
    frame.add(commit(Streams.project(ID), Frame.planned(vocabulary)));
    frame.add(commit(Streams.project(ID), Frame.decided(vocabulary)));
    frame.add(commit(Streams.access(ID.value()), leads(register.actor(ID, LEADER, LEADER))));
    frame.add(
        commit(
            Streams.organisations(ID),
            new OrganisationJoined(
                ID,
                ORGANISATION,
                "Organisation",
                Stated.stated("-"),
                Stated.stated("-"),
                Stated.stated(Sector.PUBLIC),
                FIRST.atDay(1))));
    for (int i = 0; i < workplaces; i++) {
      frame.add(
          commit(
              Streams.organisations(ID),
              new WorkplaceAdded(workplace(i), ORGANISATION, "Arbetsplats " + i)));
      frame.add(
          commit(
              Streams.organisations(ID),
              new ManagerAppointed(workplace(i), manager(i), FIRST.atDay(1))));
    }
    return frame;
  }

  private static AccessGranted leads(ActorId actor) {
    return new AccessGranted(
        new GrantId("leads"),
        actor,
        Role.PROJECT_LEADER,
        new Scope(Scope.Kind.PROJECT, ID.value()),
        null,
        FIRST.atDay(1),
        null,
        AccessGranted.Reason.APPOINTED_IN_PROJECT);
  }

  private void register(CommitLog log, PersonRegister register) {
    List<CommitRequest> registered = new ArrayList<>();
    Map<PersonId, PersonDetails> named = new LinkedHashMap<>();
    for (int i = 0; i < workplaces; i++) {
      named.put(manager(i), new PersonDetails("Chef", "Nr " + i, NUMBER, null, null, false));
    }
    for (int i = 0; i < people; i++) {
      PersonId person = person(i);
      named.put(person, new PersonDetails("Deltagare", "Nr " + i, NUMBER, null, null, false));
      if (named.size() >= KEPT_AT_ONCE) {
        register.keepAll(ID, named);
        named.clear();
      }
      registered.add(
          commit(
              Streams.participant(person),
              new ParticipantRegistered(
                  person,
                  Sex.WOMAN,
                  AgeGroup.FROM_25_TO_54,
                  new Employment(ORGANISATION, workplace(i % workplaces), null, FIRST.atDay(1)))));
    }
    register.keepAll(ID, named);
    append(log, registered);
  }

  /** The people of a workplace in groups, each with an hour that is signed and certified. */
  private void sessions(
      YearMonth month, int place, List<CommitRequest> held, List<CommitRequest> said) {
    List<HoursCertified.Item> certified = new ArrayList<>();
    for (int from = place; from < people; from += GROUP * workplaces) {
      DialogueSessionId session = new DialogueSessionId(id());
      SessionRef ref = new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, session.value());
      List<Attendance> attendances = new ArrayList<>();
      List<HoursSigned.Item> signed = new ArrayList<>();
      for (int one = from; one < Math.min(people, from + GROUP * workplaces); one += workplaces) {
        attendances.add(new Attendance(person(one), Presence.PRESENT, MINUTES));
        signed.add(new HoursSigned.Item(ref, person(one), MINUTES));
        certified.add(new HoursCertified.Item(ref, person(one), MINUTES));
      }
      held.add(commit(Streams.dialogue(session), logged(month, place, session, attendances)));
      SignatureId signature = new SignatureId(id());
      said.add(
          commit(
              Streams.signature(signature),
              new HoursSigned(signature, SignatureKind.LEADERS_PHONE, signed)));
    }
    CertificateId certificate = new CertificateId(id());
    said.add(
        commit(
            Streams.certificate(certificate),
            new HoursCertified(
                certificate, manager(place), CertificateKind.PERSONAL_LINK, certified)));
  }

  private DialogueSessionLogged logged(
      YearMonth month, int place, DialogueSessionId session, List<Attendance> attendances) {
    return new DialogueSessionLogged(
        session,
        new HeldSession(
            workplace(place),
            null,
            month.atDay(1 + random.nextInt(28)),
            LocalTime.of(8 + random.nextInt(8), 0),
            MINUTES,
            List.of(),
            List.of(),
            attendances,
            List.of(),
            List.of()));
  }

  private CommitRequest commit(String stream, ProgrammeEvent event) {
    StoredAs stored = EventVocabulary.stored(event.getClass());
    long next = lengths.merge(stream, 1L, Long::sum) - 1;
    String id = id();
    return new CommitRequest(
        ID.value(),
        "actor",
        "PROJECT_LEADER",
        "command",
        id,
        null,
        null,
        List.of(
            new NewEvent(
                id, stream, next, stored.value(), stored.revision(), vocabulary.write(event))));
  }

  private static void append(CommitLog log, List<CommitRequest> commits) {
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> working = new ArrayList<>();
      commits.forEach(commit -> working.add(pool.submit(() -> log.append(commit))));
      for (Future<?> one : working) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the log could not be filled", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String id() {
    return Long.toString(random.nextLong() & Long.MAX_VALUE, Character.MAX_RADIX)
        + Long.toString(random.nextLong() & Long.MAX_VALUE, Character.MAX_RADIX);
  }

  private static PersonId person(int number) {
    return new PersonId("person-" + number);
  }

  private static PersonId manager(int place) {
    return new PersonId("manager-" + place);
  }

  private static WorkplaceId workplace(int number) {
    return new WorkplaceId("workplace-" + number);
  }
}
