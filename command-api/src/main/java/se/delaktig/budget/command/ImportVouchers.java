package se.delaktig.budget.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.budget.policy.Vouchers;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/**
 * Take in vouchers of an organisation's ledger, all in one commit. A voucher that was taken in
 * before with the same content changes nothing; one with other content refuses the whole.
 */
public record ImportVouchers(
    @NotNull ProjectId project,
    @NotNull OrganisationId organisation,
    @NotEmpty @Size(max = 200) List<@NotNull @Valid Voucher> vouchers)
    implements ProgrammeCommand {
  /**
   * A voucher with those of its rows that are the project's.
   *
   * @param financialYear the calendar year in which the books' financial year begins
   * @param number series and number
   */
  public record Voucher(
      @Min(1990) @Max(2100) int financialYear,
      @NotBlank @Size(max = 30) String number,
      @NotEmpty @Size(max = 500) List<@NotNull @Valid Row> rows) {}

  /**
   * A row of a voucher.
   *
   * @param account the account in the books
   * @param amount kronor that the project bears, without VAT that can be deducted; not 0, and below
   *     0 for a credit
   * @param supplier who was paid, as free text; sealed, and never in the log
   * @param text what the books say of it; sealed as well
   */
  public record Row(
      @NotNull SubBudget subBudget,
      @NotNull CostCategory category,
      @Nullable @Pattern(regexp = "\\d{1,10}") String account,
      @NotNull LocalDate paid,
      @Nullable LocalDate dated,
      @NotNull @Digits(integer = 12, fraction = 2) BigDecimal amount,
      @Nullable @Digits(integer = 12, fraction = 2) BigDecimal vat,
      @Nullable @Size(max = 120) String supplier,
      @Nullable @Pattern(regexp = RecordCost.REFERENCE) String procurement,
      @Nullable @Size(max = 200) String text) {

    /** Tells nothing of supplier and text, so that logs and errors cannot either. */
    @Override
    public String toString() {
      return "Row[" + category + "]";
    }
  }

  /** The id of one of its vouchers. */
  public VoucherId idOf(Voucher voucher) {
    return Vouchers.voucher(project, organisation, voucher.financialYear(), voucher.number());
  }

  @Override
  public String stream() {
    return "vouchers-of-" + project;
  }

  @Override
  public Reach reach() {
    return Reach.organisation(organisation);
  }
}
