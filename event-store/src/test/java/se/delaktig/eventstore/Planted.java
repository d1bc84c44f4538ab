package se.delaktig.eventstore;

/** What a server, a wire, a reader or a client can do wrong; the simulation must find each. */
enum Planted {
  /** The server answers before a majority has it, so that it may still be rolled back. */
  ACKNOWLEDGED_BEFORE_A_MAJORITY,
  /** A batch that was stored in part is taken for stored as a whole. */
  CUT_BATCH_TAKEN_FOR_WHOLE,
  /** No answer is taken for not stored. */
  UNANSWERED_TAKEN_FOR_NOT_STORED,
  /** Who has got no answer sends again under another command id. */
  SENT_AGAIN_UNDER_ANOTHER_ID,
  /** Who has lost the race for a position does not look where the log ends now. */
  HEAD_NOT_READ_AGAIN,
  /** A commit is stored without its last event. */
  TORN_COMMIT,
  /** A position is left free before a commit. */
  HOLE,
  /** A commit is recorded at its writer's clock, whatever stands before it. */
  RECORDED_BY_EACH_CLOCK,
  /** A commit is tied to no other. */
  BROKEN_CHAIN,
  /** A command id is not known again. */
  FORGOTTEN_COMMAND_ID,
  /** Who asks what became of a command is answered by a member that lags behind. */
  STALE_LAST_WORD,
  /** Two events may have the same number in a stream. */
  NO_OPTIMISTIC_LOCK,
  /** A reader goes on behind a commit that it has not seen yet. */
  HOLE_PASSED,
  /** A reader gets two commits in the wrong order. */
  SWAPPED_ORDER,
  /** A projector folds again what its documents hold already. */
  STALE_TOKEN,
  /** A projector writes its token before its documents. */
  TOKEN_BEFORE_DOCUMENTS
}
