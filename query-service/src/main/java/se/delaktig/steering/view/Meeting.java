package se.delaktig.steering.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.steering.event.ActionAgreed;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.event.FiguresFrozen;
import se.delaktig.steering.event.FindingRecorded;
import se.delaktig.steering.event.MeetingCalled;
import se.delaktig.steering.event.MeetingCancelled;
import se.delaktig.steering.event.MeetingEvent;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.MeetingKind;
import se.delaktig.steering.event.MinutesIssued;
import se.delaktig.steering.event.MinutesMailed;
import se.delaktig.steering.event.SteeringDecisionRecorded;

/**
 * A meeting with all that came of it.
 *
 * @param called as it was called last; absent before it was
 * @param cancelled whether it will not be held
 * @param frozen where in the log the figures are that it looks at; absent while they are not frozen
 * @param held absent before it was held; otherwise as it was recorded last
 * @param minutes every time minutes were issued, oldest first
 * @param mailed every time minutes were mailed, oldest first
 */
public record Meeting(
    String id,
    @Nullable MeetingCalled called,
    boolean cancelled,
    @Nullable Frozen frozen,
    @Nullable MeetingHeld held,
    List<SteeringDecisionRecorded> decisions,
    List<Action> actions,
    List<Finding> findings,
    List<Issued> minutes,
    List<Mailed> mailed) {

  /**
   * Where in the log a meeting's figures are frozen.
   *
   * @param position of the event; all up to it counts
   */
  public record Frozen(Instant at, long position) {}

  /**
   * Something to be done.
   *
   * @param settled how it ended; absent while it is open
   */
  public record Action(ActionAgreed agreed, @Nullable ActionSettled settled) {}

  /** Something that was found out, and by whom it was recorded. */
  public record Finding(FindingRecorded recorded, String role) {}

  /** Minutes that were issued. */
  public record Issued(MinutesIssued minutes, Instant at, ActorId by) {}

  /** Minutes that went out by mail. */
  public record Mailed(int number, Instant at) {}

  public static Meeting unknown(String id) {
    return new Meeting(
        id, null, false, null, null, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  Meeting after(MeetingEvent event, RecordedEvent recorded) {
    return switch (event) {
      case MeetingCalled e -> with(e, false, frozen, held);
      case MeetingCancelled e -> with(called, true, frozen, held);
      case FiguresFrozen e -> with(called, cancelled, here(recorded), held);
      case MeetingHeld e -> with(called, cancelled, frozen == null ? here(recorded) : frozen, e);
      case SteeringDecisionRecorded e ->
          with(added(decisions, e), actions, findings, minutes, mailed);
      case ActionAgreed e ->
          with(decisions, added(actions, new Action(e, null)), findings, minutes, mailed);
      case ActionSettled e ->
          with(
              decisions,
              actions.stream()
                  .map(one ->
                      one.agreed().number() == e.number() ? new Action(one.agreed(), e) : one)
                  .toList(),
              findings,
              minutes,
              mailed);
      case FindingRecorded e ->
          with(
              decisions,
              actions,
              added(findings, new Finding(e, recorded.role())),
              minutes,
              mailed);
      case MinutesIssued e ->
          with(
              decisions,
              actions,
              findings,
              added(minutes, new Issued(e, recorded.at(), recorded.actor())),
              mailed);
      case MinutesMailed e ->
          with(
              decisions,
              actions,
              findings,
              minutes,
              added(mailed, new Mailed(e.number(), recorded.at())));
    };
  }

  private static Frozen here(RecordedEvent recorded) {
    return new Frozen(recorded.at(), recorded.position());
  }

  private Meeting with(
      @Nullable MeetingCalled call,
      boolean off,
      @Nullable Frozen figures,
      @Nullable MeetingHeld held) {
    return new Meeting(id, call, off, figures, held, decisions, actions, findings, minutes, mailed);
  }

  private Meeting with(
      List<SteeringDecisionRecorded> decided,
      List<Action> agreed,
      List<Finding> found,
      List<Issued> issued,
      List<Mailed> sent) {
    return new Meeting(id, called, cancelled, frozen, held, decided, agreed, found, issued, sent);
  }

  private static <T> List<T> added(List<T> before, T one) {
    List<T> next = new ArrayList<>(before);
    next.add(one);
    return List.copyOf(next);
  }

  /** Whether it has been held, or is to be. */
  public boolean standing() {
    return called != null && !cancelled;
  }

  /** Whether it is still to be held. */
  public boolean toCome() {
    return standing() && held == null;
  }

  public MeetingKind kind() {
    return Objects.requireNonNull(called).kind();
  }

  /** The day on which it was held, or is to be. */
  public LocalDate date() {
    return held == null ? Objects.requireNonNull(called).date() : held.date();
  }

  /** What is still to be done. */
  public List<Action> open() {
    return actions.stream().filter(one -> one.settled() == null).toList();
  }
}
