package se.delaktig.kernel.view;

import java.util.Set;

/**
 * What people see, as a fold over what happened: the same function serves the live view, a rebuild,
 * and a statement as of any date.
 *
 * @param <S> the state of one of its documents: a record
 */
public interface View<S> {
  /** Its name, and what its collections begin with: lower case, hyphens. */
  String name();

  /**
   * Which version of the fold this is, from 1. To be raised when the same events give another
   * state; that the state's shape changed is noticed without it. The documents of another version
   * are never touched: this one makes its own from the log.
   */
  default int version() {
    return 1;
  }

  Class<S> stateType();

  /** The documents that an event changes, by their id within the ledger. */
  Set<String> touched(RecordedEvent event);

  /** A document before anything has happened to it. */
  S empty(String id);

  /** A document after an event. Pure: no clock, no store, nothing but the two. */
  S after(S state, RecordedEvent event);
}
