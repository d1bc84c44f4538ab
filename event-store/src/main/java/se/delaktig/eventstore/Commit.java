package se.delaktig.eventstore;

import java.util.List;

/**
 * One commit as it stands in the log.
 *
 * @param header everything but events and hashes
 * @param events at least one, in order
 * @param prev hash of the ledger's previous commit, 64 hexadecimal digits; zeros for its first
 * @param hash this commit's hash, 64 hexadecimal digits
 */
public record Commit(CommitHeader header, List<StoredEvent> events, String prev, String hash) {

  /** Keeps the events as they are now. */
  public Commit {
    events = List.copyOf(events);
  }

  /** Global index of the first event. */
  public long position() {
    return header.position();
  }

  /** Position of the commit that comes next. */
  public long nextPosition() {
    return header.nextPosition();
  }

  /** Whether its hash is what its content gives; says nothing of what stands before it. */
  public boolean isIntact() {
    return header.count() == events.size() && CommitHash.of(header, events, prev).equals(hash);
  }

  /** What the sender of the command is told. */
  public Receipt receipt() {
    return new Receipt(
        header.commandId(),
        header.command(),
        header.ledger(),
        header.ledgerSeq(),
        header.position(),
        header.nextPosition() - 1,
        header.at(),
        events.stream().map(StoredEvent::stream).distinct().toList(),
        header.bodyHash());
  }
}
