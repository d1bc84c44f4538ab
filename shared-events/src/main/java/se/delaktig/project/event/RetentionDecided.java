package se.delaktig.project.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;

/**
 * What decides how long a project's documents are kept, as far as it is known, and what is to
 * become of them then.
 *
 * @param period whose rules apply
 * @param accounts 2014–2020: the day of the accounts that contain the expenditure; absent until it
 *     is known
 * @param aboveOneMillion 2014–2020: whether the total eligible expenditure is a million euro or
 *     more; absent until it is known
 * @param lastPayment 2021–2027: the day of the fund's last payment; absent until it is known
 * @param stateAid whether there was state aid in it
 */
@StoredAs("retention-decided")
public record RetentionDecided(
    ProjectId project,
    ProgrammePeriod period,
    @Nullable LocalDate accounts,
    @Nullable Boolean aboveOneMillion,
    @Nullable LocalDate lastPayment,
    boolean stateAid,
    Archive archive)
    implements ProjectEvent {
  /** Whose rules apply. */
  public enum ProgrammePeriod {
    ESF_2014_2020,
    ESF_PLUS_2021_2027
  }

  /** What the archive authority has decided for when the time is over. */
  public enum Archive {
    NOT_DECIDED,
    /** May be destroyed (gallras). */
    DESTROY,
    /** Is to be kept for ever (bevaras). */
    PRESERVE
  }
}
