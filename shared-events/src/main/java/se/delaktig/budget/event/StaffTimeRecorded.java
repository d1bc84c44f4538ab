package se.delaktig.budget.event;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;

/**
 * A project worker's hours in a month were recorded, or recorded anew. Whoever had signed the
 * month's report signs again.
 *
 * @param role the post in the project's staffing
 * @param month {@code 2019-10}
 * @param minutes minutes worked, 0 to 44,640
 * @param hourlyCost kronor an hour
 * @param form how the minutes came about
 * @param days the minutes day by day; empty where the form has none
 * @param reporter who held the post, and whose year the hours are of; absent where nobody had been
 *     appointed
 */
@StoredAs(value = "staff-time-recorded", revision = 2)
public record StaffTimeRecorded(
    StaffTimeId time,
    String role,
    OrganisationId organisation,
    SubBudget subBudget,
    String month,
    int minutes,
    BigDecimal hourlyCost,
    Form form,
    List<Day> days,
    @Nullable ActorId reporter)
    implements BudgetEvent {
  /** How a month's minutes came about. */
  public enum Form {
    /** A sum taken from a report on paper, whose signatures lie with it. */
    SUM,
    /** Day by day. */
    DAYS,
    /** The fixed share of full time that the contract states. */
    FIXED_SHARE
  }

  /**
   * Minutes on a day.
   *
   * @param day of the month, 1 to 31
   * @param activity one of the rules' fixed activities; absent where they fix none
   * @param minutes above 0, up to 1,440
   */
  public record Day(int day, @Nullable String activity, int minutes) {}

  /** A sum from a report on paper. */
  public StaffTimeRecorded(
      StaffTimeId time,
      String role,
      OrganisationId organisation,
      SubBudget subBudget,
      String month,
      int minutes,
      BigDecimal hourlyCost) {
    this(
        time, role, organisation, subBudget, month, minutes, hourlyCost, Form.SUM, List.of(), null);
  }
}
