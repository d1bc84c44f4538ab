package se.delaktig.eventstore;

import java.util.List;

/**
 * The keys under which a commit's header travels as metadata of Axon's messages: from the command
 * to the engine, and from the log to every reader.
 */
public final class CommitMetadata {

  /** The ledger that the commit belongs to; required. */
  public static final String LEDGER = "ledger";

  /** Id of who did it; required. */
  public static final String ACTOR = "actor";

  /** The role it was done in; required. */
  public static final String ROLE = "role";

  /** Name of the command; required. */
  public static final String COMMAND = "command";

  /** The command's idempotency key; required. */
  public static final String COMMAND_ID = "commandId";

  /** Keyed hash (HMAC) of the command's body in hexadecimal. */
  public static final String COMMAND_BODY = "commandBody";

  /** What the command belongs to. */
  public static final String CORRELATION = "correlation";

  /** The commit's gapless number in its ledger, a {@link Long}; only on what was read. */
  public static final String LEDGER_SEQ = "ledgerSeq";

  /** What all events of one commit agree on. */
  static final List<String> HEADER =
      List.of(LEDGER, ACTOR, ROLE, COMMAND, COMMAND_ID, COMMAND_BODY, CORRELATION);

  private CommitMetadata() {}
}
