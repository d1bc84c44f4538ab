package se.delaktig.training;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.hours.Attendances;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.command.CancelTrainingSession;
import se.delaktig.training.command.CorrectTrainingSession;
import se.delaktig.training.command.PlanTrainingSession;
import se.delaktig.training.command.RecordTrainingAttendance;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.PreparandTrainingCompleted;
import se.delaktig.training.event.TrainingEvent;
import se.delaktig.training.event.TrainingSessionCancelled;
import se.delaktig.training.event.TrainingSessionCorrected;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionPlanned;

/**
 * A session of the preparand training: planned, held, corrected.
 *
 * @param planned as it was planned last; absent when it never was, or was cancelled
 * @param held as it now stands; absent until its attendance is recorded
 * @param revision 0 until recorded, then 1, then one more for each correction
 * @param recordedBy who recorded it or corrected it last
 */
public record TrainingSession(
    @Nullable TrainingSessionPlanned planned,
    @Nullable TrainingSessionHeld held,
    int revision,
    @Nullable ActorId recordedBy) {

  public static TrainingSession unknown() {
    return new TrainingSession(null, null, 0, null);
  }

  public TrainingSession after(TrainingEvent event, ActorId by) {
    return switch (event) {
      case TrainingSessionPlanned e -> new TrainingSession(e, held, revision, recordedBy);
      case TrainingSessionHeld e -> new TrainingSession(planned, e, 1, by);
      case TrainingSessionCorrected e ->
          new TrainingSession(
              planned,
              new TrainingSessionHeld(
                  e.session(),
                  e.kind(),
                  e.title(),
                  e.date(),
                  e.start(),
                  e.minutes(),
                  e.attendances(),
                  e.focuses()),
              e.revision(),
              by);
      case TrainingSessionCancelled e -> new TrainingSession(null, held, revision, recordedBy);
      case PreparandAppointed e -> this;
      case PreparandTrainingCompleted e -> this;
    };
  }

  public Outcome<TrainingEvent> plan(PlanTrainingSession c, TrainingFacts facts) {
    if (held != null) {
      return Outcome.refused(new TrainingRejection.AlreadyHeld());
    }
    Set<PersonId> once = Set.copyOf(c.called());
    if (once.size() < c.called().size()) {
      return Outcome.refused(new TrainingRejection.PersonTwice("called"));
    }
    return facts.known().containsAll(once)
        ? Outcome.accepted(
            new TrainingSessionPlanned(
                c.session(),
                c.kind(),
                c.title().strip(),
                c.date(),
                c.start(),
                c.minutes(),
                c.called()))
        : Outcome.refused(UnknownThing.person("called"));
  }

  /** A session that was held cannot be cancelled; one that was cancelled can be planned anew. */
  public Outcome<TrainingEvent> cancel(CancelTrainingSession c) {
    if (held != null) {
      return Outcome.refused(new TrainingRejection.AlreadyHeld());
    }
    return planned == null
        ? Outcome.refused(UnknownThing.session())
        : Outcome.accepted(new TrainingSessionCancelled(c.session()));
  }

  public Outcome<TrainingEvent> record(RecordTrainingAttendance c, TrainingFacts facts) {
    if (held != null) {
      return Outcome.refused(new TrainingRejection.AlreadyHeld());
    }
    TrainingSessionHeld next =
        new TrainingSessionHeld(
            c.session(),
            c.kind(),
            c.title().strip(),
            c.date(),
            c.start(),
            c.minutes(),
            Attendances.of(c.attendances(), c.minutes()),
            c.focuses());
    return refusal(next, c.attendances(), facts).orElseGet(() -> Outcome.accepted(next));
  }

  public Outcome<TrainingEvent> correct(CorrectTrainingSession c, TrainingFacts facts) {
    if (held == null) {
      return Outcome.refused(UnknownThing.session());
    }
    if (c.expectedRevision() != revision) {
      return Outcome.refused(new TrainingRejection.CorrectedMeanwhile(revision));
    }
    TrainingSessionHeld next =
        new TrainingSessionHeld(
            c.session(),
            c.kind(),
            c.title().strip(),
            c.date(),
            c.start(),
            c.minutes(),
            Attendances.of(c.attendances(), c.minutes()),
            c.focuses());
    if (sameAs(next, held)) {
      return Outcome.refused(new TrainingRejection.NothingChanged());
    }
    List<PersonId> removed = Attendances.removed(held.attendances(), next.attendances());
    return refusal(next, c.attendances(), facts)
        .orElseGet(() ->
            Outcome.accepted(
                new TrainingSessionCorrected(
                    next.session(),
                    revision + 1,
                    c.reason(),
                    next.kind(),
                    next.title(),
                    next.date(),
                    next.start(),
                    next.minutes(),
                    next.attendances(),
                    removed,
                    next.focuses())));
  }

  /** Whether two say the same; in what order people are listed says nothing. */
  private static boolean sameAs(TrainingSessionHeld one, TrainingSessionHeld other) {
    return one.kind() == other.kind()
        && one.title().equals(other.title())
        && one.date().equals(other.date())
        && one.start().equals(other.start())
        && one.minutes() == other.minutes()
        && new HashSet<>(one.attendances()).equals(new HashSet<>(other.attendances()))
        && new HashSet<>(one.focuses()).equals(new HashSet<>(other.focuses()));
  }

  private static Optional<Outcome<TrainingEvent>> refusal(
      TrainingSessionHeld next, List<Taken> taken, TrainingFacts facts) {
    if (next.date().atTime(next.start()).isAfter(facts.now())) {
      return Optional.of(Outcome.refused(new TrainingRejection.InTheFuture(next.date())));
    }
    Optional<Outcome<TrainingEvent>> fault =
        Attendances.fault(taken, next.minutes(), facts.known())
            .map(why ->
                switch (why) {
                  case PERSON_TWICE ->
                      Outcome.refused(new TrainingRejection.PersonTwice("attendances"));
                  case MINUTES_BEYOND_SESSION ->
                      Outcome.refused(new TrainingRejection.MinutesBeyondSession(next.minutes()));
                  case UNKNOWN_PERSON -> Outcome.refused(UnknownThing.person("attendances"));
                });
    if (fault.isPresent()) {
      return fault;
    }
    return next.attendances().stream().noneMatch(a -> a.presence().attended())
        ? Optional.of(Outcome.refused(new TrainingRejection.NobodyAttended()))
        : Optional.empty();
  }
}
