package se.delaktig.kernel.view;

import java.time.Instant;

/**
 * Something that is done to a view in the background.
 *
 * @param next the position of the first event that has not been folded
 * @param end where it is going; -1 before it has begun
 */
public record Work(Kind kind, Instant asked, long next, long end) {
  /** What is done. */
  public enum Kind {
    /** The live documents are compared with what the log says. */
    PARITY,
    /** The documents are made anew and swapped in when they say the same. */
    REBUILD,
    /** The documents are made anew and swapped in whatever they say. */
    REPLACE,
    /** What has stopped is folded once more. */
    RETRY
  }

  /** How much is done, 0 to 1. */
  public double share() {
    return end <= 0 ? 0 : Math.min(1, (double) next / end);
  }
}
