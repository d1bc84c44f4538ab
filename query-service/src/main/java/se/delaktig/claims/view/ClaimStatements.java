package se.delaktig.claims.view;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;

/** Makes the statements of claims and months; what is frozen is made once and kept. */
@Component
public class ClaimStatements {
  private final ViewReader<ClaimBook> books;
  private final ProjectStates states;
  private final Map<String, ClaimStatement> kept = new ConcurrentHashMap<>();
  private final Map<String, Since> since = new ConcurrentHashMap<>();
  private final Map<String, Checked> checked = new ConcurrentHashMap<>();

  /**
   * What has changed since a claim.
   *
   * @param claim where it is frozen
   * @param now the project that it is compared with
   */
  private record Since(long claim, ProjectState now, Corrections corrections) {}

  /**
   * What was found in a claim.
   *
   * @param book the months and claims that it was checked against
   * @param now the project that it was checked against
   */
  private record Checked(
      ClaimBook.Claim claim, ClaimBook book, ProjectState now, List<Finding> found) {
    boolean isOf(ClaimBook.Claim other, ClaimBook months, ProjectState project) {
      return claim.equals(other) && book.equals(months) && now == project;
    }
  }

  ClaimStatements(Views views, ClaimBookView books, ProjectStates states) {
    this.books = views.reader(books);
    this.states = states;
  }

  /** A project's closed months, claims and participant files. */
  public ClaimBook book(Sight sight) {
    return books.one(sight.project().value(), ClaimBookView.ONLY).orElse(ClaimBook.empty());
  }

  /** How the month of a day is closed; empty while it is open. */
  public Optional<ClaimBook.Closing> closed(Sight sight, LocalDate day) {
    return book(sight).closed(YearMonth.from(day));
  }

  /** A project as it stands now. */
  public ProjectState now(Sight sight) {
    return states.now(sight);
  }

  /** A project as it stood where something was frozen. */
  public ProjectState at(Sight sight, long position) {
    return states.at(sight.project().value(), position);
  }

  /** A claim as it was frozen. */
  public ClaimStatement claim(Sight sight, ClaimBook.Claim claim) {
    ClaimBook book = book(sight);
    Optional<ClaimBook.Claim> before = book.before(claim);
    String key =
        sight.project()
            + "|"
            + claim.position()
            + "|"
            + before.map(ClaimBook.Claim::position).orElse(-1L);
    ClaimStatement known = kept.get(key);
    if (known == null) {
      known =
          ClaimStatement.of(
              book,
              claim,
              at(sight, claim.position()),
              before.map(one -> claim(sight, one).now()).orElse(null));
      kept.put(key, known);
    }
    // The figures are frozen; how far the claim has come is not.
    return new ClaimStatement(
        claim, known.now(), known.earlier(), known.before(), known.corrections());
  }

  /** What is found in a claim; it is checked once for as long as nothing happens. */
  public List<Finding> findings(Sight sight, ClaimBook.Claim claim) {
    ClaimBook book = book(sight);
    ProjectState now = now(sight);
    Checked known = checked.get(sight.project().value());
    if (known == null || !known.isOf(claim, book, now)) {
      known = new Checked(claim, book, now, ClaimChecks.of(claim(sight, claim), book, now));
      checked.put(sight.project().value(), known);
    }
    return known.found();
  }

  /** What a claim handed in now would correct: the months of all claims, then and now. */
  public Corrections sinceLastClaim(Sight sight) {
    return book(sight)
        .lastHandedIn()
        .map(last -> since(sight, last))
        .orElseGet(Corrections::nothing);
  }

  /** Counting everything anew is done once for as long as nothing happens. */
  private Corrections since(Sight sight, ClaimBook.Claim last) {
    ProjectState now = now(sight);
    Since known = since.get(sight.project().value());
    if (known == null || known.now() != now || known.claim() != last.position()) {
      ClaimFigures then = claim(sight, last).now();
      known =
          new Since(
              last.position(), now, Corrections.between(then, ClaimFigures.of(now, then.months())));
      since.put(sight.project().value(), known);
    }
    return known.corrections();
  }

  /** What has become other in a closed month since it was closed: its late entries. */
  public Corrections late(Sight sight, YearMonth month, ClaimBook.Closing closing) {
    SortedSet<YearMonth> only = new TreeSet<>();
    only.add(month);
    return Corrections.between(
        ClaimFigures.of(at(sight, closing.position()), only), ClaimFigures.of(now(sight), only));
  }
}
