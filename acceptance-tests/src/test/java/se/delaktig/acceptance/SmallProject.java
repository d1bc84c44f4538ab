package se.delaktig.acceptance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.Sector;
import se.delaktig.project.event.ProjectPlanned;

/** The log of a project with one organisation and one workplace, as events, and what is added. */
final class SmallProject {
  static final ProjectId PROJECT = new ProjectId("2017-00434");
  static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  static final WorkplaceId GLADAN = new WorkplaceId("forskolan-gladan");
  static final LocalDate FIRST = LocalDate.of(2018, 2, 1);

  private static final Instant RECORDED = Instant.parse("2019-11-18T08:41:00Z");

  private final List<ProgrammeEvent> events = new ArrayList<>();

  /** The grant is two fifths of the budget. */
  SmallProject(String... goals) {
    add(new ProjectPlanned(PROJECT, plan(List.of(goals))));
    add(
        new OrganisationJoined(
            PROJECT,
            AVESTA,
            "Avesta kommun",
            Stated.stated("Avesta"),
            Stated.stated("212000-2292"),
            Stated.stated(Sector.PUBLIC),
            FIRST));
    add(new WorkplaceAdded(GLADAN, AVESTA, "Förskolan Gladan"));
  }

  private static ProjectPlan plan(List<String> goals) {
    return new ProjectPlan(
        "2017/00434",
        "Vilka är vi?",
        "Avesta kommun",
        null,
        "Norra Mellansverige",
        new Period(FIRST, LocalDate.of(2021, 2, 28)),
        "1",
        "1.1",
        "117",
        new BigDecimal("1000000"),
        new BigDecimal("400000"),
        new BigDecimal("50"),
        List.of(),
        List.of(),
        goals.stream().map(id -> new ProjectPlan.Goal(id, "Ett mål", "övergripande")).toList(),
        List.of(),
        List.of(),
        List.of(),
        Stated.notStated(),
        List.of(),
        true);
  }

  void add(ProgrammeEvent event) {
    events.add(event);
  }

  /** All work at the workplace from the first day. */
  void registered(String... people) {
    for (String person : people) {
      add(
          new ParticipantRegistered(
              new PersonId(person),
              Sex.WOMAN,
              AgeGroup.FROM_25_TO_54,
              new Employment(AVESTA, GLADAN, null, FIRST)));
    }
  }

  void merged(String person, String into) {
    add(new RecordsMerged(new PersonId(person), new PersonId(into)));
  }

  /** The log as a bundle has it: each event's name, revision and body. */
  List<Map<String, Object>> log() {
    EventVocabulary vocabulary = new EventVocabulary();
    return events.stream()
        .map(event -> {
          StoredAs stored = EventVocabulary.stored(event.getClass());
          return Map.<String, Object>of(
              "name", stored.value(),
              "revision", stored.revision(),
              "body", vocabulary.write(event));
        })
        .toList();
  }

  /** What the program's own folds make of it. */
  LedgerAt folded(List<View<?>> views) {
    LedgerAt ledger = LedgerAt.beginning(views);
    for (int i = 0; i < events.size(); i++) {
      ledger.after(
          new RecordedEvent(
              PROJECT.value(),
              i,
              RECORDED,
              new ActorId("actor-1"),
              "PROJECT_LEADER",
              events.get(i)));
    }
    return ledger;
  }
}
