package se.delaktig.hours.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.policy.Break;
import se.delaktig.participants.policy.Employments;
import se.delaktig.participants.policy.Records;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.PreparandTrainingCompleted;

/**
 * One person's part in the project: where the person works and has worked, and every session with
 * its signature and certificate. Facts only; what counts is another question.
 *
 * @param employments every place, oldest first
 * @param ended last day by employer
 * @param breaks the time between leaving an employer and coming back to it
 * @param entries sessions in the order they became known
 * @param preparand as what the person was appointed to the preparand training
 * @param completed how the preparand training was declared complete
 */
public record PersonHours(
    PersonId person,
    @Nullable Sex sex,
    @Nullable AgeGroup ageGroup,
    List<Employment> employments,
    Map<OrganisationId, LocalDate> ended,
    List<Break> breaks,
    List<Entry> entries,
    PreparandAppointed.@Nullable As preparand,
    @Nullable PreparandTrainingCompleted completed) {

  static PersonHours unknown(PersonId person) {
    return new PersonHours(
        person, null, null, List.of(), Map.of(), List.of(), List.of(), null, null);
  }

  PersonHours withEntries(List<Entry> newEntries) {
    return new PersonHours(
        person,
        sex,
        ageGroup,
        employments,
        ended,
        breaks,
        List.copyOf(newEntries),
        preparand,
        completed);
  }

  /** The same with another declaration that the preparand training is complete, or none. */
  PersonHours withCompleted(@Nullable PreparandTrainingCompleted declared) {
    return new PersonHours(
        person, sex, ageGroup, employments, ended, breaks, entries, preparand, declared);
  }

  /** The same hours of somebody who works where another says. */
  PersonHours countedAs(PersonHours other) {
    return new PersonHours(
        person,
        sex,
        ageGroup,
        other.employments(),
        other.ended(),
        other.breaks(),
        entries,
        other.preparand(),
        completed);
  }

  /** Nothing but who it is: what is left of a record that has gone into another. */
  PersonHours emptied() {
    return new PersonHours(
        person, sex, ageGroup, List.of(), Map.of(), List.of(), List.of(), null, null);
  }

  /**
   * People instead of records: where somebody has two among these, one takes their place with what
   * both say. A record whose person is not among these stands by itself.
   */
  public static List<PersonHours> people(Collection<PersonHours> records, Records same) {
    if (same.merged().isEmpty()) {
      return List.copyOf(records);
    }
    Map<PersonId, PersonHours> people = new LinkedHashMap<>();
    records.stream()
        .filter(one -> !same.isMerged(one.person()))
        .forEach(one -> people.put(one.person(), one));
    records.stream()
        .filter(one -> same.isMerged(one.person()))
        .sorted(Comparator.comparing(one -> one.person().value()))
        .forEach(one -> {
          PersonHours person = people.get(same.whose(one.person()));
          people.put(
              person == null ? one.person() : person.person(),
              person == null ? one : person.joined(one));
        });
    return List.copyOf(people.values());
  }

  /**
   * The person of a record, with what all records of the person say; empty where none is known.
   *
   * @param known finds what a record says
   */
  public static Optional<PersonHours> person(
      PersonId record, Records same, Function<PersonId, Optional<PersonHours>> known) {
    return people(same.of(record).stream().flatMap(one -> known.apply(one).stream()).toList(), same)
        .stream()
        .findFirst();
  }

  /**
   * The same person with what another record says. A session that both have counts once, as it
   * stands in the one that has come further with it; of two sessions at one time this record's
   * counts. An employment is over, or broken off, when all say so that have it.
   */
  PersonHours joined(PersonHours other) {
    return new PersonHours(
            person,
            sex == null ? other.sex : sex,
            ageGroup == null ? other.ageGroup : ageGroup,
            List.of(),
            Map.of(),
            List.of(),
            sessions(other),
            preparand == null ? other.preparand : preparand,
            completed == null ? other.completed : completed)
        .working(work().joined(other.work()));
  }

  private Employments work() {
    return new Employments(employments, ended, breaks);
  }

  /** The same person working elsewhere. */
  private PersonHours working(Employments work) {
    return new PersonHours(
        person,
        sex,
        ageGroup,
        work.places(),
        work.ended(),
        work.breaks(),
        entries,
        preparand,
        completed);
  }

  /** The same person with a place more, from its first day on. */
  PersonHours at(Employment employment) {
    return working(work().with(employment));
  }

  /** The same person when an employer has been left. */
  PersonHours left(OrganisationId organisation, LocalDate lastDay) {
    return working(work().left(organisation, lastDay));
  }

  private List<Entry> sessions(PersonHours other) {
    Map<SessionRef, Entry> theirs = new LinkedHashMap<>();
    other.entries.forEach(one -> theirs.put(one.session(), one));
    List<Entry> all = new ArrayList<>();
    for (Entry mine : entries) {
      Entry same = theirs.remove(mine.session());
      all.add(same == null ? mine : mine.further(same));
    }
    all.addAll(theirs.values());
    return List.copyOf(all);
  }

  /**
   * One session as far as this person is concerned.
   *
   * @param workplace whose session it was; absent for a training session
   * @param sessionMinutes how long the session lasted
   * @param minutes minutes the person attended
   * @param leader whether the person led it
   * @param loggedBy who logged it, or corrected it last
   */
  public record Entry(
      SessionRef session,
      @Nullable WorkplaceId workplace,
      LocalDate date,
      LocalTime start,
      int sessionMinutes,
      Presence presence,
      int minutes,
      boolean leader,
      ActorId loggedBy,
      @Nullable Signed signed,
      @Nullable Certified certified,
      @Nullable Disputed disputed) {

    /** Whether a signature or certificate of the one still says what the other shows. */
    boolean saysTheSameAs(Entry other) {
      return date.equals(other.date)
          && start.equals(other.start)
          && presence == other.presence
          && minutes == other.minutes;
    }

    /**
     * The one of two records' entries of a session that has come further: attended before not, then
     * signed, then certified. An objection to either holds.
     */
    Entry further(Entry other) {
      Entry taken = other.progress() > progress() ? other : this;
      Disputed objection = disputed == null ? other.disputed : disputed;
      return taken.with(taken.signed, taken.certified, objection);
    }

    private int progress() {
      return (presence.attended() ? 4 : 0) + (signed == null ? 0 : 2) + (certified == null ? 0 : 1);
    }

    /** Whether both are logged alike, whatever has been signed or certified. */
    boolean isLoggedAs(Entry other) {
      return saysTheSameAs(other)
          && sessionMinutes == other.sessionMinutes
          && leader == other.leader
          && Objects.equals(workplace, other.workplace);
    }

    /** Whether both weigh the same in every number, whenever and by whomever they were made. */
    boolean weighsAs(@Nullable Entry other) {
      return other != null
          && isLoggedAs(other)
          && signatureKind() == other.signatureKind()
          && certificateKind() == other.certificateKind()
          && (disputed == null) == (other.disputed == null);
    }

    private @Nullable SignatureKind signatureKind() {
      return signed == null ? null : signed.kind();
    }

    private @Nullable CertificateKind certificateKind() {
      return certified == null ? null : certified.kind();
    }

    Entry with(
        @Nullable Signed newSigned,
        @Nullable Certified newCertified,
        @Nullable Disputed newDisputed) {
      return new Entry(
          session,
          workplace,
          date,
          start,
          sessionMinutes,
          presence,
          minutes,
          leader,
          loggedBy,
          newSigned,
          newCertified,
          newDisputed);
    }
  }

  /** The participant's signature. */
  public record Signed(SignatureKind kind, Instant at, long position) {}

  /** The manager's certificate. */
  public record Certified(PersonId by, CertificateKind kind, Instant at, long position) {}

  /** An objection that has not been settled. */
  public record Disputed(PersonId by, HoursDisputed.Reason reason, Instant at) {}

  /**
   * Where the person worked on a day: at that workplace when it was one of the person's, otherwise
   * at the employer that came last.
   */
  public Optional<Employment> employmentOn(LocalDate day, @Nullable WorkplaceId preferred) {
    return work().on(day, preferred);
  }

  /** Where the person works now, or worked last. */
  public Optional<Employment> latestEmployment() {
    return employments.stream().reduce((earlier, later) -> later);
  }

  /** Whether the person worked somewhere and works nowhere any more. */
  boolean hasLeft() {
    return !employments.isEmpty()
        && employments.stream().allMatch(e -> ended.containsKey(e.organisation()));
  }

  /** Whether it is what is left of a record that has gone into another. */
  boolean isNobody() {
    return employments.isEmpty() && entries.isEmpty();
  }

  /** Whether the person has left every employer by a day. */
  public boolean leftBy(LocalDate day) {
    return !employments.isEmpty()
        && employments.stream()
            .allMatch(employment -> {
              LocalDate last = ended.get(employment.organisation());
              return last != null && last.isBefore(day);
            });
  }
}
