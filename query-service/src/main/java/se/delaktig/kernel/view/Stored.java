package se.delaktig.kernel.view;

import org.jspecify.annotations.Nullable;

/**
 * A document of a view.
 *
 * @param position the last event that touches it and that it has met
 * @param state what has been folded; where it has stopped, up to the event that stopped it
 * @param stop absent as long as it is up to date
 */
record Stored<S>(Key key, long position, S state, @Nullable Stop stop) {
  /** One that has stopped goes past what comes after, so that it is never folded over a hole. */
  Stored<S> past(long event) {
    return new Stored<>(key, event, state, stop);
  }

  Stored<S> stopped(Stop why) {
    return new Stored<>(key, why.position(), state, why);
  }

  Stored<S> folded(long event, S next) {
    return new Stored<>(key, event, next, null);
  }
}
