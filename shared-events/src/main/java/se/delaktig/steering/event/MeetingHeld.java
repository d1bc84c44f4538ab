package se.delaktig.steering.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;

/**
 * A meeting was held, or what was recorded of it was put right: holds all of it as it now stands.
 *
 * @param present who took part
 * @param note what was said besides decisions, actions and findings; absent where nothing is noted
 */
@StoredAs("meeting-held")
public record MeetingHeld(
    MeetingId meeting, LocalDate date, List<Present> present, @Nullable Worded note)
    implements MeetingEvent {
  /**
   * Somebody who took part.
   *
   * @param organisation whom they stood for; absent for none of the project's
   * @param who their name, sealed; absent where none was given
   */
  public record Present(Seat seat, @Nullable OrganisationId organisation, @Nullable Worded who) {}

  /** As what somebody took part. */
  public enum Seat {
    CHAIR,
    MEMBER,
    STAND_IN,
    SECRETARY,
    PROJECT_LEADER,
    PROJECT_WORKER,
    ECONOMIST,
    UNION_REPRESENTATIVE,
    RESEARCHER,
    EVALUATOR,
    INVITED
  }
}
