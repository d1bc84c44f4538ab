package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlanned;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;

/**
 * What a bundle makes of the hours, which it folds lean and sums person by person, is what the
 * program shows of the same events, whatever happened.
 */
class SummedHoursTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final LocalDate BEGUN = LocalDate.of(2018, 9, 1);
  private static final List<OrganisationId> ORGANISATIONS =
      Stream.of("avesta-kommun", "orsa-kommun", "mora-kommun").map(OrganisationId::new).toList();
  private static final int PEOPLE = 6;
  private static final int SESSIONS = 9;
  private static final int EVENTS = 140;

  private final List<RecordedEvent> log = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Rounding.class)
  void everyPartComesToWhatItsSessionsComeToByTheProgramsOwnStatement(Rounding rounding) {
    int counted = 0;
    for (long seed = 0; seed < 60; seed++) {
      happened(rounding, new Random(seed));
      LedgerAt shown = folded(new PersonHoursView());
      LedgerAt bundled = LedgerAt.beginning(ProjectAt.views());
      log.forEach(bundled::after);
      for (LocalDate until : List.of(BEGUN.plusDays(17), BEGUN.plusDays(44), BEGUN.plusYears(1))) {
        HoursStatement all = statement(shown, until);
        ProjectAt at = ProjectAt.of(bundled, until);
        counted += at.hours().whole().certified();
        comesTo(at.hours().whole(), all, one -> true);
        for (OrganisationId id : ORGANISATIONS) {
          comesTo(at.hours().of(id), all, one -> id.equals(one.organisation()));
        }
        for (String group : List.of("norr", "syd")) {
          comesTo(at.hours().ofGroup(group), all, one -> isIn(group, one));
        }
        assertThat(at.sessions().map(SummedHoursTest::words))
            .as("seed %d until %s", seed, until)
            .containsExactlyElementsOf(sorted(all).map(SummedHoursTest::words).toList());
      }
    }
    assertThat(counted).as("minutes that count in all of these").isPositive();
  }

  /** There may be some hundred thousands, as rows of a table. */
  @Test
  void sessionsComePersonByPersonAndNotAllAtOnce() {
    happened(Rounding.MINUTES, new Random(1));
    LedgerAt bundled = LedgerAt.beginning(ProjectAt.views());
    log.forEach(bundled::after);
    ProjectAt at = ProjectAt.of(bundled, BEGUN.plusYears(1));
    List<CountedEntry> made = new ArrayList<>();

    Iterator<CountedEntry> sessions = at.sessions().peek(made::add).iterator();

    assertThat(sessions.next()).isSameAs(made.getFirst());
    assertThat(made)
        .extracting(one -> one.person().person())
        .containsOnly(made.getFirst().person().person());
    assertThat(at.sessions()).hasSizeGreaterThan(made.size());
  }

  /** The point of folding lean: what is said alike is one object, and moments are not kept. */
  @Test
  void whatManySayAlikeIsHeldOnce() {
    Random random = new Random(1);
    happened(Rounding.MINUTES, random);
    LocalDate day = BEGUN.plusDays(1);
    for (int session = 0; session < SESSIONS; session++) {
      HeldSession held = held(random, day);
      record(new DialogueSessionLogged(new DialogueSessionId("s" + session), held));
      for (Attendance one : held.attendances()) {
        record(
            new HoursSigned(
                id(),
                SignatureKind.LEADERS_PHONE,
                List.of(new HoursSigned.Item(ref(session), one.person(), one.minutes()))));
      }
    }
    LedgerAt bundled = LedgerAt.beginning(ProjectAt.views());
    log.forEach(bundled::after);

    List<PersonHours.Entry> entries =
        bundled.all(new PersonHoursView()).states().stream()
            .flatMap(one -> one.entries().stream())
            .filter(entry -> entry.signed() != null)
            .toList();

    int kinds = SignatureKind.values().length;
    assertThat(entries).hasSizeGreaterThan(kinds);
    Set<Object> signatures = Collections.newSetFromMap(new IdentityHashMap<>());
    entries.forEach(entry -> signatures.add(entry.signed()));
    assertThat(signatures).as("one of a kind").hasSizeLessThanOrEqualTo(kinds);
  }

  private static void comesTo(
      SummedHours.Part part, HoursStatement all, Predicate<CountedEntry> those) {
    List<CountedEntry> entries = all.entries().stream().filter(those).toList();
    Sums sums = Sums.of(entries);
    assertThat(part.logged()).isEqualTo(sums.logged());
    assertThat(part.signed()).isEqualTo(sums.signed());
    assertThat(part.certified()).isEqualTo(sums.certified());
    assertThat(part.worth()).isEqualByComparingTo(new Cofinancing(all).value(entries));
  }

  private static boolean isIn(String group, CountedEntry one) {
    OrganisationId id = one.organisation();
    return id != null && group.equals(id.equals(ORGANISATIONS.getFirst()) ? "syd" : "norr");
  }

  private static Stream<CountedEntry> sorted(HoursStatement all) {
    return all.entries().stream()
        .sorted(
            Comparator.comparing((CountedEntry one) -> one.person().person().value())
                .thenComparing(one -> one.entry().date())
                .thenComparing(one -> one.entry().start())
                .thenComparing(one -> one.entry().session().id()));
  }

  private static String words(CountedEntry one) {
    PersonHours.Entry entry = one.entry();
    return String.join(
        " ",
        one.person().person().value(),
        entry.session().toString(),
        entry.date() + " " + entry.start() + " " + entry.minutes(),
        one.organisationKey() + " " + one.workplaceKey(),
        entry.signed() == null ? "-" : entry.signed().kind().name(),
        entry.certified() == null ? "-" : entry.certified().kind().name(),
        one.certifiedMinutes() + " " + one.leftOut());
  }

  private static HoursStatement statement(LedgerAt known, LocalDate until) {
    Programme programme = ProjectAt.programmeOf(known);
    return HoursStatement.of(
            programme, known.all(new PersonHoursView()).states(), known.position(), until)
        .until(until);
  }

  private LedgerAt folded(PersonHoursView people) {
    LedgerAt ledger = LedgerAt.beginning(List.of(new ProgrammeView(), people));
    log.forEach(ledger::after);
    return ledger;
  }

  /** A project in which people are registered, move, attend, sign, certify and object by chance. */
  private void happened(Rounding rounding, Random random) {
    log.clear();
    record(
        new ProjectPlanned(
            PROJECT, PlanOf2017.programme("anstallda", PlanOf2017.breakEven(rounding)).planned()));
    record(new RuleSetDecided(PROJECT, PlanOf2017.breakEven(rounding)));
    ORGANISATIONS.forEach(id ->
        record(
            new OrganisationJoined(
                PROJECT,
                id,
                id.value(),
                Stated.stated(id.equals(ORGANISATIONS.getFirst()) ? "syd" : "norr"),
                Stated.notStated(),
                Stated.notStated(),
                BEGUN)));
    IntStream.range(0, PEOPLE)
        .forEach(i ->
            record(
                new ParticipantRegistered(
                    person(i), Sex.WOMAN, AgeGroup.FROM_25_TO_54, employment(random, BEGUN))));
    for (int i = 0; i < EVENTS; i++) {
      record(any(random));
    }
  }

  private ProgrammeEvent any(Random random) {
    PersonId person = person(random.nextInt(PEOPLE));
    LocalDate day = BEGUN.plusDays(random.nextInt(60));
    int session = random.nextInt(SESSIONS);
    int minutes = 30 + 15 * random.nextInt(4);
    if (random.nextInt(40) == 0 && !person.equals(person(0))) {
      return new RecordsMerged(person, person(0));
    }
    return switch (random.nextInt(12)) {
      case 0 -> new EmploymentAdded(person, employment(random, day));
      case 1 ->
          new EmploymentEnded(person, ORGANISATIONS.get(random.nextInt(ORGANISATIONS.size())), day);
      case 2 ->
          new HoursDisputed(person, ref(session), person, HoursDisputed.Reason.OTHER_MINUTES, null);
      case 3, 4, 5 ->
          new DialogueSessionLogged(new DialogueSessionId("s" + session), held(random, day));
      case 6 ->
          new DialogueSessionCorrected(
              new DialogueSessionId("s" + session),
              2,
              CorrectionReason.WRONG_MINUTES,
              held(random, day),
              List.of(person));
      case 7, 8 ->
          new HoursSigned(
              id(),
              SignatureKind.values()[random.nextInt(SignatureKind.values().length)],
              everybody().map(one -> new HoursSigned.Item(ref(session), one, minutes)).toList());
      default ->
          new HoursCertified(
              new CertificateId("certificate-" + log.size()),
              person,
              CertificateKind.values()[random.nextInt(CertificateKind.values().length)],
              everybody().map(one -> new HoursCertified.Item(ref(session), one, minutes)).toList());
    };
  }

  private static HeldSession held(Random random, LocalDate day) {
    int minutes = 30 + 15 * random.nextInt(4);
    return new HeldSession(
        new WorkplaceId("plats-" + random.nextInt(3)),
        null,
        day,
        LocalTime.of(8 + random.nextInt(3), 30),
        minutes,
        List.of(),
        List.of(person(0)),
        everybody()
            .filter(one -> random.nextInt(4) > 0)
            .map(one ->
                new Attendance(
                    one, Presence.values()[random.nextInt(Presence.values().length)], minutes))
            .toList(),
        List.of(),
        List.of());
  }

  private static Employment employment(Random random, LocalDate from) {
    return new Employment(
        ORGANISATIONS.get(random.nextInt(ORGANISATIONS.size())),
        new WorkplaceId("plats-" + random.nextInt(3)),
        null,
        from);
  }

  private static Stream<PersonId> everybody() {
    return IntStream.range(0, PEOPLE).mapToObj(SummedHoursTest::person);
  }

  private static PersonId person(int number) {
    return new PersonId("person-" + number);
  }

  private SignatureId id() {
    return new SignatureId("signature-" + log.size());
  }

  private static SessionRef ref(int number) {
    return new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s" + number);
  }

  private void record(ProgrammeEvent event) {
    log.add(
        new RecordedEvent(
            PROJECT.value(),
            log.size(),
            Instant.parse("2019-03-01T08:00:00Z").plusSeconds(log.size()),
            new ActorId("actor-" + log.size() % 3),
            "PROJECT_WORKER",
            event));
  }
}
