package se.delaktig.audit.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimBookView;
import se.delaktig.claims.view.ClaimFigures;
import se.delaktig.claims.view.ClaimLine;
import se.delaktig.claims.view.ProjectState;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.RecordedEvent;

/**
 * What each claim brings, as it is frozen where it was built last: its lines, its grant, and their
 * sums.
 */
final class EvidenceClaims {
  static final ClaimBookView BOOK = new ClaimBookView();

  private final Map<Long, Frozen> frozen = new HashMap<>();

  /** A project where a claim was built. */
  private record Frozen(ProjectState state, long commits) {}

  /**
   * Keeps the project where a claim is built.
   *
   * @param known what is known after the commit that the event is in
   * @param commits how many commits that is
   */
  void take(RecordedEvent event, LedgerAt known, long commits) {
    if (event.event() instanceof ClaimBuilt) {
      frozen.put(event.position(), new Frozen(ProjectAt.stateOf(known), commits));
    }
  }

  /** The figures of every claim that a project has, in the order of their numbers. */
  List<EvidenceFigure> of(LedgerAt known) {
    ClaimBook book =
        known.all(BOOK).byId().getOrDefault(ClaimBookView.ONLY, BOOK.empty(ClaimBookView.ONLY));
    List<EvidenceFigure> figures = new ArrayList<>();
    for (ClaimBook.Claim claim : book.claims()) {
      add(figures, claim, book);
    }
    return figures;
  }

  private Frozen at(ClaimBook.Claim claim) {
    Frozen there = frozen.get(claim.position());
    if (there == null) {
      throw new IllegalStateException("no claim was built at " + claim.position());
    }
    return there;
  }

  /**
   * What a claim brings is what its months and those before it have come to where it is frozen,
   * less what the months before it had come to where the claim before is.
   */
  private void add(List<EvidenceFigure> figures, ClaimBook.Claim claim, ClaimBook book) {
    SortedSet<YearMonth> through = book.monthsThrough(claim);
    SortedSet<YearMonth> earlier = new TreeSet<>(through);
    earlier.removeAll(claim.monthsOf());
    Came now = Came.of(at(claim).state(), through);
    Came before =
        book.before(claim)
            .map(one -> Came.of(at(one).state(), earlier))
            .orElseGet(() -> Came.of(at(claim).state(), new TreeSet<>()));
    SortedSet<ClaimLine> lines = new TreeSet<>(now.lines().keySet());
    lines.addAll(before.lines().keySet());
    for (ClaimLine line : lines) {
      BigDecimal brought = now.amount(line).subtract(before.amount(line));
      figures.add(figure(claim, through, "claims.line", line.key(), brought));
    }
    BigDecimal paid = now.paid().subtract(before.paid());
    BigDecimal cofinancing = now.cofinancing().subtract(before.cofinancing());
    BigDecimal grant = now.grant().subtract(before.grant());
    figures.add(figure(claim, through, "claims.paid-costs", null, paid));
    figures.add(figure(claim, through, "claims.cofinancing", null, cofinancing));
    figures.add(figure(claim, through, "claims.grant", null, grant));
  }

  /** What some months have come to: sums alone, so that one project at a time is gone through. */
  private record Came(
      SortedMap<ClaimLine, BigDecimal> lines,
      BigDecimal paid,
      BigDecimal cofinancing,
      BigDecimal grant) {
    static Came of(ProjectState state, SortedSet<YearMonth> months) {
      ClaimFigures sums = ClaimFigures.sums(state, months);
      return new Came(sums.lines(), sums.paid(), sums.cofinancing(), sums.grant().amount());
    }

    BigDecimal amount(ClaimLine line) {
      return lines.getOrDefault(line, BigDecimal.ZERO);
    }
  }

  private EvidenceFigure figure(
      ClaimBook.Claim claim,
      SortedSet<YearMonth> through,
      String figure,
      @Nullable String line,
      BigDecimal value) {
    String id = claim.id().value();
    return new EvidenceFigure(
        figure,
        line == null ? Map.of("claim", id) : new TreeMap<>(Map.of("claim", id, "line", line)),
        happened(claim, through),
        at(claim).commits(),
        Unit.KRONOR.name(),
        value.setScale(2).toPlainString());
  }

  /** The last day of the months that a claim and those before it bring. */
  private LocalDate happened(ClaimBook.Claim claim, SortedSet<YearMonth> through) {
    return through.isEmpty()
        ? at(claim).state().programme().planned().period().from()
        : through.last().atEndOfMonth();
  }
}
