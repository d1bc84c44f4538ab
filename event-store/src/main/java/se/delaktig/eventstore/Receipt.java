package se.delaktig.eventstore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a command that is in the log. It never changes.
 *
 * @param commandId the command's idempotency key
 * @param command name of the command
 * @param ledger the ledger of its commit
 * @param ledgerSeq the commit's number there
 * @param firstPosition global index of the commit's first event
 * @param lastPosition global index of its last event
 * @param at when it was recorded
 * @param streams the streams it wrote to, each once, in order
 * @param bodyHash keyed hash of the command's body in hexadecimal
 */
public record Receipt(
    String commandId,
    String command,
    String ledger,
    long ledgerSeq,
    long firstPosition,
    long lastPosition,
    Instant at,
    List<String> streams,
    @Nullable String bodyHash) {

  /** Keeps the streams as they are now. */
  public Receipt {
    streams = List.copyOf(streams);
  }
}
