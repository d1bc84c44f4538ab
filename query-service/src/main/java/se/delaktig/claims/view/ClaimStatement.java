package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;
import se.delaktig.project.event.FundingRules.Share;

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
    SortedSet<YearMonth> earlier = earlierMonths(book, claim);
    return of(book, claim, state, then == null ? null : ClaimFigures.of(then, earlier));
  }

  /**
   * @param state the project where the claim is frozen
   * @param before the earlier months as the claim before froze them; absent for the first
   */
  static ClaimStatement of(
      ClaimBook book, ClaimBook.Claim claim, ProjectState state, @Nullable ClaimFigures before) {
    CountedProject counted = CountedProject.of(state);
    ClaimFigures earlier = counted.in(earlierMonths(book, claim));
    ClaimFigures had = before == null ? counted.in(new TreeSet<>()) : before;
    return new ClaimStatement(
        claim,
        counted.in(book.monthsThrough(claim)),
        earlier,
        had,
        Corrections.between(had, earlier));
  }

  private static SortedSet<YearMonth> earlierMonths(ClaimBook book, ClaimBook.Claim claim) {
    SortedSet<YearMonth> earlier = book.monthsThrough(claim);
    earlier.removeAll(claim.monthsOf());
    return earlier;
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

  /** The last day of the months that it and earlier claims bring; empty where none does. */
  public Optional<LocalDate> lastDay() {
    return now.months().isEmpty()
        ? Optional.empty()
        : Optional.of(now.months().last().atEndOfMonth());
  }

  /** A line's figures in the order of {@link Line}, with what each comes of. */
  public List<Figure> figures(ClaimLine line) {
    return lines().stream()
        .filter(one -> one.line().equals(line))
        .findFirst()
        .map(this::figures)
        .orElse(List.of());
  }

  private List<Figure> figures(Line line) {
    BigDecimal now = this.now.amount(line.line());
    BigDecimal inEarlier = earlier.amount(line.line());
    return List.of(
        summed("claims.line.before", line.before(), part("before", line.before())),
        worked(
            "claims.line.months",
            line.months(),
            Working.from("line-through-claim", now, Unit.KRONOR)
                .then(Does.SUBTRACTS, "line-earlier-months", inEarlier, Unit.KRONOR)),
        worked(
            "claims.line.corrected",
            line.corrected(),
            Working.from("line-earlier-months", inEarlier, Unit.KRONOR)
                .then(Does.SUBTRACTS, "line-earlier-claims", line.before(), Unit.KRONOR)),
        summed(
            "claims.line.claimed",
            line.claimed(),
            part("months", line.months()),
            part("corrected", line.corrected())),
        summed(
            "claims.line.sum",
            line.sum(),
            part("before", line.before()),
            part("claimed", line.claimed())));
  }

  private static Part part(String name, BigDecimal value) {
    return Part.of("claims.line.part." + name, value);
  }

  private Figure summed(String key, BigDecimal value, Part... parts) {
    return new Figure(
        key,
        value,
        null,
        Unit.KRONOR,
        ruleVersion(),
        now.state().position(),
        Stream.of(parts).filter(part -> part.value().signum() != 0).toList(),
        List.of());
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

  /** The grant that this claim asks for, and how it is computed. */
  public Figure grantFigure() {
    CalculatedGrant grant = now.grant();
    Share share = now.share();
    Working reached =
        share.whole().compareTo(share.part()) <= 0
            ? Working.from("approved", grant.approved(), Unit.KRONOR)
            : Working.from("cofinancing-so-far", now.cofinancing(), Unit.KRONOR)
                .then(Does.MULTIPLIES, "grants-share", share.part(), Unit.KRONOR)
                .then(Does.DIVIDES, "own-share", share.whole().subtract(share.part()), Unit.KRONOR)
                .then(Does.AT_MOST, "approved", grant.approved(), Unit.KRONOR);
    return worked(
        "claims.grant",
        grant(),
        reached
            .then(
                Does.AT_MOST,
                now.cash().total().signum() == 0 ? "paid-so-far" : "paid-so-far-without-cash",
                grant.paid(),
                Unit.KRONOR)
            .then(Does.AT_LEAST, "nothing", BigDecimal.ZERO, Unit.KRONOR)
            .then(Does.SUBTRACTS, "earlier-claims", before.grant().amount(), Unit.KRONOR));
  }

  /** What this claim brings of paid costs, in parts by line. */
  public Figure paidFigure() {
    List<LeftOut> barred =
        now.barredCosts().isEmpty()
            ? List.of()
            : List.of(
                new LeftOut(
                    "claims.barred",
                    now.barredCosts().stream()
                        .map(ClaimFigures::signed)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                    now.barredCosts().size(),
                    0));
    return summed("claims.paid-costs", paid(), line -> !line.kind().cofinances(), barred);
  }

  /** What this claim brings of co-financing, in parts by line. */
  public Figure cofinancingFigure() {
    return summed(
        "claims.cofinancing",
        cofinancing(),
        line -> line.kind().cofinances(),
        now.cash().leftOut());
  }

  private Figure summed(
      String key, BigDecimal value, Predicate<ClaimLine> those, List<LeftOut> leftOut) {
    return new Figure(
        key,
        value,
        null,
        Unit.KRONOR,
        ruleVersion(),
        now.state().position(),
        lines().stream()
            .filter(line -> those.test(line.line()))
            .map(line -> Part.of(line.line().key(), line.claimed()))
            .toList(),
        leftOut);
  }

  private Figure worked(String key, BigDecimal value, Working working) {
    return Figure.worked(key, value, Unit.KRONOR, ruleVersion(), now.state().position(), working);
  }

  /** The version of the rules of the last month; 0 where none holds. */
  private int ruleVersion() {
    List<Integer> versions = now.ruleVersions();
    return versions.isEmpty() ? 0 : versions.getLast();
  }
}
