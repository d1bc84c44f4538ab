package se.delaktig.eventstore;

/** What only one commit can have. */
enum DuplicateKey {
  /** Another commit has taken the position. */
  POSITION,
  /** Another commit has taken the number in the ledger. */
  LEDGER_SEQ,
  /** An event of a stream is already there. */
  EVENT,
  /** The command id is already there. */
  COMMAND
}
