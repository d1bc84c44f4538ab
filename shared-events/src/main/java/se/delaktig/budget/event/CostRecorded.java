package se.delaktig.budget.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;

/**
 * A cost was recorded from the books.
 *
 * @param paid the day it was paid
 * @param amount kronor without VAT that can be deducted, above 0
 * @param voucher the voucher's number in the organisation's books
 * @param note the id of a sealed free text in the person register
 */
@StoredAs("cost-recorded")
public record CostRecorded(
    CostId cost,
    OrganisationId organisation,
    SubBudget subBudget,
    CostCategory category,
    LocalDate paid,
    BigDecimal amount,
    String voucher,
    @Nullable String note)
    implements BudgetEvent {}
