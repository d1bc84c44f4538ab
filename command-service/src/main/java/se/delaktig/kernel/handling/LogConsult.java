package se.delaktig.kernel.handling;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessEvent;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Access;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Grants;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.policy.Staff;
import se.delaktig.dialogue.DialogueSession;
import se.delaktig.dialogue.Library;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.goals.Surveys;
import se.delaktig.goals.event.SurveyEvent;
import se.delaktig.hours.PersonalLink;
import se.delaktig.hours.SessionFacts;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.LinkId;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationEvent;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.Participant;
import se.delaktig.participants.event.ParticipantEvent;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordEvent;
import se.delaktig.participants.policy.Records;
import se.delaktig.project.Project;
import se.delaktig.project.event.ProjectEvent;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.steering.Meeting;
import se.delaktig.steering.event.MeetingEvent;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.training.Preparand;
import se.delaktig.training.TrainingSession;
import se.delaktig.training.event.TrainingEvent;
import se.delaktig.training.event.TrainingSessionId;

/** Consults the log itself: every answer is the fold of a stream up to its last event. */
@Component
class LogConsult implements Consult {
  private final StreamFolds folds;
  private final CommitLog log;
  private final ProgrammeClock clock;

  LogConsult(StreamFolds folds, CommitLog log, ProgrammeClock clock) {
    this.folds = folds;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Project project(String ledger) {
    return folds.fold(
        ledger,
        Streams.project(new ProjectId(ledger)),
        ProjectEvent.class,
        Project.unplanned(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public Places organisations(String ledger) {
    return folds.fold(
        ledger,
        Streams.organisations(new ProjectId(ledger)),
        OrganisationEvent.class,
        Places.none(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public Grants grants(String ledger) {
    return folds.fold(
        ledger,
        Streams.access(ledger),
        AccessEvent.class,
        Grants.none(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public Staff staff(String ledger) {
    return folds.fold(
        ledger,
        Streams.staffing(new ProjectId(ledger)),
        StaffAppointed.class,
        Staff.none(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public Library library(String ledger) {
    return folds.fold(
        ledger,
        Streams.library(new ProjectId(ledger)),
        DialogueEvent.class,
        Library.empty(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public Surveys surveys(String ledger) {
    return folds.fold(
        ledger,
        Streams.surveys(new ProjectId(ledger)),
        SurveyEvent.class,
        Surveys.none(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public Participant participant(String ledger, PersonId person) {
    return folds.fold(
        ledger,
        Streams.participant(person),
        ParticipantEvent.class,
        Participant.unknown(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public Records records(String ledger) {
    return folds.fold(
        ledger,
        Streams.records(new ProjectId(ledger)),
        RecordEvent.class,
        Records.apart(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public DialogueSession dialogue(String ledger, DialogueSessionId session) {
    return folds.fold(
        ledger,
        Streams.dialogue(session),
        DialogueEvent.class,
        DialogueSession.unknown(),
        DialogueSession::after);
  }

  @Override
  public TrainingSession training(String ledger, TrainingSessionId session) {
    return folds.fold(
        ledger,
        Streams.training(session),
        TrainingEvent.class,
        TrainingSession.unknown(),
        TrainingSession::after);
  }

  @Override
  public Optional<SessionFacts> session(String ledger, SessionRef session) {
    return new LoggedSessions(this, ledger).facts(session);
  }

  @Override
  public PersonalLink link(LinkId link) {
    return folds.fold(
        null,
        Streams.link(link),
        HoursEvent.class,
        PersonalLink.unknown(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public Meeting meeting(String ledger, MeetingId meeting) {
    return folds.fold(
        ledger,
        Streams.meeting(meeting),
        MeetingEvent.class,
        Meeting.unknown(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public Set<PersonId> known(String ledger, Collection<PersonId> persons) {
    List<String> streams = persons.stream().map(Streams::participant).toList();
    Map<String, String> ledgers = log.ledgersOf(streams);
    return persons.stream()
        .filter(person -> ledger.equals(ledgers.get(Streams.participant(person))))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<String> said(String ledger, PersonId person) {
    return NamesInLedger.of(log, ledger, person.value());
  }

  @Override
  public @Nullable RetentionDecided retention(String ledger) {
    return folds
        .fold(
            ledger,
            Streams.retention(new ProjectId(ledger)),
            ProjectEvent.class,
            Optional.<RetentionDecided>empty(),
            (state, event, by) ->
                event instanceof RetentionDecided decided ? Optional.of(decided) : state)
        .orElse(null);
  }

  @Override
  public boolean mayKnow(String ledger, Acting acting, PersonId person) {
    return acting.role() == Role.SYSTEM
        || participant(ledger, person).person() == null
        || Access.decide(
                grants(ledger),
                acting.actor(),
                Set.of(acting.role()),
                Reach.person(person),
                new LedgerStructure(this, ledger),
                clock.today())
            instanceof Decision.Granted;
  }

  @Override
  public Preparand preparand(String ledger, PersonId record) {
    return folds.fold(
        ledger,
        Streams.preparand(record),
        TrainingEvent.class,
        Preparand.unknown(),
        (state, event, by) -> state.after(event));
  }

  @Override
  public Set<PersonId> qualified(String ledger, Collection<PersonId> persons) {
    Records records = records(ledger);
    return persons.stream()
        .filter(person ->
            records.of(person).stream().anyMatch(record -> preparand(ledger, record).complete()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
