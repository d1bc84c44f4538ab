package se.delaktig.eventstore;

/** What became of a batch that a {@link CommitStore} was to insert. */
sealed interface Insertion {

  /** All of it is there for good. */
  record Stored() implements Insertion {}

  /**
   * What stands before the index is there for good. The commit at the index is not, since another
   * one has taken what must be unique, nor is anything after it.
   */
  record Taken(int index, DuplicateKey key) implements Insertion {}

  /** As {@link Taken}, but the store did not accept the commit for another reason. */
  record Refused(int index, LogUnavailableException.Reason kind, String reason)
      implements Insertion {

    Refused(int index, String reason) {
      this(index, LogUnavailableException.Reason.NO_ANSWER, reason);
    }
  }

  /** The batch never left: nothing of it is stored. */
  record NotSent(LogUnavailableException cause) implements Insertion {}

  /**
   * No answer came, or none that can be relied on: the batch may be there up to any place, now or
   * in a while, and what is there of it may still be lost.
   */
  record Unanswered(LogUnavailableException cause) implements Insertion {}
}
