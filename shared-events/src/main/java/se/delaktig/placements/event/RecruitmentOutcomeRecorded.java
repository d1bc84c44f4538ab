package se.delaktig.placements.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.WorkplaceId;

/**
 * A step was taken at a workplace: an internship, a temporary or a permanent employment.
 *
 * @param from the first day of the step
 * @param group which group the person belongs to, from a list; no ethnicity
 * @param evidence where the proof is kept, a reference number; absent when there is none
 */
@StoredAs("recruitment-outcome-recorded")
public record RecruitmentOutcomeRecorded(
    PlacementId placement,
    Step step,
    WorkplaceId workplace,
    LocalDate from,
    Group group,
    @Nullable String evidence)
    implements PlacementEvent {
  /** What kind of step. */
  public enum Step {
    /** Praktik. */
    INTERNSHIP,
    /** Visstid, vikariat. */
    TEMPORARY_EMPLOYMENT,
    /** Tillsvidare. */
    PERMANENT_EMPLOYMENT
  }

  /** Groups that the project's third goal names, and others. */
  public enum Group {
    NEWLY_ARRIVED,
    LONG_TERM_UNEMPLOYED,
    YOUNG_OUTSIDE_WORK_AND_STUDIES,
    DISABILITY,
    OTHER_FAR_FROM_LABOUR_MARKET
  }
}
