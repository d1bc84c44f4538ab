package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.view.CostView;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.claims.event.MonthClosed;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimBookView;
import se.delaktig.claims.view.ClaimChecks;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.CofinancingByPlace;
import se.delaktig.claims.view.CofinancingMeter;
import se.delaktig.claims.view.MonthReadiness;
import se.delaktig.claims.view.ProjectState;
import se.delaktig.claims.view.WhatIf;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.SessionHistoryView;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.EventFormat;
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
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.kernel.log.EventsAsJson;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.Pasts;
import se.delaktig.kernel.view.RecordedEvent;
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
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlan.Sector;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;

/**
 * What the economist waits for in a large project: three years, a hundred workplaces, ten thousand
 * people who each have an hour a month. The log is followed once; then a month is looked through
 * for closing, a claim is built and checked, other rules are tried over all of it, and the meter of
 * the co-financing is read.
 */
final class MoneyBenchmark {
  private static final String FOLLOW = "log followed once";
  private static final String COUNT = "all hours counted";
  private static final String MONTH = "month looked through";
  private static final String CLAIM = "claim built and checked";
  private static final String WHAT_IF = "other rules over all of it";
  private static final String METER = "meter, hours counted already";

  private static final String LEDGER = "2017-00434";
  private static final ProjectId PROJECT = new ProjectId(LEDGER);
  private static final OrganisationId ORGANISATION = new OrganisationId("organisation");
  private static final YearMonth FIRST = YearMonth.of(2018, 2);
  private static final Instant BEGIN = Instant.parse("2018-02-01T08:00:00Z");
  private static final int GROUP = 12;
  private static final int MINUTES = 60;
  private static final int AT_ONCE = 64;

  private final Options options;
  private final long seed;
  private final int people;
  private final int workplaces;
  private final int months;
  private final int rounds;
  private final EventVocabulary vocabulary = new EventVocabulary();
  private final EventFormat format = new EventsAsJson(vocabulary);
  private final SplittableRandom random;
  private long position = 2;

  MoneyBenchmark(Options options) {
    this.options = options;
    this.seed = options.number("seed", 1);
    this.people = options.number("people", 10_000);
    this.workplaces = options.number("workplaces", 100);
    this.months = options.number("months", 36);
    this.rounds = options.number("rounds", 5);
    this.random = new SplittableRandom(seed);
  }

  Results run() {
    String kind = options.text("server", "embedded");
    AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri());
        CommitLog log = CommitLog.open(client, "log", now::get, server.settings())) {
      Results results = new Results("money-" + kind, "money" + options, server.description(), seed);
      fill(log, now);
      Pasts pasts =
          Pasts.of(
              List.of(new PersonHoursView(), new SessionHistoryView(), new CostView()),
              log,
              format);
      LocalDate day = FIRST.plusMonths(months).atDay(1);
      results.add(Round.ofOne(server, FOLLOW, 1, () -> pasts.atEndOf(day, LEDGER)));
      measure(results, server, pasts.atEndOf(day, LEDGER), day);
      results.line(
          String.format(
              Locale.ROOT,
              "| %,d people, %d workplaces, %d months | median ms | most ms |",
              people,
              workplaces,
              months));
      results.line("|---|---|---|");
      for (String what : List.of(FOLLOW, COUNT, MONTH, CLAIM, WHAT_IF, METER)) {
        results.line(line(what, results.of(what, 1)));
      }
      return results;
    }
  }

  private void measure(Results results, MeasuredServer server, LedgerAt ledger, LocalDate day) {
    Programme programme = frame();
    ProjectState state =
        new ProjectState(
            programme,
            ledger.all(new PersonHoursView()).states(),
            ledger.all(new CostView()).states(),
            List.of(),
            List.of(),
            DecidedBudget.none(),
            ledger.position());
    Collection<SessionHistory> sessions = ledger.all(new SessionHistoryView()).states();
    ClaimBook book = book();
    ClaimBook.Claim claim = book.claims().getLast();
    HoursStatement statement = HoursStatement.of(programme, state.people(), ledger.position(), day);
    WhatIf.Supposition other =
        new WhatIf.Supposition(
            new BigDecimal("250"), null, null, null, null, Rounding.WHOLE_HOURS_PER_MONTH);
    for (int round = 1; round <= rounds; round++) {
      results.add(
          Round.ofOne(
              server,
              COUNT,
              round,
              () -> HoursStatement.of(programme, state.people(), ledger.position(), day)));
      results.add(
          Round.ofOne(
              server,
              MONTH,
              round,
              () ->
                  demand(
                      MonthReadiness.of(
                              state,
                              FIRST.plusMonths(months - 1L),
                              statement.entries(),
                              sessions,
                              List.of())
                          .places()
                          .isEmpty(),
                      false)));
      results.add(
          Round.ofOne(
              server,
              CLAIM,
              round,
              () -> {
                ClaimStatement built = ClaimStatement.of(book, claim, state, state);
                ClaimChecks.of(built, book, state);
                demand(built.cofinancing().signum(), 1);
              }));
      results.add(Round.ofOne(server, WHAT_IF, round, () -> WhatIf.figures(state, other, day)));
      results.add(
          Round.ofOne(
              server,
              METER,
              round,
              () -> {
                CofinancingMeter meter =
                    new CofinancingMeter(statement, 0, BigDecimal.ZERO, BigDecimal.TEN);
                demand(meter.byPlace().rows(CofinancingByPlace.Place.WORKPLACE).size(), workplaces);
                demand(meter.earned().signum(), 1);
                meter.grant();
                meter.ifAllIsDone();
                meter.atThisPace();
              }));
    }
  }

  private static <T> void demand(T found, T expected) {
    if (!found.equals(expected)) {
      throw new IllegalStateException(found + " instead of " + expected);
    }
  }

  private Programme frame() {
    ProgrammeView view = new ProgrammeView();
    Programme programme =
        view.after(
            Frame.of(vocabulary),
            recorded(
                new OrganisationJoined(
                    PROJECT,
                    ORGANISATION,
                    "Organisation",
                    Stated.stated("-"),
                    Stated.stated("-"),
                    Stated.stated(Sector.PUBLIC),
                    FIRST.atDay(1))));
    for (int i = 0; i < workplaces; i++) {
      programme =
          view.after(
              programme,
              recorded(new WorkplaceAdded(workplace(i), ORGANISATION, "Arbetsplats " + i)));
      programme =
          view.after(
              programme, recorded(new ManagerAppointed(workplace(i), manager(i), FIRST.atDay(1))));
    }
    return programme;
  }

  /** Every month is closed and stands in the claim that is built. */
  private ClaimBook book() {
    ClaimBookView view = new ClaimBookView();
    ClaimBook book = view.empty(ClaimBookView.ONLY);
    List<String> all = new ArrayList<>();
    for (int month = 0; month < months; month++) {
      String name = FIRST.plusMonths(month).toString();
      book = view.after(book, recorded(new MonthClosed(PROJECT, name)));
      all.add(name);
    }
    return view.after(
        book, recorded(new ClaimBuilt(new ClaimId("claim-1"), PROJECT, 1, List.copyOf(all))));
  }

  private RecordedEvent recorded(ProgrammeEvent event) {
    return new RecordedEvent(LEDGER, position++, BEGIN, new ActorId("a"), "PROJECT_LEADER", event);
  }

  private void fill(CommitLog log, AtomicReference<Instant> now) {
    List<CommitRequest> registered = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      PersonId person = person(i);
      registered.add(
          commit(
              Streams.participant(person),
              new ParticipantRegistered(
                  person,
                  Sex.WOMAN,
                  AgeGroup.FROM_25_TO_54,
                  new Employment(ORGANISATION, workplace(i % workplaces), null, FIRST.atDay(1)))));
    }
    append(log, registered);
    for (int month = 0; month < months; month++) {
      now.set(FIRST.plusMonths(month).atEndOfMonth().atStartOfDay(ZoneOffset.UTC).toInstant());
      List<CommitRequest> held = new ArrayList<>();
      List<CommitRequest> said = new ArrayList<>();
      for (int place = 0; place < workplaces; place++) {
        sessions(FIRST.plusMonths(month), place, held, said);
      }
      append(log, held);
      append(log, said);
    }
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
      held.add(
          commit(
              Streams.dialogue(session),
              new DialogueSessionLogged(
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
                      List.of()))));
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

  private CommitRequest commit(String stream, ProgrammeEvent event) {
    StoredAs stored = EventVocabulary.stored(event.getClass());
    String id = id();
    return new CommitRequest(
        LEDGER,
        "actor",
        "PROJECT_LEADER",
        "command",
        id,
        null,
        null,
        List.of(
            new NewEvent(
                id, stream, 0, stored.value(), stored.revision(), vocabulary.write(event))));
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

  private static String line(String what, List<Round> rounds) {
    List<Long> sorted = rounds.stream().map(Round::nanos).sorted().toList();
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f |",
        what,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.getLast() / 1e6);
  }
}
