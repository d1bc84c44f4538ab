package se.delaktig.budget.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectPlan.Sector;

/**
 * An organisation gave the project cash as co-financing (kontant medfinansiering).
 *
 * @param organisation who gave it
 * @param sector whether that is a public or a private one, for what it is counted as
 * @param received the day on which the project had it
 * @param amount kronor, above 0
 * @param reference under which its evidence is found: a voucher, or a number in a register
 */
@StoredAs("cash-cofinancing-recorded")
public record CashCofinancingRecorded(
    CashId cash,
    OrganisationId organisation,
    Sector sector,
    LocalDate received,
    BigDecimal amount,
    String reference)
    implements BudgetEvent {}
