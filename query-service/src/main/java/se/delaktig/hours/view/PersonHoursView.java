package se.delaktig.hours.view;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessEvent;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.claims.event.ClaimEvent;
import se.delaktig.dialogue.event.AttendeeIdentified;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.dialogue.event.DialogueSessionCancelled;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.DialogueSessionPlanned;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.goals.event.GoalEvent;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.hours.event.ScanDiscarded;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.PersonHours.Certified;
import se.delaktig.hours.view.PersonHours.Disputed;
import se.delaktig.hours.view.PersonHours.Entry;
import se.delaktig.hours.view.PersonHours.Signed;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.organisations.event.OrganisationEvent;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.DetailsCorrected;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.MaskEvent;
import se.delaktig.participants.event.ParticipantEvent;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.ProtectionEvent;
import se.delaktig.participants.event.RecordEvent;
import se.delaktig.participants.event.WorkplaceChanged;
import se.delaktig.placements.event.PlacementEvent;
import se.delaktig.project.event.ProjectEvent;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.steering.event.SteeringEvent;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.PreparandTrainingCompleted;
import se.delaktig.training.event.TrainingEvent;
import se.delaktig.training.event.TrainingSessionCancelled;
import se.delaktig.training.event.TrainingSessionCorrected;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionId;
import se.delaktig.training.event.TrainingSessionPlanned;

/** Everyone's part in the project, a document each. */
@Component
public class PersonHoursView implements View<PersonHours> {
  @Override
  public String name() {
    return "person-hours";
  }

  /** 2: who comes back to an employer was not there in between. */
  @Override
  public int version() {
    return 2;
  }

  @Override
  public Class<PersonHours> stateType() {
    return PersonHours.class;
  }

  @Override
  public PersonHours empty(String id) {
    return PersonHours.unknown(new PersonId(id));
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return switch (recorded.event()) {
      case ProtectionEvent e -> Set.of();
      case RecordEvent e -> Set.of();
      case ParticipantEvent e -> Set.of(e.person().value());
      case MaskEvent e -> Set.of();
      case DialogueEvent e -> ids(persons(e));
      case TrainingEvent e -> ids(persons(e));
      case HoursEvent e -> ids(persons(e));
      case ProjectEvent e -> Set.of();
      case OrganisationEvent e -> Set.of();
      case AccessEvent e -> Set.of();
      case PlacementEvent e -> Set.of();
      case BudgetEvent e -> Set.of();
      case ClaimEvent e -> Set.of();
      case GoalEvent e -> Set.of();
      case SteeringEvent e -> Set.of();
    };
  }

  private static Set<String> ids(Stream<PersonId> persons) {
    return persons.map(PersonId::value).collect(Collectors.toSet());
  }

  private static Stream<PersonId> persons(DialogueEvent event) {
    return switch (event) {
      case DialogueSessionLogged e -> attendees(e.held().attendances());
      case DialogueSessionCorrected e ->
          Stream.concat(attendees(e.held().attendances()), e.removed().stream());
      case AttendeeIdentified e -> Stream.ofNullable(e.person());
      case DialogueSessionPlanned e -> Stream.empty();
      case DialogueSessionCancelled e -> Stream.empty();
      case MaterialAdded e -> Stream.empty();
    };
  }

  private static Stream<PersonId> persons(TrainingEvent event) {
    return switch (event) {
      case TrainingSessionHeld e -> attendees(e.attendances());
      case TrainingSessionCorrected e ->
          Stream.concat(attendees(e.attendances()), e.removed().stream());
      case PreparandAppointed e -> Stream.of(e.person());
      case PreparandTrainingCompleted e -> Stream.of(e.person());
      case TrainingSessionPlanned e -> Stream.empty();
      case TrainingSessionCancelled e -> Stream.empty();
    };
  }

  private static Stream<PersonId> persons(HoursEvent event) {
    return switch (event) {
      case HoursSigned e -> e.items().stream().map(HoursSigned.Item::person);
      case HoursCertified e -> e.items().stream().map(HoursCertified.Item::person);
      case HoursDisputed e -> Stream.of(e.person());
      case LinkIssued e -> Stream.empty();
      case AttendanceReportsScanned e -> Stream.empty();
      case ScanDiscarded e -> Stream.empty();
    };
  }

  private static Stream<PersonId> attendees(List<Attendance> attendances) {
    return attendances.stream().map(Attendance::person);
  }

  @Override
  public PersonHours after(PersonHours state, RecordedEvent recorded) {
    return switch (recorded.event()) {
      case ParticipantEvent e -> after(state, e);
      case MaskEvent e -> state;
      case DialogueEvent e -> after(state, e, recorded);
      case TrainingEvent e -> after(state, e, recorded);
      case HoursEvent e -> after(state, e, recorded);
      case ProjectEvent e -> state;
      case OrganisationEvent e -> state;
      case AccessEvent e -> state;
      case PlacementEvent e -> state;
      case BudgetEvent e -> state;
      case ClaimEvent e -> state;
      case GoalEvent e -> state;
      case SteeringEvent e -> state;
    };
  }

  private static PersonHours after(PersonHours state, ParticipantEvent event) {
    return switch (event) {
      case ParticipantRegistered e ->
          new PersonHours(
              e.person(),
              e.sex(),
              e.ageGroup(),
              List.of(e.employment()),
              Map.of(),
              List.of(),
              state.entries(),
              state.preparand(),
              state.completed());
      case EmploymentAdded e -> state.at(e.employment());
      case WorkplaceChanged e -> state.at(e.employment());
      case EmploymentEnded e -> state.left(e.organisation(), e.lastDay());
      case DetailsCorrected e -> state;
      case RecordEvent e -> state;
      case ProtectionEvent e -> state;
    };
  }

  private static PersonHours after(PersonHours state, DialogueEvent event, RecordedEvent recorded) {
    return switch (event) {
      case DialogueSessionLogged e -> attended(state, e.session(), e.held(), recorded);
      case DialogueSessionCorrected e -> attended(state, e.session(), e.held(), recorded);
      case AttendeeIdentified e -> attended(state, e.session(), e.held(), recorded);
      case DialogueSessionPlanned e -> state;
      case DialogueSessionCancelled e -> state;
      case MaterialAdded e -> state;
    };
  }

  private static PersonHours attended(
      PersonHours state, DialogueSessionId id, HeldSession held, RecordedEvent recorded) {
    return attended(
        state,
        new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, id.value()),
        held.workplace(),
        held.date(),
        held.start(),
        held.minutes(),
        held.attendances(),
        held.leaders(),
        recorded);
  }

  private static PersonHours after(PersonHours state, TrainingEvent event, RecordedEvent recorded) {
    return switch (event) {
      case TrainingSessionHeld e ->
          attended(
              state,
              training(e.session()),
              null,
              e.date(),
              e.start(),
              e.minutes(),
              e.attendances(),
              List.of(),
              recorded);
      case TrainingSessionCorrected e ->
          attended(
              state,
              training(e.session()),
              null,
              e.date(),
              e.start(),
              e.minutes(),
              e.attendances(),
              List.of(),
              recorded);
      case PreparandAppointed e ->
          new PersonHours(
              state.person(),
              state.sex(),
              state.ageGroup(),
              state.employments(),
              state.ended(),
              state.breaks(),
              state.entries(),
              e.as(),
              state.completed());
      case PreparandTrainingCompleted e ->
          new PersonHours(
              state.person(),
              state.sex(),
              state.ageGroup(),
              state.employments(),
              state.ended(),
              state.breaks(),
              state.entries(),
              state.preparand(),
              e);
      case TrainingSessionPlanned e -> state;
      case TrainingSessionCancelled e -> state;
    };
  }

  private static SessionRef training(TrainingSessionId id) {
    return new SessionRef(ActivityKind.PREPARAND_TRAINING, id.value());
  }

  /**
   * The person's part in a session as it now stands; what no longer says the same loses signature
   * and certificate.
   */
  private static PersonHours attended(
      PersonHours state,
      SessionRef session,
      @Nullable WorkplaceId workplace,
      LocalDate date,
      LocalTime start,
      int sessionMinutes,
      List<Attendance> attendances,
      List<PersonId> leaders,
      RecordedEvent recorded) {
    List<Entry> entries = new ArrayList<>();
    Entry now =
        attendances.stream()
            .filter(a -> a.person().equals(state.person()))
            .map(a ->
                new Entry(
                    session,
                    workplace,
                    date,
                    start,
                    sessionMinutes,
                    a.presence(),
                    a.minutes(),
                    leaders.contains(state.person()),
                    recorded.actor(),
                    null,
                    null,
                    null))
            .findFirst()
            .orElse(null);
    boolean known = false;
    for (Entry before : state.entries()) {
      if (!before.session().equals(session)) {
        entries.add(before);
      } else if (now != null) {
        // Where it stood: of two sessions at one time the first known counts, corrected or not.
        entries.add(
            before.saysTheSameAs(now)
                ? now.with(before.signed(), before.certified(), before.disputed())
                : now);
        known = true;
      }
    }
    if (now != null && !known) {
      entries.add(now);
    }
    return state.withEntries(entries);
  }

  private static PersonHours after(PersonHours state, HoursEvent event, RecordedEvent recorded) {
    return switch (event) {
      case HoursSigned e -> {
        PersonHours next = state;
        for (HoursSigned.Item item : e.items()) {
          if (item.person().equals(state.person())) {
            next =
                change(
                    next,
                    item.session(),
                    item.minutes(),
                    entry ->
                        entry.with(
                            new Signed(e.kind(), recorded.at(), recorded.position()),
                            entry.certified(),
                            null));
          }
        }
        yield next;
      }
      case HoursCertified e -> {
        PersonHours next = state;
        for (HoursCertified.Item item : e.items()) {
          if (item.person().equals(state.person())) {
            next =
                change(
                    next,
                    item.session(),
                    item.minutes(),
                    entry ->
                        entry.with(
                            entry.signed(),
                            new Certified(
                                e.certifier(), e.kind(), recorded.at(), recorded.position()),
                            entry.disputed()));
          }
        }
        yield next;
      }
      case HoursDisputed e ->
          state.withEntries(
              state.entries().stream()
                  .map(entry ->
                      entry.session().equals(e.session())
                          ? entry.with(
                              entry.signed(),
                              entry.certified(),
                              new Disputed(e.by(), e.reason(), recorded.at()))
                          : entry)
                  .toList());
      case LinkIssued e -> state;
      case AttendanceReportsScanned e -> state;
      case ScanDiscarded e -> state;
    };
  }

  /** Changes the entry of a session where it still shows those minutes. */
  private static PersonHours change(
      PersonHours state, SessionRef session, int minutes, UnaryOperator<Entry> change) {
    return state.withEntries(
        state.entries().stream()
            .map(entry ->
                entry.session().equals(session) && entry.minutes() == minutes
                    ? change.apply(entry)
                    : entry)
            .toList());
  }
}
