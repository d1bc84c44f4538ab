package se.delaktig.budget.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;

/**
 * An organisation declared which de minimis aid (försumbart stöd) it has received, whole and anew.
 *
 * @param declared the declaration's day
 * @param aids all that it names; none where the organisation has received none
 */
@StoredAs("aid-declared")
public record AidDeclared(OrganisationId organisation, LocalDate declared, List<Aid> aids)
    implements BudgetEvent {
  public AidDeclared {
    aids = List.copyOf(aids);
  }

  /**
   * Aid that was granted once.
   *
   * @param granted the day of the decision
   * @param euro euros, above 0
   */
  public record Aid(LocalDate granted, BigDecimal euro, Origin origin) {}

  /** Where aid comes from. */
  public enum Origin {
    /** From the project itself. */
    THIS_PROJECT,
    /** From anybody else. */
    ELSEWHERE
  }
}
