package se.delaktig.eventstore;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks commits and says the first fault. Needs no database: it serves the log, an export and a
 * restored backup alike. Given a whole log it checks positions too; given one ledger, its chain.
 */
public final class ChainVerifier {

  /**
   * What is wrong.
   *
   * @param position of the commit at fault
   * @param ledger its ledger
   * @param ledgerSeq its number there
   * @param reason in words
   */
  public record Fault(long position, String ledger, long ledgerSeq, String reason) {}

  private record Link(long ledgerSeq, String hash) {}

  private final boolean wholeLog;
  private final CommitHash hash = new CommitHash();
  private final Map<String, Link> ledgers = new HashMap<>();
  private final Map<String, Long> streams = new HashMap<>();
  private final Set<String> commandIds = new HashSet<>();
  private OptionalLong next = OptionalLong.empty();
  private Instant lastAt = Instant.MIN;
  private @Nullable Fault fault;

  private ChainVerifier(boolean wholeLog) {
    this.wholeLog = wholeLog;
  }

  /** For all commits of a log from position 0: no gap between positions is allowed either. */
  public static ChainVerifier ofWholeLog() {
    ChainVerifier verifier = new ChainVerifier(true);
    verifier.next = OptionalLong.of(0);
    return verifier;
  }

  /** For one ledger from its first commit, in order; positions only have to rise. */
  public static ChainVerifier ofLedger() {
    return new ChainVerifier(false);
  }

  /**
   * Checks one more commit. After the first fault nothing more is looked at.
   *
   * @return the first fault so far
   */
  public Optional<Fault> check(Commit commit) {
    if (fault == null) {
      String reason = reason(commit);
      if (reason != null) {
        CommitHeader header = commit.header();
        fault = new Fault(header.position(), header.ledger(), header.ledgerSeq(), reason);
      }
    }
    return Optional.ofNullable(fault);
  }

  /** The first fault, if any. */
  public Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  /**
   * The hash that the ledger's chain has reached, in hexadecimal.
   *
   * @return empty if no commit of it was seen
   */
  public Optional<String> headOf(String ledger) {
    return Optional.ofNullable(ledgers.get(ledger)).map(Link::hash);
  }

  private @Nullable String reason(Commit commit) {
    CommitHeader header = commit.header();
    if (header.count() != commit.events().size()) {
      return "says " + header.count() + " events and holds " + commit.events().size();
    }
    if (next.isPresent() && wholeLog && header.position() != next.getAsLong()) {
      return "stands at " + header.position() + " where " + next.getAsLong() + " was due";
    }
    if (next.isPresent() && header.position() < next.getAsLong()) {
      return "stands before what precedes it";
    }
    if (header.at().isBefore(lastAt)) {
      return "is recorded " + header.at() + ", before the one that precedes it, " + lastAt;
    }
    Link link = ledgers.getOrDefault(header.ledger(), new Link(-1, CommitHash.NONE));
    if (header.ledgerSeq() != link.ledgerSeq() + 1) {
      return "is number " + header.ledgerSeq() + " where " + (link.ledgerSeq() + 1) + " was due";
    }
    if (!commit.prev().equals(link.hash())) {
      return "does not name the hash of the one that precedes it";
    }
    if (!hash.over(header, commit.events(), commit.prev()).equals(commit.hash())) {
      return "does not have the hash that its content gives";
    }
    if (!commandIds.add(header.commandId())) {
      return "repeats the command id " + header.commandId();
    }
    for (StoredEvent event : commit.events()) {
      long due = streams.getOrDefault(event.stream(), -1L) + 1;
      if (event.seq() != due) {
        return "holds event "
            + event.seq()
            + " of "
            + event.stream()
            + " where "
            + due
            + " was due";
      }
      streams.put(event.stream(), due);
    }
    ledgers.put(header.ledger(), new Link(header.ledgerSeq(), commit.hash()));
    next = OptionalLong.of(header.nextPosition());
    lastAt = header.at();
    return null;
  }
}
