package se.delaktig.eventstore.failover;

/**
 * Something that must not be.
 *
 * @param kind which promise is broken
 * @param what in words, with the ids that it is about
 */
record Finding(Kind kind, String what) {

  enum Kind {
    /** An acknowledged command is not in the log. */
    LOST,
    /** A command is in the log more than once. */
    DOUBLED,
    /** A command is in the log though its sender was told that it is not, or that nobody sent. */
    NEVER_ACCEPTED,
    /** A command's events are not those that were sent. */
    TORN,
    /** A command was told two different truths, or one that is not the log's. */
    WRONG_ANSWER,
    /** A command stands before one that was acknowledged before it was sent. */
    ORDER,
    /** The log has a hole, or its chain or a stream is broken. */
    CHAIN,
    /** A reader did not see exactly the log. */
    READER
  }
}
