package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it was frozen: what its months have come to, what earlier claims had of it, and what
 * has been corrected in their months since.
 *
 * @param now all months of this claim and those before it, as frozen by this claim
 * @param earlier the earlier months alone, as frozen by this claim
 * @param before the earlier months as the claim before froze them
 * @param corrections what differs between the two
 */
public record ClaimStatement(
    ClaimBook.Claim claim,
    ClaimFigures now,
    ClaimFigures earlier,
    ClaimFigures before,
    Corrections corrections) {

  /**
   * @param state the project where the claim is frozen
   * @param then the project where the claim before it is frozen; absent for the first
   */
  public static ClaimStatement of(
      ClaimBook book, ClaimBook.Claim claim, ProjectState state, @Nullable ProjectState then) {
    SortedSet<YearMonth> through = book.monthsThrough(claim);
    SortedSet<YearMonth> earlierMonths = new TreeSet<>(through);
    earlierMonths.removeAll(claim.monthsOf());
    ClaimFigures now = ClaimFigures.of(state, through);
    ClaimFigures earlier = ClaimFigures.of(state, earlierMonths);
    ClaimFigures before =
        ClaimFigures.of(
            then == null ? state : then, then == null ? new TreeSet<>() : earlierMonths);
    return new ClaimStatement(claim, now, earlier, before, Corrections.between(before, earlier));
  }

  /**
   * A line of the claim.
   *
   * @param before kronor that earlier claims had
   * @param months kronor of this claim's own months
   * @param corrected kronor that earlier months have changed by
   */
  public record Line(ClaimLine line, BigDecimal before, BigDecimal months, BigDecimal corrected) {
    /** What this claim has of it. */
    public BigDecimal claimed() {
      return months.add(corrected);
    }

    /** What all claims together have of it. */
    public BigDecimal sum() {
      return before.add(claimed());
    }
  }

  /** Every line that any of the claims has. */
  public List<Line> lines() {
    SortedSet<ClaimLine> all = new TreeSet<>(now.lines().keySet());
    all.addAll(before.lines().keySet());
    List<Line> lines = new ArrayList<>();
    for (ClaimLine line : all) {
      BigDecimal inEarlier = earlier.amount(line);
      lines.add(
          new Line(
              line,
              before.amount(line),
              now.amount(line).subtract(inEarlier),
              inEarlier.subtract(before.amount(line))));
    }
    return List.copyOf(lines);
  }

  /** The grant that this claim asks for: what is reached now less what earlier claims asked for. */
  public BigDecimal grant() {
    return now.grant().amount().subtract(before.grant().amount());
  }

  /** What this claim brings of paid costs, with those computed by rates. */
  public BigDecimal paid() {
    return now.paid().subtract(before.paid());
  }

  /** What this claim brings of co-financing. */
  public BigDecimal cofinancing() {
    return now.cofinancing().subtract(before.cofinancing());
  }
}
