package se.delaktig.participants;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.command.ChangeWorkplace;
import se.delaktig.participants.command.CorrectDetails;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.command.RecordPersonalNumber;
import se.delaktig.participants.command.RegisterWithoutNumber;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.DetailsCorrected;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.EmploymentEnded;
import se.delaktig.participants.event.ParticipantEvent;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.ProtectionEvent;
import se.delaktig.participants.event.RecordEvent;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.event.WorkplaceChanged;
import se.delaktig.participants.policy.Employments;

/**
 * A person in the project.
 *
 * @param work where the person works and has worked
 */
public record Participant(@Nullable PersonId person, Employments work) {

  public static Participant unknown() {
    return new Participant(null, Employments.none());
  }

  public Participant after(ParticipantEvent event) {
    return switch (event) {
      case ParticipantRegistered e -> new Participant(e.person(), work.with(e.employment()));
      case EmploymentAdded e -> new Participant(e.person(), work.with(e.employment()));
      case WorkplaceChanged e -> new Participant(e.person(), work.with(e.employment()));
      case EmploymentEnded e -> new Participant(person, work.left(e.organisation(), e.lastDay()));
      case DetailsCorrected e -> this;
      case RecordEvent e -> this;
      case ProtectionEvent e -> this;
    };
  }

  /** The same person with what another record says. */
  public Participant joined(Participant other) {
    return new Participant(person, work.joined(other.work));
  }

  /** The workplaces the person belongs to now; the last ones, for one who has left. */
  public Set<WorkplaceId> workplaces() {
    return work.employers().stream()
        .flatMap(organisation -> work.latest(organisation).stream())
        .map(Employment::workplace)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The place at an employer that has not been left. */
  private Optional<Employment> now(OrganisationId organisation) {
    return work.latest(organisation).filter(place -> work.goesOn(organisation));
  }

  /**
   * Registers, or adds an employer to, the person that a personnummer belongs to.
   *
   * @param theirs whether whoever registers may know the person. One who may not is told nothing of
   *     who is here already: what they say is recorded as where the person works from that day
   */
  public Outcome<ParticipantEvent> register(
      PersonId who,
      Sex sex,
      AgeGroup ageGroup,
      Employment employment,
      Places places,
      boolean theirs) {
    Optional<Outcome<ParticipantEvent>> misplaced = misplaced(employment, places);
    if (misplaced.isPresent()) {
      return misplaced.get();
    }
    if (person == null) {
      return Outcome.accepted(new ParticipantRegistered(who, sex, ageGroup, employment));
    }
    if (!work.goesOn(employment.organisation())) {
      return Outcome.accepted(new EmploymentAdded(who, employment));
    }
    return theirs
        ? Outcome.refused(new ParticipantRejection.AlreadyRegistered())
        : Outcome.accepted(new WorkplaceChanged(who, employment));
  }

  public Outcome<ParticipantEvent> change(ChangeWorkplace c, Places places) {
    if (person == null) {
      return Outcome.refused(UnknownThing.person("person"));
    }
    Employment next = new Employment(c.organisation(), c.workplace(), c.group(), c.from());
    Optional<Outcome<ParticipantEvent>> misplaced = misplaced(next, places);
    if (misplaced.isPresent()) {
      return misplaced.get();
    }
    Optional<Employment> now = now(c.organisation());
    if (now.isEmpty()) {
      return Outcome.refused(new ParticipantRejection.NotEmployedThere());
    }
    return c.from().isBefore(now.get().from())
        ? Outcome.refused(new ParticipantRejection.BeforeEmployment("from", now.get().from()))
        : Outcome.accepted(new WorkplaceChanged(c.person(), next));
  }

  public Outcome<ParticipantEvent> end(EndEmployment c) {
    if (person == null) {
      return Outcome.refused(UnknownThing.person("person"));
    }
    Optional<Employment> now = now(c.organisation());
    if (now.isEmpty()) {
      return Outcome.refused(new ParticipantRejection.NotEmployedThere());
    }
    return c.lastDay().isBefore(now.get().from())
        ? Outcome.refused(new ParticipantRejection.BeforeEmployment("lastDay", now.get().from()))
        : Outcome.accepted(new EmploymentEnded(c.person(), c.organisation(), c.lastDay()));
  }

  /** Says that the register's details of the person are other than they were. */
  public Outcome<ParticipantEvent> correct(CorrectDetails c) {
    return person == null
        ? Outcome.refused(UnknownThing.person("person"))
        : Outcome.accepted(new DetailsCorrected(c.person()));
  }

  /** Registers somebody whom no number tells apart from others. */
  public Outcome<ParticipantEvent> registerWithoutNumber(
      PersonId who, RegisterWithoutNumber c, Places places, LocalDate today) {
    if (c.born().isAfter(today)) {
      return Outcome.refused(new ParticipantRejection.InTheFuture("born"));
    }
    AgeGroup ageGroup = AgeGroup.of((int) ChronoUnit.YEARS.between(c.born(), today));
    return register(who, c.sex(), ageGroup, c.employment(), places, true);
  }

  /**
   * Says that the register has a number of the person's now.
   *
   * @param numbered whether it had one before
   * @param anothers whether the number is that of another record that the sender may know
   */
  public Outcome<ParticipantEvent> number(
      RecordPersonalNumber c, boolean numbered, boolean anothers) {
    if (person == null) {
      return Outcome.refused(UnknownThing.person("person"));
    }
    if (numbered) {
      return Outcome.refused(new ParticipantRejection.NumberedAlready());
    }
    return anothers
        ? Outcome.refused(new ParticipantRejection.NumberOfAnother())
        : Outcome.accepted(new DetailsCorrected(c.person()));
  }

  /**
   * Takes a staff list's row in: as much of it as is new.
   *
   * @param detailsDiffer whether the list has another name or address than the register
   */
  public Outcome<ParticipantEvent> take(
      PersonId who,
      Sex sex,
      AgeGroup ageGroup,
      Employment listed,
      boolean detailsDiffer,
      Places places) {
    Optional<Outcome<ParticipantEvent>> misplaced = misplaced(listed, places);
    if (misplaced.isPresent()) {
      return misplaced.get();
    }
    if (person == null) {
      return Outcome.accepted(new ParticipantRegistered(who, sex, ageGroup, listed));
    }
    List<ParticipantEvent> events = new ArrayList<>();
    Optional<Employment> now = now(listed.organisation());
    if (now.isEmpty()) {
      events.add(new EmploymentAdded(who, listed));
    } else if (!saysTheSame(now.get(), listed)) {
      if (listed.from().isBefore(now.get().from())) {
        return Outcome.refused(new ParticipantRejection.BeforeEmployment("from", now.get().from()));
      }
      events.add(new WorkplaceChanged(who, listed));
    }
    if (detailsDiffer) {
      events.add(new DetailsCorrected(who));
    }
    return new Outcome.Accepted<>(List.copyOf(events));
  }

  private static boolean saysTheSame(Employment known, Employment listed) {
    return known.workplace().equals(listed.workplace())
        && (listed.group() == null || listed.group().equals(known.group()));
  }

  private static Optional<Outcome<ParticipantEvent>> misplaced(
      Employment employment, Places places) {
    if (!places.organisations().containsKey(employment.organisation())) {
      return Optional.of(Outcome.refused(UnknownThing.organisation()));
    }
    boolean workplaceFits =
        Optional.ofNullable(places.workplaces().get(employment.workplace()))
            .filter(w -> w.organisation().equals(employment.organisation()))
            .isPresent();
    if (!workplaceFits) {
      return Optional.of(Outcome.refused(UnknownThing.workplace()));
    }
    return places.groupBelongs(employment.group(), employment.workplace())
        ? Optional.empty()
        : Optional.of(Outcome.refused(UnknownThing.group()));
  }
}
