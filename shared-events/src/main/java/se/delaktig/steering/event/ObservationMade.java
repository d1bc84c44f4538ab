package se.delaktig.steering.event;

import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * Somebody who follows the project from outside said what they had seen, or asked.
 *
 * @param number counts up from 1 within the project
 */
@StoredAs("observation-made")
public record ObservationMade(ProjectId project, int number, Kind kind, Worded words)
    implements ObservationEvent {
  /** Whether an answer is wanted. */
  public enum Kind {
    OBSERVATION,
    QUESTION
  }
}
