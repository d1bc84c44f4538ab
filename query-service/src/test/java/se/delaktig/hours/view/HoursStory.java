package se.delaktig.hours.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.delaktig.access.event.ActorId;
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
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.event.WorkplaceChanged;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionId;

/** What happened at Förskolan Gladan, told as events and folded as the program folds them. */
final class HoursStory {
  static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  static final WorkplaceId GLADAN = new WorkplaceId("forskolan-gladan");
  static final WorkplaceId LYKTAN = new WorkplaceId("forskolan-lyktan");

  private final PersonHoursView view = new PersonHoursView();
  private final List<RecordedEvent> log = new ArrayList<>();

  static Places places() {
    return Places.none()
        .after(
            new OrganisationJoined(
                new ProjectId("2017-00434"),
                AVESTA,
                "Avesta kommun",
                Stated.stated("Avesta"),
                Stated.notStated(),
                Stated.notStated(),
                LocalDate.of(2018, 9, 1)))
        .after(new WorkplaceAdded(GLADAN, AVESTA, "Förskolan Gladan"))
        .after(new WorkplaceAdded(LYKTAN, AVESTA, "Förskolan Lyktan"));
  }

  HoursStory registered(String person, LocalDate from) {
    return then(
        new ParticipantRegistered(
            new PersonId(person),
            Sex.WOMAN,
            AgeGroup.FROM_25_TO_54,
            new Employment(AVESTA, GLADAN, null, from)));
  }

  HoursStory left(String person, LocalDate lastDay) {
    return then(new EmploymentEnded(new PersonId(person), AVESTA, lastDay));
  }

  HoursStory cameBack(String person, LocalDate from) {
    return then(
        new EmploymentAdded(new PersonId(person), new Employment(AVESTA, GLADAN, null, from)));
  }

  HoursStory moved(String person, WorkplaceId workplace, LocalDate from) {
    return then(
        new WorkplaceChanged(new PersonId(person), new Employment(AVESTA, workplace, null, from)));
  }

  HoursStory trained(String session, LocalDate day, int minutes, String who) {
    return then(
        new TrainingSessionHeld(
            new TrainingSessionId(session),
            TrainingKind.LECTURE,
            "Föreläsning",
            day,
            LocalTime.of(9, 0),
            minutes,
            List.of(new Attendance(new PersonId(who), Presence.PRESENT, minutes)),
            List.of()));
  }

  HoursStory logged(String session, LocalDate day, LocalTime start, int minutes, String... who) {
    return then(
        new DialogueSessionLogged(
            new DialogueSessionId(session), held(day, start, minutes, List.of(), who)));
  }

  HoursStory ledBy(String leader, String session, LocalDate day, int minutes) {
    return then(
        new DialogueSessionLogged(
            new DialogueSessionId(session),
            held(day, LocalTime.of(13, 0), minutes, List.of(new PersonId(leader)), leader)));
  }

  HoursStory corrected(String session, LocalDate day, LocalTime start, int minutes, String... who) {
    return then(
        new DialogueSessionCorrected(
            new DialogueSessionId(session),
            2,
            CorrectionReason.WRONG_MINUTES,
            held(day, start, minutes, List.of(), who),
            List.of()));
  }

  private static HeldSession held(
      LocalDate day, LocalTime start, int minutes, List<PersonId> leaders, String... who) {
    return new HeldSession(
        GLADAN,
        null,
        day,
        start,
        minutes,
        List.of(),
        leaders,
        List.of(who).stream()
            .map(person -> new Attendance(new PersonId(person), Presence.PRESENT, minutes))
            .toList(),
        List.of(),
        List.of());
  }

  HoursStory signed(String person, String session, int minutes) {
    return then(
        new HoursSigned(
            new SignatureId("signature-" + log.size()),
            SignatureKind.LEADERS_PHONE,
            List.of(new HoursSigned.Item(dialogue(session), new PersonId(person), minutes))));
  }

  HoursStory certified(String person, String session, int minutes) {
    return then(
        new HoursCertified(
            new CertificateId("certificate-" + log.size()),
            new PersonId("marie"),
            CertificateKind.PERSONAL_LINK,
            List.of(new HoursCertified.Item(dialogue(session), new PersonId(person), minutes))));
  }

  HoursStory disputed(String person, String session) {
    return then(
        new HoursDisputed(
            new PersonId(person),
            dialogue(session),
            new PersonId(person),
            HoursDisputed.Reason.OTHER_MINUTES,
            null));
  }

  private static SessionRef dialogue(String session) {
    return new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, session);
  }

  HoursStory then(ProgrammeEvent event) {
    log.add(
        new RecordedEvent(
            "2017-00434",
            log.size(),
            Instant.parse("2019-11-18T08:41:00Z"),
            new ActorId("actor-1"),
            "PROCESS_LEADER",
            event));
    return this;
  }

  /** All that happened, in order. */
  List<RecordedEvent> log() {
    return List.copyOf(log);
  }

  /** Everyone, as the fold shows them. */
  Map<String, PersonHours> people() {
    return foldedOver(log);
  }

  /** The same after the last event has been delivered once more. */
  Map<String, PersonHours> peopleAfterARepeatedDelivery() {
    List<RecordedEvent> doubled = new ArrayList<>(log);
    doubled.add(log.getLast());
    return foldedOver(doubled);
  }

  private Map<String, PersonHours> foldedOver(List<RecordedEvent> events) {
    Map<String, PersonHours> people = new HashMap<>();
    for (RecordedEvent event : events) {
      for (String id : view.touched(event)) {
        people.put(id, view.after(people.getOrDefault(id, view.empty(id)), event));
      }
    }
    return people;
  }
}
