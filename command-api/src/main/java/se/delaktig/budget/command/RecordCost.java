package se.delaktig.budget.command;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.budget.policy.Vouchers;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/**
 * Record a cost from an organisation's books.
 *
 * @param amount kronor that the project bears, without VAT that can be deducted
 * @param voucher series and number in that year's books
 * @param financialYear the calendar year in which the books' financial year begins; absent: the
 *     year in which it was paid
 * @param supplier who was paid, as free text; sealed, and never in the log
 * @param dated the invoice's day
 * @param vat kronor of VAT that can be deducted, beside the amount
 * @param procurement the reference of the procurement that it follows from
 */
public record RecordCost(
    @NotNull ProjectId project,
    @NotNull OrganisationId organisation,
    @NotNull SubBudget subBudget,
    @NotNull CostCategory category,
    @NotNull LocalDate paid,
    @NotNull @Digits(integer = 12, fraction = 2) BigDecimal amount,
    @NotBlank @Size(max = 30) String voucher,
    @Nullable @Min(1990) @Max(2100) Integer financialYear,
    @Nullable @Size(max = 120) String supplier,
    @Nullable LocalDate dated,
    @Nullable @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal vat,
    @Nullable @Pattern(regexp = RecordCost.REFERENCE) String procurement)
    implements ProgrammeCommand {
  /** A register's reference: up to 40 letters, digits and signs, with a digit among them. */
  public static final String REFERENCE = "(?=.*\\d)[\\p{L}\\d ./:_-]{1,40}";

  /** A cost of which only what counts is known. */
  public RecordCost(
      ProjectId project,
      OrganisationId organisation,
      SubBudget subBudget,
      CostCategory category,
      LocalDate paid,
      BigDecimal amount,
      String voucher) {
    this(
        project,
        organisation,
        subBudget,
        category,
        paid,
        amount,
        voucher,
        null,
        null,
        null,
        null,
        null);
  }

  /** The voucher it stands on. */
  public VoucherId voucherId() {
    return Vouchers.voucher(
        project, organisation, financialYear == null ? paid.getYear() : financialYear, voucher);
  }

  /**
   * The cost it is: a voucher is entered once for each category of each sub-budget, so that the
   * same one entered twice meets itself.
   */
  public CostId cost() {
    return Vouchers.row(voucherId(), subBudget, category, 1);
  }

  @Override
  public String stream() {
    return Streams.voucher(voucherId());
  }

  @Override
  public Reach reach() {
    return Reach.organisation(organisation);
  }
}
