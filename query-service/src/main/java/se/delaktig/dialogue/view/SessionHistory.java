package se.delaktig.dialogue.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionPlanned;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.WorkplaceId;

/**
 * One dialogue session with everything that has been said of it.
 *
 * @param planned as it was last planned; absent when it was logged without a plan
 * @param entries what was logged and what it was corrected to, oldest first; the last one holds
 * @param cancelled whether the plan was called off
 * @param position the last event taken up; an event at or before it is not taken up again
 */
public record SessionHistory(
    DialogueSessionId session,
    @Nullable DialogueSessionPlanned planned,
    List<Entry> entries,
    boolean cancelled,
    long position) {

  /** How an entry came about. */
  public enum Kind {
    LOGGED,
    CORRECTED,
    /** It was settled who an unidentified attendee was; the revision stays. */
    IDENTIFIED
  }

  /**
   * The session as somebody said that it was.
   *
   * @param revision 1 when logged, then one more for each correction
   * @param reason why it was corrected; absent when it was not
   * @param at when it was recorded, by the programme clock
   * @param role in what role, as in the log
   */
  public record Entry(
      Kind kind,
      int revision,
      HeldSession held,
      @Nullable CorrectionReason reason,
      Instant at,
      ActorId by,
      String role) {}

  static SessionHistory unknown(String id) {
    return new SessionHistory(new DialogueSessionId(id), null, List.of(), false, -1);
  }

  /** The session as it now stands; empty until it is logged. */
  public Optional<HeldSession> held() {
    return latest().map(Entry::held);
  }

  /** What was said last. */
  public Optional<Entry> latest() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
  }

  /** 0 until it is logged, then 1, then one more for each correction. */
  public int revision() {
    return latest().map(Entry::revision).orElse(0);
  }

  /** Whether it is planned, not called off and not logged. */
  public boolean toBeLogged() {
    return planned != null && entries.isEmpty() && !cancelled;
  }

  /** Whether anything is known of it at all. */
  public boolean known() {
    return planned != null || !entries.isEmpty();
  }

  /** Whose session it is. */
  public WorkplaceId workplace() {
    return held().map(HeldSession::workplace).orElseGet(() -> plan().workplace());
  }

  /** Which of the workplace's groups; absent where it is the whole workplace's. */
  public @Nullable GroupId group() {
    return held().isPresent() ? held().get().group() : plan().group();
  }

  public LocalDate date() {
    return held().map(HeldSession::date).orElseGet(() -> plan().date());
  }

  public LocalTime start() {
    return held().map(HeldSession::start).orElseGet(() -> plan().start());
  }

  public int minutes() {
    return held().map(HeldSession::minutes).orElseGet(() -> plan().minutes());
  }

  private DialogueSessionPlanned plan() {
    if (planned == null) {
      throw new IllegalStateException("nothing is known of the session");
    }
    return planned;
  }
}
