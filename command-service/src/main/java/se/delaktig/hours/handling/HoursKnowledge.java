package se.delaktig.hours.handling;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.AsPeople;
import se.delaktig.hours.Certifying;
import se.delaktig.hours.ScannedFile;
import se.delaktig.hours.Scanning;
import se.delaktig.hours.SessionFacts;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.ScanAttendanceReports;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.handling.AllRecords;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.Participant;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** Gathers what the rules of signing, certifying and objecting must know. */
@Component
class HoursKnowledge {
  private final Consult consult;
  private final PersonRegister register;

  HoursKnowledge(Consult consult, PersonRegister register) {
    this.consult = consult;
    this.register = register;
  }

  @Nullable SessionFacts session(String ledger, SessionRef session) {
    return consult.session(ledger, session).orElse(null);
  }

  /** Seals a note and gives its id; nothing for no note. */
  @Nullable String seal(String ledger, PersonId about, @Nullable String note) {
    return note == null || note.isBlank()
        ? null
        : register.seal(new ProjectId(ledger), about, note.strip()).id();
  }

  /** Which records are of one person. */
  AsPeople people(String ledger) {
    return new AsPeople(consult.records(ledger));
  }

  /** Who is asked to certify a person's hours of a session. */
  Optional<PersonId> certifier(String ledger, PersonId person, SessionRef ref) {
    AsPeople people = people(ledger);
    return consult
        .session(ledger, ref)
        .map(people::of)
        .flatMap(session ->
            workplaceOf(participant(ledger, person), session)
                .flatMap(place ->
                    people
                        .of(consult.organisations(ledger))
                        .certifierOf(person, place, session.date(), session.loggedBy())));
  }

  /** The sessions of a command as the log has them. */
  Map<SessionRef, SessionFacts> sessions(String ledger, SignHours command) {
    return sessions(ledger, command.items().stream().map(HoursSigned.Item::session));
  }

  /**
   * @param scanned as it was before the command
   * @param file as the store describes it; absent where the project has none such
   */
  Scanning.Facts scanFacts(
      String ledger,
      ScanAttendanceReports command,
      ScannedFile scanned,
      ActorId by,
      @Nullable KeptFile file,
      LocalDate today) {
    ProjectId project = new ProjectId(ledger);
    return new Scanning.Facts(
        by,
        file,
        consult
            .known(
                ledger, command.sheets().stream().map(ScanAttendanceReports.Sheet::person).toList())
            .stream()
            .filter(person -> !register.isErased(project, person))
            .collect(Collectors.toUnmodifiableSet()),
        scanned.people().stream()
            .filter(person -> register.isProtected(project, person))
            .collect(Collectors.toUnmodifiableSet()),
        consult.organisations(ledger).workplaces().keySet(),
        today);
  }

  /** Whoever a scanned file names, it goes with. */
  void scanNames(String ledger, FileId file, Set<PersonId> people) {
    register.fileNames(new ProjectId(ledger), file.value(), people);
  }

  void destroyScan(String ledger, FileId file) {
    register.eraseFile(new ProjectId(ledger), file.value());
  }

  /** The sessions of a command as the log has them. */
  Map<SessionRef, SessionFacts> sessions(String ledger, CertifyHours command) {
    return sessions(ledger, command.items().stream().map(HoursCertified.Item::session));
  }

  Certifying.Facts certificateFacts(String ledger, Map<SessionRef, SessionFacts> sessions) {
    AsPeople people = people(ledger);
    return new Certifying.Facts(
        of(people, sessions),
        (person, session) -> workplaceOf(participant(ledger, person), session),
        people.of(consult.organisations(ledger)));
  }

  static Map<SessionRef, SessionFacts> of(AsPeople people, Map<SessionRef, SessionFacts> sessions) {
    Map<SessionRef, SessionFacts> known = new HashMap<>();
    sessions.forEach((ref, session) -> known.put(ref, people.of(session)));
    return known;
  }

  private Participant participant(String ledger, PersonId person) {
    return AllRecords.of(consult, ledger, person);
  }

  /**
   * Where a person worked on the day of a session: at the session's own workplace when that was one
   * of the person's, otherwise wherever the person worked.
   */
  private static Optional<WorkplaceId> workplaceOf(Participant person, SessionFacts session) {
    return person.work().on(session.date(), session.workplace()).map(Employment::workplace);
  }

  private Map<SessionRef, SessionFacts> sessions(String ledger, Stream<SessionRef> refs) {
    Map<SessionRef, SessionFacts> found = new HashMap<>();
    refs.distinct().forEach(ref -> consult.session(ledger, ref).ifPresent(s -> found.put(ref, s)));
    return found;
  }
}
