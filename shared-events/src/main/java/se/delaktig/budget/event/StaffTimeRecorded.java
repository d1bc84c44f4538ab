package se.delaktig.budget.event;

import java.math.BigDecimal;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;

/**
 * A project worker's hours in a month were recorded, or recorded anew.
 *
 * @param role the post in the project's staffing
 * @param month {@code 2019-10}
 * @param minutes minutes worked, 0 to 44,640
 * @param hourlyCost kronor an hour
 */
@StoredAs("staff-time-recorded")
public record StaffTimeRecorded(
    StaffTimeId time,
    String role,
    OrganisationId organisation,
    SubBudget subBudget,
    String month,
    int minutes,
    BigDecimal hourlyCost)
    implements BudgetEvent {}
