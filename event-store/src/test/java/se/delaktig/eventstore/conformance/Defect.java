package se.delaktig.eventstore.conformance;

/** What a server can do wrong with a log, each with the guarantee that must find it out. */
enum Defect {
  /** Says that a commit is stored, and does not store it. */
  LOST_ACKNOWLEDGED_COMMIT("anAcceptedCommandIdIsAnsweredForEverWithItsFirstAnswer"),
  /** Stores a commit once more at the end, as a sender does who sends again after a lost reply. */
  DUPLICATE_AFTER_A_LOST_REPLY("anAppendWhoseAnswerIsLostIsStoredOnceAndAnswered"),
  /** Gives two commits to readers in the wrong order. */
  SWAPPED_ORDER("orderOfPositionsIsOrderOfCommitsIsOrderOfDelivery"),
  /** Leaves a position free before a commit. */
  HOLE("thereIsNoGapAndNoDuplicateWhereWritersFightOverTheSameStreams"),
  /** Stores a commit without its last event. */
  TORN_COMMIT("aCommitMayGoOverSeveralStreams"),
  /** Takes a reader's token for an older one. */
  STALE_TOKEN("aReaderMayStartInsideACommit"),
  /** Does not know a command id again. */
  FORGOTTEN_COMMAND_ID("aCommandIdWithAnotherBodyIsRefused"),
  /** Ties a commit to no other. */
  BROKEN_CHAIN("aLedgerHasAGaplessNumberAndAHashChain");

  private final String foundBy;

  Defect(String foundBy) {
    this.foundBy = foundBy;
  }

  /** The name of the conformance test that fails because of it. */
  String foundBy() {
    return foundBy;
  }
}
