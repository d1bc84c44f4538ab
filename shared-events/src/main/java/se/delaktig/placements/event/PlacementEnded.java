package se.delaktig.placements.event;

import java.time.LocalDate;
import se.delaktig.kernel.event.StoredAs;

/** The latest step of a placement ended. */
@StoredAs("placement-ended")
public record PlacementEnded(PlacementId placement, LocalDate lastDay, Reason reason)
    implements PlacementEvent {
  /** Why it ended. */
  public enum Reason {
    AS_AGREED,
    OTHER_EMPLOYMENT,
    STUDIES,
    MOVED,
    BROKEN_OFF_BY_WORKPLACE,
    BROKEN_OFF_BY_PERSON
  }
}
