package se.delaktig.claims.event;

import java.math.BigDecimal;
import java.util.List;
import se.delaktig.kernel.event.StoredAs;

/**
 * The fund decided on a claim.
 *
 * @param decided the grant that will be paid, in kronor, at least 0
 * @param deductions what was taken off, in the decision's order
 */
@StoredAs("claim-decided")
public record ClaimDecided(ClaimId claim, BigDecimal decided, List<Deduction> deductions)
    implements ClaimEvent {
  /**
   * Something that was taken off.
   *
   * @param amount kronor, above 0
   */
  public record Deduction(BigDecimal amount, Reason reason) {}

  /** Why something was taken off. */
  public enum Reason {
    NOT_ELIGIBLE,
    NOT_PROVEN,
    OUTSIDE_THE_PERIOD,
    PROCUREMENT,
    ABOVE_THE_SHARE,
    COUNTED_TWICE,
    OTHER
  }
}
