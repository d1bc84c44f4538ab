package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.delaktig.audit.view.ProjectAt;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlanned;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.view.PlanOf2017;

/**
 * What was known on any day is what a fold from the first event gives, whatever is kept between.
 */
class PastsTest {
  private static final String PROJECT = "2017-00434";
  private static final LocalDate FIRST = LocalDate.of(2019, 3, 1);
  private static final int HISTORIES = Boolean.getBoolean("delaktig.long") ? 300 : 12;
  private static final int ACTS = 150;
  private static final OrganisationId ORSA = new OrganisationId("orsa-kommun");

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final MongoClient client = MongoClients.create("mongodb:/" + server.bind());
  private final EventFormat format = new Programme(new EventVocabulary());

  private Instant now = at(FIRST);

  @AfterEach
  void close() {
    client.close();
    server.shutdownNow();
  }

  @Test
  void anyDayEqualsTheFoldFromZero() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      try (CommitLog log =
          CommitLog.open(client, "log" + seed, () -> now, LogSettings.forEmbedded())) {
        now = at(FIRST);
        Random random = new Random(seed);
        Pasts pasts = new Pasts(ProjectAt.views(), log, format, 1 + random.nextInt(9), 4);
        History history = new History(log, random);
        for (int act = 0; act < ACTS; act++) {
          history.goOn();
          if (random.nextInt(10) == 0) {
            compare(pasts, log, random, seed);
          }
        }
        for (int i = 0; i < 20; i++) {
          compare(pasts, log, random, seed);
        }
      }
    }
  }

  private void compare(Pasts pasts, CommitLog log, Random random, int seed) {
    LocalDate day = FIRST.minusDays(2).plusDays(random.nextInt(140));
    LedgerAt zero = LedgerAt.beginning(ProjectAt.views());
    for (Commit commit : log.commitsOf(PROJECT, 0, Long.MAX_VALUE)) {
      if (commit.header().at().isBefore(at(day.plusDays(1)))) {
        RecordedEvent.of(commit, format).forEach(zero::after);
      }
    }
    LedgerAt known = pasts.atEndOf(day, PROJECT);
    for (View<?> view : ProjectAt.views()) {
      assertThat(known.all(view))
          .as("%s on %s, seed %d", view.name(), day, seed)
          .isEqualTo(zero.all(view));
    }
  }

  /** A project in which things are recorded late, corrected, signed and certified. */
  private final class History {
    private final CommitLog log;
    private final Random random;
    private final List<String> sessions = new ArrayList<>();
    private int people;

    History(CommitLog log, Random random) {
      this.log = log;
      this.random = random;
      record(
          new ProjectPlanned(
              new ProjectId(PROJECT),
              PlanOf2017.programme("anstallda", PlanOf2017.breakEven(Rounding.MINUTES)).planned()));
      record(new RuleSetDecided(new ProjectId(PROJECT), PlanOf2017.breakEven(Rounding.MINUTES)));
      record(
          new OrganisationJoined(
              new ProjectId(PROJECT),
              ORSA,
              "Orsa kommun",
              Stated.stated("Orsa"),
              Stated.notStated(),
              Stated.notStated(),
              FIRST.minusYears(1)));
    }

    void goOn() {
      now = now.plusSeconds(random.nextInt(2 * 24 * 3600));
      int act = random.nextInt(5);
      if (people < 3 || act == 0) {
        people++;
        record(
            new ParticipantRegistered(
                person(people),
                Sex.WOMAN,
                AgeGroup.FROM_25_TO_54,
                new Employment(ORSA, new WorkplaceId("skola"), null, FIRST.minusDays(30))));
      } else if (sessions.isEmpty() || act == 1) {
        sessions.add("s" + sessions.size());
        record(new DialogueSessionLogged(new DialogueSessionId(sessions.getLast()), held()));
      } else if (act == 2) {
        record(
            new DialogueSessionCorrected(
                new DialogueSessionId(any()),
                2,
                CorrectionReason.WRONG_MINUTES,
                held(),
                List.of()));
      } else if (act == 3) {
        record(
            new HoursSigned(
                new SignatureId(UUID.randomUUID().toString()),
                SignatureKind.LEADERS_PHONE,
                List.of(
                    new HoursSigned.Item(session(any()), person(1 + random.nextInt(people)), 60))));
      } else {
        record(
            new HoursCertified(
                new CertificateId(UUID.randomUUID().toString()),
                person(1),
                CertificateKind.PERSONAL_LINK,
                List.of(
                    new HoursCertified.Item(
                        session(any()), person(1 + random.nextInt(people)), 60))));
      }
    }

    private String any() {
      return sessions.get(random.nextInt(sessions.size()));
    }

    private HeldSession held() {
      LocalDate today = now.atZone(ProgrammeClock.SWEDEN).toLocalDate();
      int minutes = random.nextInt(4) == 0 ? 45 : 60;
      List<Attendance> attendances = new ArrayList<>();
      for (int i = 1; i <= people; i++) {
        if (random.nextInt(3) > 0) {
          attendances.add(new Attendance(person(i), Presence.PRESENT, minutes));
        }
      }
      return new HeldSession(
          new WorkplaceId("skola"),
          null,
          today.minusDays(random.nextInt(20)),
          LocalTime.of(8 + random.nextInt(8), 0),
          minutes,
          List.of(),
          List.of(),
          attendances,
          List.of(),
          List.of());
    }

    private void record(ProgrammeEvent event) {
      EventFormat.Encoded stored = format.encode(event);
      String id = UUID.randomUUID().toString();
      log.append(
          new CommitRequest(
              PROJECT,
              "actor",
              "PROJECT_LEADER",
              "act",
              id,
              null,
              null,
              List.of(
                  new NewEvent(
                      id, "thing-" + id, 0, stored.name(), stored.revision(), stored.body()))));
    }
  }

  private static PersonId person(int number) {
    return new PersonId("p" + number);
  }

  private static SessionRef session(String id) {
    return new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, id);
  }

  private static Instant at(LocalDate day) {
    return day.atStartOfDay(ProgrammeClock.SWEDEN).toInstant();
  }

  private record Programme(EventVocabulary vocabulary) implements EventFormat {
    @Override
    public Encoded encode(Object payload) {
      StoredAs stored = EventVocabulary.stored(payload.getClass());
      return new Encoded(
          stored.value(), stored.revision(), vocabulary.write((ProgrammeEvent) payload));
    }

    @Override
    public Object decode(String name, int revision, String body) {
      return vocabulary.read(name, revision, body);
    }
  }
}
