package se.delaktig.training.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionId;
import se.delaktig.training.event.TrainingSessionPlanned;

/**
 * A session of the preparand training, with everything that was ever said of it.
 *
 * @param planned as it was planned last; absent for one that was never planned, or was cancelled
 * @param entries what was recorded of it when it was held, then each correction; the last one holds
 */
public record TrainingOccasion(
    TrainingSessionId session, @Nullable TrainingSessionPlanned planned, List<Entry> entries) {

  /**
   * What was recorded of a held session.
   *
   * @param revision 1 for the first, then counting up
   * @param reason why it was corrected; absent for the first
   * @param focuses which of the plan's focuses it carried
   */
  public record Entry(
      int revision,
      @Nullable CorrectionReason reason,
      TrainingKind kind,
      String title,
      LocalDate date,
      LocalTime start,
      int minutes,
      List<Attendance> attendances,
      List<String> focuses,
      Instant at,
      ActorId by) {

    /** How many attended, wholly or in part. */
    public long attended() {
      return attendances.stream().filter(a -> a.presence().attended()).count();
    }

    /** Minutes of all who attended, together. */
    public long attendedMinutes() {
      return attendances.stream().mapToLong(Attendance::minutes).sum();
    }
  }

  static TrainingOccasion unknown(TrainingSessionId session) {
    return new TrainingOccasion(session, null, List.of());
  }

  /** Whether it is planned or has been held; one that was cancelled is neither. */
  public boolean stands() {
    return planned != null || !entries.isEmpty();
  }

  /** As it was held, by what was recorded last; empty when it has not been held. */
  public Optional<Entry> held() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
  }

  /** The day it was held, or is planned for. */
  public LocalDate date() {
    return held().map(Entry::date).orElseGet(() -> plan().date());
  }

  public String title() {
    return held().map(Entry::title).orElseGet(() -> plan().title());
  }

  public TrainingKind kind() {
    return held().map(Entry::kind).orElseGet(() -> plan().kind());
  }

  public LocalTime start() {
    return held().map(Entry::start).orElseGet(() -> plan().start());
  }

  /** How long it lasted, or is to last. */
  public int minutes() {
    return held().map(Entry::minutes).orElseGet(() -> plan().minutes());
  }

  /** Everyone it concerns: who was called, or who is in the grid. */
  public List<PersonId> people() {
    return held()
        .map(entry -> entry.attendances().stream().map(Attendance::person).toList())
        .orElseGet(() -> plan().called());
  }

  private TrainingSessionPlanned plan() {
    if (planned == null) {
      throw new IllegalStateException("the session " + session + " is neither planned nor held");
    }
    return planned;
  }
}
