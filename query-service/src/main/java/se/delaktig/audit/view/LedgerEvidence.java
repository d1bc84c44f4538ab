package se.delaktig.audit.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.audit.view.SignedHeads.Signed;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.RecordedEvent;

/**
 * The evidence of one project up to a signed head: its commits, its heads, and what the program
 * makes of them.
 */
public final class LedgerEvidence {
  private final CommitLog log;
  private final EventFormat format;
  private final SignedHeads signing;
  private final SignedHead head;
  private @Nullable Folded folded;

  LedgerEvidence(CommitLog log, EventFormat format, SignedHeads signing, SignedHead head) {
    this.log = log;
    this.format = format;
    this.signing = signing;
    this.head = head;
  }

  /**
   * What the program makes of the events.
   *
   * @param now as known at the head, of what had happened by then
   * @param figures what is claimed: at the head, for the end of each half-year as it was known then
   *     and as it is known at the head, and of each claim as it was frozen
   * @param events how many there are
   */
  public record Folded(ProjectAt now, List<EvidenceFigure> figures, long events) {}

  /** What was claimed at the end of a half-year, as it was known then. */
  private record HalfYear(LocalDate end, List<EvidenceFigure> figures) {}

  public SignedHead head() {
    return head;
  }

  /** Every head that was signed before, and this one. */
  public List<SignedHead> heads() {
    return signing.upTo(head);
  }

  /** What proves that the ledger extends an earlier head. */
  public List<String> proofFrom(SignedHead earlier) {
    return signing.proof(earlier, head);
  }

  public Signed sign(byte[] statement) {
    return signing.sign(head, statement);
  }

  /**
   * Hands over every commit, oldest first, straight from the log, and folds it: the log is gone
   * through once for both.
   *
   * @throws LedgerRewrittenException when one is not what was recorded
   */
  public void forEachCommit(Consumer<Commit> reader) {
    UnbrokenChain chain = new UnbrokenChain();
    Folding folding = new Folding();
    log.forEachCommitOf(
        head.ledger(),
        0,
        commit -> {
          if (commit.header().ledgerSeq() < head.size()) {
            chain.demand(commit);
            reader.accept(commit);
            folding.take(commit);
          }
        });
    folded = folding.end();
  }

  /**
   * What the program makes of the events; goes through them where {@link #forEachCommit} has not.
   */
  public Folded folded() {
    if (folded == null) {
      forEachCommit(commit -> {});
    }
    return Objects.requireNonNull(folded);
  }

  /** Goes through the commits once, and stops at the end of each half-year. */
  private final class Folding {
    private final LedgerAt ledger =
        LedgerAt.beginning(
            Stream.concat(ProjectAt.views().stream(), Stream.of(EvidenceClaims.BOOK)).toList());
    private final EvidenceClaims claims = new EvidenceClaims();
    private final List<HalfYear> then = new ArrayList<>();
    private long commits;
    private long events;
    private @Nullable LocalDate day;

    void take(Commit commit) {
      LocalDate on = day(commit.header().at());
      LocalDate before = day;
      if (before != null) {
        halfYearsBetween(before, on).forEach(this::halfYearEnds);
      }
      List<RecordedEvent> recorded = RecordedEvent.of(commit, format);
      recorded.forEach(ledger::after);
      commits++;
      recorded.forEach(event -> claims.take(event, ledger, commits));
      events += commit.events().size();
      day = on;
    }

    private void halfYearEnds(LocalDate end) {
      if (ProjectAt.programmeOf(ledger).plan() != null) {
        then.add(new HalfYear(end, EvidenceFigures.of(ProjectAt.of(ledger, end), commits)));
      }
    }

    Folded end() {
      LocalDate last = day;
      if (last == null) {
        throw new IllegalStateException("the ledger is empty");
      }
      ProjectAt now = ProjectAt.of(ledger, last);
      List<EvidenceFigure> figures = new ArrayList<>(EvidenceFigures.of(now, commits));
      for (HalfYear one : then) {
        figures.addAll(one.figures());
        figures.addAll(EvidenceFigures.of(ProjectAt.of(ledger, one.end()), commits));
      }
      figures.addAll(claims.of(ledger));
      return new Folded(now, List.copyOf(figures), events);
    }
  }

  /** Ends of half-years from a day on that lie before another. */
  private static Stream<LocalDate> halfYearsBetween(LocalDate from, LocalDate before) {
    return Stream.iterate(endOfHalfYear(from), end -> endOfHalfYear(end.plusDays(1)))
        .takeWhile(end -> end.isBefore(before));
  }

  private static LocalDate endOfHalfYear(LocalDate day) {
    return day.getMonth().compareTo(Month.JUNE) <= 0
        ? LocalDate.of(day.getYear(), Month.JUNE, 30)
        : LocalDate.of(day.getYear(), Month.DECEMBER, 31);
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ProgrammeClock.SWEDEN).toLocalDate();
  }
}
