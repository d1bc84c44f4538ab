package se.delaktig.eventstore;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where the next commit goes: the log's next position, the latest recorded time, and the end of
 * each ledger's chain as far as it has been seen. Used by the leading appender only.
 */
final class LogHead {

  private static final int LEDGERS_REMEMBERED = 10_000;

  /** The end of a ledger's chain. */
  record LedgerEnd(long ledgerSeq, String hash) {
    static final LedgerEnd NONE = new LedgerEnd(-1, CommitHash.NONE);

    static LedgerEnd after(Commit commit) {
      return new LedgerEnd(commit.header().ledgerSeq(), commit.hash());
    }
  }

  private final Map<String, LedgerEnd> ledgers =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LedgerEnd> eldest) {
          return size() > LEDGERS_REMEMBERED;
        }
      };
  private final CommitHash hash = new CommitHash();
  private long next;
  private Instant lastAt = Instant.EPOCH;

  long next() {
    return next;
  }

  /** Moves past a commit that is in the log. */
  void passed(Commit commit) {
    next = commit.nextPosition();
    lastAt = commit.header().at();
    ledgers.put(commit.header().ledger(), LedgerEnd.after(commit));
  }

  void forgetLedgers() {
    ledgers.clear();
  }

  /**
   * The requests as commits that follow each other from here. Does not move.
   *
   * @param ledgerEnd asks the log for the end of a ledger that was not seen yet
   */
  List<Commit> commits(
      List<CommitRequest> requests, InstantSource clock, Function<String, LedgerEnd> ledgerEnd) {
    List<Commit> commits = new ArrayList<>(requests.size());
    Map<String, LedgerEnd> ends = new LinkedHashMap<>();
    long position = next;
    Instant at = lastAt;
    for (CommitRequest request : requests) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      at = now.isAfter(at) ? now : at;
      LedgerEnd end =
          ends.computeIfAbsent(
              request.ledger(), ledger -> ledgers.computeIfAbsent(ledger, ledgerEnd));
      Commit commit = commit(request, position, at, end);
      ends.put(request.ledger(), LedgerEnd.after(commit));
      commits.add(commit);
      position = commit.nextPosition();
    }
    return commits;
  }

  private Commit commit(CommitRequest request, long position, Instant at, LedgerEnd end) {
    CommitHeader header =
        new CommitHeader(
            position,
            request.events().size(),
            request.ledger(),
            end.ledgerSeq() + 1,
            at,
            request.actor(),
            request.role(),
            request.command(),
            request.commandId(),
            request.bodyHash(),
            request.correlation());
    List<StoredEvent> events = new ArrayList<>(request.events().size());
    for (NewEvent event : request.events()) {
      events.add(
          new StoredEvent(
              header,
              position + events.size(),
              event.id(),
              event.stream(),
              event.seq(),
              event.name(),
              event.revision(),
              event.body()));
    }
    return new Commit(header, events, end.hash(), hash.over(header, events, end.hash()));
  }
}
