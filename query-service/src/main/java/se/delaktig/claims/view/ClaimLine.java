package se.delaktig.claims.view;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.project.event.ProjectPlan.Sector;

/**
 * A line of a claim.
 *
 * @param subBudget absent for co-financing
 * @param category absent for co-financing
 * @param sector whose hours or cash co-finance; absent for costs, and where no source says it
 */
public record ClaimLine(
    Kind kind,
    @Nullable SubBudget subBudget,
    @Nullable CostCategory category,
    @Nullable Sector sector)
    implements Comparable<ClaimLine> {
  /** What a line is about. */
  public enum Kind {
    /** Paid costs, and the hours of staff. */
    COST,
    /** Costs computed by a rate. */
    FLAT_RATE,
    /** Participants' certified hours: co-financing in kind. */
    HOURS,
    /** Co-financing in cash. */
    CASH;

    /** Whether it co-finances; otherwise it costs. */
    public boolean cofinances() {
      return this == HOURS || this == CASH;
    }
  }

  static ClaimLine cost(SubBudget sub, CostCategory category) {
    return new ClaimLine(Kind.COST, sub, category, null);
  }

  static ClaimLine flatRate(SubBudget sub, CostCategory category) {
    return new ClaimLine(Kind.FLAT_RATE, sub, category, null);
  }

  static ClaimLine hours(@Nullable Sector sector) {
    return new ClaimLine(Kind.HOURS, null, null, sector);
  }

  static ClaimLine cash(Sector sector) {
    return new ClaimLine(Kind.CASH, null, null, sector);
  }

  /** How it is named in an address. */
  public String key() {
    String rest =
        kind.cofinances() ? sector == null ? "unknown" : sector.name() : subBudget + "-" + category;
    return (kind + "-" + rest).toLowerCase(Locale.ROOT);
  }

  /** The line's order in a claim. */
  @Override
  public int compareTo(ClaimLine other) {
    return order().compareTo(other.order());
  }

  private String order() {
    return kind.ordinal()
        + "|"
        + Optional.ofNullable(subBudget).map(Enum::ordinal).orElse(9)
        + "|"
        + Optional.ofNullable(category).map(Enum::ordinal).orElse(9)
        + "|"
        + Optional.ofNullable(sector).map(Enum::ordinal).orElse(9);
  }
}
