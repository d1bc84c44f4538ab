package se.delaktig.budget.command;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/**
 * Record a cost from an organisation's books.
 *
 * @param amount kronor without VAT that can be deducted
 * @param voucher series and number in that year's books
 */
public record RecordCost(
    @NotNull ProjectId project,
    @NotNull OrganisationId organisation,
    @NotNull SubBudget subBudget,
    @NotNull CostCategory category,
    @NotNull LocalDate paid,
    @NotNull @Digits(integer = 12, fraction = 2) BigDecimal amount,
    @NotBlank @Size(max = 30) String voucher)
    implements ProgrammeCommand {

  /**
   * The cost it is: a voucher is entered once for each category of each sub-budget, so that the
   * same one entered twice meets itself.
   */
  public CostId cost() {
    String books =
        String.join(
            "|",
            project.value(),
            organisation.value(),
            Integer.toString(paid.getYear()),
            voucher.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " "),
            subBudget.name(),
            category.name());
    return new CostId(UUID.nameUUIDFromBytes(books.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Override
  public String stream() {
    return Streams.cost(cost());
  }

  @Override
  public Reach reach() {
    return Reach.organisation(organisation);
  }
}
