package se.delaktig.budget.command;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import se.delaktig.budget.event.CashId;
import se.delaktig.budget.policy.Vouchers;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.Sector;

/**
 * Record cash that an organisation has given as co-financing (kontant medfinansiering).
 *
 * @param organisation who gave it
 * @param sector whether that is a public or a private organisation
 * @param received the day on which the project had it
 * @param amount kronor, above 0
 * @param reference under which its evidence is found
 */
public record RecordCashCofinancing(
    @NotNull ProjectId project,
    @NotNull OrganisationId organisation,
    @NotNull Sector sector,
    @NotNull LocalDate received,
    @NotNull @Digits(integer = 12, fraction = 2) BigDecimal amount,
    @NotNull @Pattern(regexp = RecordCost.REFERENCE) String reference)
    implements ProgrammeCommand {
  /** Which cash it is: the same reference of a giver and year entered twice meets itself. */
  public CashId cash() {
    return new CashId(
        Vouchers.voucher(project, organisation, received.getYear(), reference).value());
  }

  @Override
  public String stream() {
    return Streams.cash(cash());
  }

  @Override
  public Reach reach() {
    return Reach.organisation(organisation);
  }
}
