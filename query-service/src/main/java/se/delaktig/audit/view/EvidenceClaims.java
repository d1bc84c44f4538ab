package se.delaktig.audit.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimBookView;
import se.delaktig.claims.view.ClaimStatement;
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
      Frozen here = at(claim);
      ClaimStatement statement =
          ClaimStatement.of(
              book,
              claim,
              here.state(),
              book.before(claim).map(one -> at(one).state()).orElse(null));
      add(figures, statement, here.commits());
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

  private static void add(List<EvidenceFigure> figures, ClaimStatement statement, long commits) {
    for (ClaimStatement.Line line : statement.lines()) {
      figures.add(figure(statement, commits, "claims.line", line.line().key(), line.claimed()));
    }
    figures.add(figure(statement, commits, "claims.paid-costs", null, statement.paid()));
    figures.add(figure(statement, commits, "claims.cofinancing", null, statement.cofinancing()));
    figures.add(figure(statement, commits, "claims.grant", null, statement.grant()));
  }

  private static EvidenceFigure figure(
      ClaimStatement statement,
      long commits,
      String figure,
      @Nullable String line,
      BigDecimal value) {
    String claim = statement.claim().id().value();
    return new EvidenceFigure(
        figure,
        line == null ? Map.of("claim", claim) : new TreeMap<>(Map.of("claim", claim, "line", line)),
        happened(statement),
        commits,
        Unit.KRONOR.name(),
        value.setScale(2).toPlainString());
  }

  /** The last day of the months that a claim and those before it bring. */
  private static LocalDate happened(ClaimStatement statement) {
    return statement.now().months().isEmpty()
        ? statement.now().state().programme().planned().period().from()
        : statement.now().months().last().atEndOfMonth();
  }
}
