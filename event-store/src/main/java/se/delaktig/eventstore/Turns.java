package se.delaktig.eventstore;

import java.util.concurrent.TimeUnit;

/**
 * Lets other processes have their turn. Whoever has just written knows the head and needs one round
 * trip for the next commit; whoever lost the race must read first and needs two, so without this
 * the winner would win again and again. While others write too, a winner therefore waits for as
 * long as the others need before it goes on. Where nobody else writes nothing is waited for.
 */
final class Turns {
  /** Others count as writing for so many of our own round trips after they were last seen. */
  private static final int REMEMBERED = 32;

  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(20);

  private final LogTime time;
  private long othersSeen;
  private boolean othersKnown;
  private long won;
  private boolean ours;
  private long roundTrip;

  Turns(LogTime time) {
    this.time = time;
  }

  /** A commit of another process was seen. */
  void othersWrite() {
    othersSeen = time.nanoTime();
    othersKnown = true;
    ours = false;
  }

  /** A batch of ours was stored, in that time. */
  void won(long nanos) {
    roundTrip = roundTrip == 0 ? nanos : (3 * roundTrip + nanos) / 4;
    won = time.nanoTime();
    ours = true;
  }

  /**
   * Waits where it is the others' turn.
   *
   * @return whether it waited, so that the head may have moved
   */
  boolean giveWay() {
    if (!ours || !othersKnown) {
      return false;
    }
    long now = time.nanoTime();
    if (now - othersSeen > REMEMBERED * Math.min(roundTrip, LONGEST_WAIT)) {
      othersKnown = false;
      return false;
    }
    long wait = won + Math.min(3 * roundTrip, LONGEST_WAIT) - now;
    if (wait <= 0) {
      return false;
    }
    time.pause(wait);
    return true;
  }
}
