package se.delaktig.budget.event;

import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.FundingRules.Signer;

/**
 * A month's time report was signed: by whoever worked the hours, or by the manager who certifies
 * them. Void as soon as the month is recorded anew.
 *
 * @param report which of the month's reports, from 1: the first that was recorded
 * @param signer as whom
 */
@StoredAs("staff-time-signed")
public record StaffTimeSigned(StaffTimeId time, int report, Signer signer) implements BudgetEvent {}
