package se.delaktig.steering;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.steering.command.AgreeAction;
import se.delaktig.steering.command.CallMeeting;
import se.delaktig.steering.command.CancelMeeting;
import se.delaktig.steering.command.FreezeFigures;
import se.delaktig.steering.command.IssueMinutes;
import se.delaktig.steering.command.MailMinutes;
import se.delaktig.steering.command.RecordFinding;
import se.delaktig.steering.command.RecordMeeting;
import se.delaktig.steering.command.RecordSteeringDecision;
import se.delaktig.steering.command.SettleAction;
import se.delaktig.steering.event.ActionAgreed;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.event.FiguresFrozen;
import se.delaktig.steering.event.FindingRecorded;
import se.delaktig.steering.event.MeetingCalled;
import se.delaktig.steering.event.MeetingCancelled;
import se.delaktig.steering.event.MeetingEvent;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.MinutesIssued;
import se.delaktig.steering.event.MinutesMailed;
import se.delaktig.steering.event.SteeringDecisionRecorded;
import se.delaktig.steering.event.Worded;

/**
 * A meeting as far as the next thing that happens to it depends on the earlier ones. What is said
 * in words is handed in as a function that seals it; it is asked only once nothing is wrong.
 *
 * @param standing whether it is called and not cancelled
 * @param asked how many things it is asked to decide
 * @param held whether it has been held
 * @param decisions how many it has made
 * @param actions how many it has agreed on
 * @param findings how many were brought to it
 * @param minutes its minutes as they were issued, oldest first
 */
public record Meeting(
    boolean standing,
    int asked,
    boolean held,
    int decisions,
    int actions,
    int findings,
    List<MinutesIssued> minutes) {
  private static final Set<Role> NOBODY_IN_THE_PROJECT = EnumSet.of(Role.LINK_HOLDER, Role.SYSTEM);

  public static Meeting unknown() {
    return new Meeting(false, 0, false, 0, 0, 0, List.of());
  }

  public Meeting after(MeetingEvent event) {
    return switch (event) {
      case MeetingCalled e ->
          new Meeting(true, e.asked().size(), held, decisions, actions, findings, minutes);
      case MeetingCancelled e ->
          new Meeting(false, asked, held, decisions, actions, findings, minutes);
      case FiguresFrozen e -> this;
      case MeetingHeld e ->
          new Meeting(standing, asked, true, decisions, actions, findings, minutes);
      case SteeringDecisionRecorded e ->
          new Meeting(standing, asked, held, e.number(), actions, findings, minutes);
      case ActionAgreed e ->
          new Meeting(standing, asked, held, decisions, e.number(), findings, minutes);
      case ActionSettled e -> this;
      case FindingRecorded e ->
          new Meeting(standing, asked, held, decisions, actions, e.number(), minutes);
      case MinutesIssued e ->
          new Meeting(standing, asked, held, decisions, actions, findings, with(e));
      case MinutesMailed e -> this;
    };
  }

  private List<MinutesIssued> with(MinutesIssued one) {
    return Stream.concat(minutes.stream(), Stream.of(one)).toList();
  }

  public Outcome<MeetingEvent> call(CallMeeting c, Function<String, Worded> seal) {
    return held
        ? Outcome.refused(new SteeringRejection.MeetingHasBeenHeld())
        : Outcome.accepted(
            new MeetingCalled(
                c.meeting(),
                c.kind(),
                c.date(),
                c.agenda().stream().map(String::strip).map(seal).toList(),
                c.asked().stream().map(String::strip).map(seal).toList()));
  }

  public Outcome<MeetingEvent> cancel(CancelMeeting c) {
    return notToCome()
        .<Outcome<MeetingEvent>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(new MeetingCancelled(c.meeting())));
  }

  /** What a meeting looked at cannot be frozen when it is over. */
  public Outcome<MeetingEvent> freeze(FreezeFigures c) {
    return notToCome()
        .<Outcome<MeetingEvent>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(new FiguresFrozen(c.meeting())));
  }

  /** Why nothing can be prepared for it, if nothing can. */
  private Optional<Rejection> notToCome() {
    return standing && held ? Optional.of(new SteeringRejection.MeetingHasBeenHeld()) : notThere();
  }

  private Optional<Rejection> notThere() {
    return standing ? Optional.empty() : Optional.of(unknownMeeting());
  }

  static Rejection unknownMeeting() {
    return new UnknownThing("steering.meeting-unknown", "meeting");
  }

  /**
   * @param organisations those that the project has
   */
  public Outcome<MeetingEvent> hold(
      RecordMeeting c,
      Set<OrganisationId> organisations,
      LocalDate today,
      Function<String, Worded> seal) {
    Rejection wrong = wrong(c, organisations, today);
    if (wrong != null) {
      return Outcome.refused(wrong);
    }
    List<MeetingHeld.Present> present =
        c.present().stream()
            .map(one ->
                new MeetingHeld.Present(one.seat(), one.organisation(), sealed(one.who(), seal)))
            .toList();
    return Outcome.accepted(
        new MeetingHeld(c.meeting(), c.date(), present, sealed(c.note(), seal)));
  }

  private @Nullable Rejection wrong(
      RecordMeeting c, Set<OrganisationId> organisations, LocalDate today) {
    if (!standing) {
      return unknownMeeting();
    }
    if (c.date().isAfter(today)) {
      return new SteeringRejection.InTheFuture();
    }
    return c.present().stream()
            .map(RecordMeeting.Participant::organisation)
            .filter(Objects::nonNull)
            .allMatch(organisations::contains)
        ? null
        : UnknownThing.organisation();
  }

  /** Seals what was written, if anything was. */
  static @Nullable Worded sealed(@Nullable String text, Function<String, Worded> seal) {
    return text == null || text.isBlank() ? null : seal.apply(text.strip());
  }

  public Outcome<MeetingEvent> decide(RecordSteeringDecision c, Function<String, Worded> seal) {
    Integer question = c.question();
    if (!standing) {
      return Outcome.refused(unknownMeeting());
    }
    return question != null && question > asked
        ? Outcome.refused(new UnknownThing("steering.question-unknown", "question"))
        : Outcome.accepted(
            new SteeringDecisionRecorded(
                c.meeting(), decisions + 1, question, c.verdict(), seal.apply(c.text().strip())));
  }

  public Outcome<MeetingEvent> agree(AgreeAction c, Function<String, Worded> seal) {
    if (!standing) {
      return Outcome.refused(unknownMeeting());
    }
    return NOBODY_IN_THE_PROJECT.contains(c.owner())
        ? Outcome.refused(new SteeringRejection.NotAnOwner())
        : Outcome.accepted(
            new ActionAgreed(
                c.meeting(), actions + 1, c.owner(), c.due(), seal.apply(c.text().strip())));
  }

  public Outcome<MeetingEvent> settle(SettleAction c, LocalDate today) {
    if (c.number() > actions) {
      return Outcome.refused(new UnknownThing("steering.action-unknown", "number"));
    }
    return c.date().isAfter(today)
        ? Outcome.refused(new SteeringRejection.InTheFuture())
        : Outcome.accepted(new ActionSettled(c.meeting(), c.number(), c.date(), c.ending()));
  }

  public Outcome<MeetingEvent> find(RecordFinding c, Function<String, Worded> seal) {
    return standing
        ? Outcome.accepted(
            new FindingRecorded(c.meeting(), findings + 1, seal.apply(c.text().strip())))
        : Outcome.refused(unknownMeeting());
  }

  /**
   * A file as it lies in the store.
   *
   * @param sha256 of its bytes, 64 hex digits
   * @param bytes how long it is
   */
  public record KeptFile(String sha256, long bytes) {}

  /**
   * @param kept the file as it lies in the store; absent where it does not
   */
  public Outcome<MeetingEvent> issue(IssueMinutes c, @Nullable KeptFile kept) {
    if (!standing) {
      return Outcome.refused(unknownMeeting());
    }
    if (!held) {
      return Outcome.refused(new SteeringRejection.MeetingNotHeld());
    }
    return kept == null
        ? Outcome.refused(new UnknownThing("steering.file-unknown", "file"))
        : Outcome.accepted(
            new MinutesIssued(
                c.meeting(),
                minutes.size() + 1,
                c.commits(),
                c.file(),
                kept.sha256(),
                kept.bytes(),
                c.language()));
  }

  /** The minutes of a number; empty where there are none. */
  public Optional<MinutesIssued> issued(int number) {
    return minutes.stream().filter(one -> one.number() == number).findFirst();
  }

  public Outcome<MeetingEvent> mail(MailMinutes c) {
    return issued(c.number()).isPresent()
        ? Outcome.accepted(new MinutesMailed(c.meeting(), c.mail(), c.number()))
        : Outcome.refused(new UnknownThing("steering.minutes-unknown", "number"));
  }
}
