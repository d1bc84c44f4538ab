package se.delaktig.budget.command;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.CostReversed.Reason;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;

/**
 * Take a recorded cost back and record what is right in its place, in one commit. Organisation and
 * voucher stay; where they are wrong, the cost is reversed and recorded on the right one.
 *
 * @param amount kronor that the project bears, without VAT that can be deducted; not 0, and below 0
 *     for a credit
 * @param supplier who was paid, as free text; sealed, and never in the log
 */
public record CorrectCost(
    @NotNull CostId cost,
    @NotNull Reason reason,
    @NotNull SubBudget subBudget,
    @NotNull CostCategory category,
    @NotNull LocalDate paid,
    @NotNull @Digits(integer = 12, fraction = 2) BigDecimal amount,
    @Nullable @Size(max = 120) String supplier,
    @Nullable LocalDate dated,
    @Nullable @Digits(integer = 12, fraction = 2) BigDecimal vat,
    @Nullable @Pattern(regexp = RecordCost.REFERENCE) String procurement)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.voucher(cost.voucher());
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
