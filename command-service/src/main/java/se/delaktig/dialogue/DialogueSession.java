package se.delaktig.dialogue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.dialogue.command.CancelDialogueSession;
import se.delaktig.dialogue.command.CorrectDialogueSession;
import se.delaktig.dialogue.command.IdentifyAttendee;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.command.PlanDialogueSession;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.dialogue.event.AttendeeIdentified;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.dialogue.event.DialogueSessionCancelled;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.DialogueSessionPlanned;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.event.HeldSession.Unidentified;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.hours.Attendances;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.Presence;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.participants.event.PersonId;

/**
 * A dialogue session: planned, held, corrected.
 *
 * @param held as it now stands; absent until it is logged
 * @param revision 0 until logged, then 1, then one more for each correction
 * @param loggedBy who logged it or corrected it last
 */
public record DialogueSession(
    @Nullable DialogueSessionPlanned planned,
    @Nullable HeldSession held,
    int revision,
    @Nullable ActorId loggedBy,
    boolean cancelled) {

  public static DialogueSession unknown() {
    return new DialogueSession(null, null, 0, null, false);
  }

  public DialogueSession after(DialogueEvent event, ActorId by) {
    return switch (event) {
      case DialogueSessionPlanned e -> new DialogueSession(e, held, revision, loggedBy, false);
      case DialogueSessionLogged e -> new DialogueSession(planned, e.held(), 1, by, false);
      case DialogueSessionCorrected e ->
          new DialogueSession(planned, e.held(), e.revision(), by, false);
      case DialogueSessionCancelled e ->
          new DialogueSession(planned, held, revision, loggedBy, true);
      case AttendeeIdentified e ->
          new DialogueSession(planned, e.held(), revision, loggedBy, cancelled);
      case MaterialAdded e -> this;
    };
  }

  /** The session with one of its unidentified attendees known, or known to be nobody. */
  private static HeldSession identified(HeldSession held, String ref, @Nullable PersonId person) {
    List<Unidentified> left =
        held.unidentified().stream().filter(one -> !one.ref().equals(ref)).toList();
    List<Attendance> attendances = new ArrayList<>(held.attendances());
    if (person != null) {
      held.unidentified().stream()
          .filter(one -> one.ref().equals(ref))
          .findFirst()
          .ifPresent(one -> {
            attendances.removeIf(a -> a.person().equals(person) && !a.presence().attended());
            attendances.add(
                new Attendance(
                    person,
                    one.minutes() < held.minutes() ? Presence.PART : Presence.PRESENT,
                    one.minutes()));
          });
    }
    return new HeldSession(
        held.workplace(),
        held.group(),
        held.date(),
        held.start(),
        held.minutes(),
        held.materials(),
        held.leaders(),
        List.copyOf(attendances),
        left,
        held.focuses());
  }

  public Outcome<DialogueEvent> plan(PlanDialogueSession c, DialogueFacts facts) {
    if (held != null) {
      return Outcome.refused(new DialogueRejection.AlreadyLogged());
    }
    if (!facts.places().workplaces().containsKey(c.workplace())) {
      return Outcome.refused(UnknownThing.workplace());
    }
    if (!facts.places().groupBelongs(c.group(), c.workplace())) {
      return Outcome.refused(UnknownThing.group());
    }
    return Outcome.accepted(
        new DialogueSessionPlanned(
            c.session(), c.workplace(), c.group(), c.date(), c.start(), c.minutes()));
  }

  /**
   * @param attendees the command's own attendances together with the additions that were recognised
   * @param unidentified the additions that were not
   */
  public Outcome<DialogueEvent> log(
      LogDialogueSession c,
      List<Taken> attendees,
      List<Unidentified> unidentified,
      DialogueFacts facts) {
    if (held != null) {
      return Outcome.refused(new DialogueRejection.AlreadyLogged());
    }
    HeldSession next =
        new HeldSession(
            c.workplace(),
            c.group(),
            c.date(),
            c.start(),
            c.minutes(),
            c.materials(),
            c.leaders(),
            Attendances.of(attendees, c.minutes()),
            unidentified,
            c.focuses());
    return refusal(next, attendees, facts)
        .orElseGet(() -> Outcome.accepted(new DialogueSessionLogged(c.session(), next)));
  }

  public Outcome<DialogueEvent> correct(CorrectDialogueSession c, DialogueFacts facts) {
    if (held == null) {
      return Outcome.refused(UnknownThing.session());
    }
    if (c.expectedRevision() != revision) {
      return Outcome.refused(new DialogueRejection.CorrectedMeanwhile(revision));
    }
    HeldSession next =
        new HeldSession(
            c.workplace(),
            c.group(),
            c.date(),
            c.start(),
            c.minutes(),
            c.materials(),
            c.leaders(),
            Attendances.of(c.attendances(), c.minutes()),
            held.unidentified(),
            c.focuses());
    if (next.equals(held)) {
      return Outcome.refused(new DialogueRejection.NothingChanged());
    }
    return refusal(next, c.attendances(), facts)
        .orElseGet(() ->
            Outcome.accepted(
                new DialogueSessionCorrected(
                    c.session(),
                    revision + 1,
                    c.reason(),
                    next,
                    Attendances.removed(held.attendances(), next.attendances()))));
  }

  public Outcome<DialogueEvent> cancel(CancelDialogueSession c) {
    if (planned == null || cancelled) {
      return Outcome.refused(UnknownThing.session());
    }
    return held == null
        ? Outcome.accepted(new DialogueSessionCancelled(c.session()))
        : Outcome.refused(new DialogueRejection.AlreadyLogged());
  }

  public Outcome<DialogueEvent> identify(IdentifyAttendee c, DialogueFacts facts) {
    // whoever sent it was asked for a right at that workplace: it must be the session's
    if (held == null || !held.workplace().equals(c.workplace())) {
      return Outcome.refused(UnknownThing.session());
    }
    boolean waiting = held.unidentified().stream().anyMatch(one -> one.ref().equals(c.ref()));
    if (!waiting) {
      return Outcome.refused(new DialogueRejection.NobodyToIdentify());
    }
    PersonId person = c.person();
    if (person != null && !facts.known().contains(person)) {
      return Outcome.refused(UnknownThing.person("person"));
    }
    boolean thereAlready =
        held.attendances().stream()
            .anyMatch(a -> a.person().equals(person) && a.presence().attended());
    return thereAlready
        ? Outcome.refused(new DialogueRejection.PersonTwice())
        : Outcome.accepted(
            new AttendeeIdentified(
                c.session(), c.ref(), person, identified(held, c.ref(), person)));
  }

  private static Optional<Outcome<DialogueEvent>> refusal(
      HeldSession next, List<Taken> taken, DialogueFacts facts) {
    if (notYet(next.date(), next.start(), facts)) {
      return Optional.of(Outcome.refused(new DialogueRejection.InTheFuture(next.date())));
    }
    if (!facts.places().workplaces().containsKey(next.workplace())) {
      return Optional.of(Outcome.refused(UnknownThing.workplace()));
    }
    if (!facts.places().groupBelongs(next.group(), next.workplace())) {
      return Optional.of(Outcome.refused(UnknownThing.group()));
    }
    if (!facts.materials().containsAll(next.materials())) {
      return Optional.of(Outcome.refused(new UnknownThing("material.unknown", "materials")));
    }
    if (!facts.known().containsAll(next.leaders())) {
      return Optional.of(Outcome.refused(UnknownThing.person("leaders")));
    }
    Optional<Outcome<DialogueEvent>> fault =
        Attendances.fault(taken, next.minutes(), facts.known())
            .map(why ->
                switch (why) {
                  case PERSON_TWICE -> Outcome.refused(new DialogueRejection.PersonTwice());
                  case MINUTES_BEYOND_SESSION ->
                      Outcome.refused(new DialogueRejection.MinutesBeyondSession(next.minutes()));
                  case UNKNOWN_PERSON -> Outcome.refused(UnknownThing.person("attendances"));
                });
    if (fault.isPresent()) {
      return fault;
    }
    if (facts.refuseUnqualifiedLeaders() && !facts.qualified().containsAll(next.leaders())) {
      return Optional.of(Outcome.refused(new DialogueRejection.LeaderNotQualified()));
    }
    boolean nobody =
        next.unidentified().isEmpty()
            && next.attendances().stream().noneMatch(a -> a.presence().attended());
    return nobody
        ? Optional.of(Outcome.refused(new DialogueRejection.NobodyTookPart()))
        : Optional.empty();
  }

  private static boolean notYet(LocalDate date, LocalTime start, DialogueFacts facts) {
    return date.atTime(start).isAfter(facts.now());
  }
}
