package se.delaktig.budget.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import se.delaktig.budget.event.AidDeclared.Origin;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/**
 * Record an organisation's declaration of de minimis aid (försumbart stöd), in place of the one
 * before.
 *
 * @param aids all that it names; none where the organisation has received none
 */
public record DeclareAid(
    @NotNull ProjectId project,
    @NotNull OrganisationId organisation,
    @NotNull LocalDate declared,
    @NotNull @Size(max = 100) List<@NotNull @Valid Aid> aids)
    implements ProgrammeCommand {
  /**
   * Aid that was granted once.
   *
   * @param granted the day of the decision
   * @param euro euros
   */
  public record Aid(
      @NotNull LocalDate granted,
      @NotNull @Positive @Digits(integer = 9, fraction = 2) BigDecimal euro,
      @NotNull Origin origin) {}

  @Override
  public String stream() {
    return Streams.aid(project, organisation);
  }

  @Override
  public Reach reach() {
    return Reach.organisation(organisation);
  }
}
