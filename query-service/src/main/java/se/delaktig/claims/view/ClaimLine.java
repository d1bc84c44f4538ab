package se.delaktig.claims.view;

import java.util.Comparator;
import java.util.Locale;
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
  private static final Comparator<ClaimLine> ORDER =
      Comparator.comparing(ClaimLine::kind)
          .thenComparing(ClaimLine::subBudget, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(ClaimLine::category, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(ClaimLine::sector, Comparator.nullsLast(Comparator.naturalOrder()));

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

  /** The line of hours that organisations of a sector give. */
  public static ClaimLine hours(@Nullable Sector sector) {
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
    return ORDER.compare(this, other);
  }
}
