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
 * @param amount kronor that the project bears, without VAT that can be deducted; not 0, and below 0
 *     for a credit
 * @param voucher the voucher's series and number in the organisation's books
 * @param note the id of a sealed free text in the person register
 * @param financialYear the calendar year in which the books' financial year begins; absent: the
 *     year in which it was paid
 * @param supplier the id of a sealed text in the person register, since a supplier can be a person
 * @param dated the invoice's day
 * @param vat kronor of VAT that can be deducted, which is in no amount; 0 or more, below 0 for a
 *     credit
 * @param procurement the reference of the procurement that it follows from
 * @param account the account in the books, digits
 */
@StoredAs(value = "cost-recorded", revision = 2)
public record CostRecorded(
    CostId cost,
    OrganisationId organisation,
    SubBudget subBudget,
    CostCategory category,
    LocalDate paid,
    BigDecimal amount,
    String voucher,
    @Nullable String note,
    @Nullable Integer financialYear,
    @Nullable String supplier,
    @Nullable LocalDate dated,
    @Nullable BigDecimal vat,
    @Nullable String procurement,
    @Nullable String account)
    implements BudgetEvent {}
