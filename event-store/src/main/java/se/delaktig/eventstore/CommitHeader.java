package se.delaktig.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a commit but its events and hashes.
 *
 * @param position global index of the commit's first event, from 0
 * @param count number of its events; the next commit's position is {@code position + count}
 * @param ledger the ledger it belongs to
 * @param ledgerSeq its number there, from 0 without a gap
 * @param at when it was recorded, to the millisecond; never earlier than the previous commit
 * @param actor id of who did it
 * @param role the role it was done in
 * @param command name of the command
 * @param commandId the command's idempotency key
 * @param bodyHash keyed hash of the command's body in hexadecimal
 * @param correlation what the command belongs to
 */
public record CommitHeader(
    long position,
    int count,
    String ledger,
    long ledgerSeq,
    Instant at,
    String actor,
    String role,
    String command,
    String commandId,
    @Nullable String bodyHash,
    @Nullable String correlation) {

  /** Position of the commit that comes next. */
  public long nextPosition() {
    return position + count;
  }
}
