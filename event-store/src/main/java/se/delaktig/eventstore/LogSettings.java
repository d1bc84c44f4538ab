package se.delaktig.eventstore;

import java.time.Duration;

/**
 * How a log behaves.
 *
 * @param embedded true for the embedded server, which keeps what it acknowledges by itself and
 *     knows no write or read concern: the check at start-up is left out
 * @param maxBatch how many commits may go out together, 1 to 1000
 * @param patience how long an append tries before it gives up, when the server is lost or others
 *     win every race
 * @param pollDelay how often readers at the head look for what other processes have appended
 */
public record LogSettings(boolean embedded, int maxBatch, Duration patience, Duration pollDelay) {

  /**
   * Looks at the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public LogSettings {
    if (maxBatch < 1 || maxBatch > 1000) {
      throw new IllegalArgumentException("maxBatch is 1 to 1000, not " + maxBatch);
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience is negative: " + patience);
    }
    if (pollDelay.isNegative() || pollDelay.isZero()) {
      throw new IllegalArgumentException("pollDelay is not positive: " + pollDelay);
    }
  }

  /** For a MongoDB server or replica set. */
  public static LogSettings server() {
    return new LogSettings(false, 256, Duration.ofSeconds(10), Duration.ofMillis(20));
  }

  /** For the embedded server. */
  public static LogSettings forEmbedded() {
    return new LogSettings(true, 256, Duration.ofSeconds(10), Duration.ofMillis(20));
  }

  /** The same with another number of commits that may go out together, 1 to 1000. */
  public LogSettings withMaxBatch(int commits) {
    return new LogSettings(embedded, commits, patience, pollDelay);
  }

  /** The same with another time after which an append gives up; not negative. */
  public LogSettings withPatience(Duration duration) {
    return new LogSettings(embedded, maxBatch, duration, pollDelay);
  }

  /** The same with another time between looks for what other processes have appended. */
  public LogSettings withPollDelay(Duration delay) {
    return new LogSettings(embedded, maxBatch, patience, delay);
  }
}
