package se.delaktig.eventstore;

import java.util.SplittableRandom;

/** How often something goes wrong between a process and the server; each schedule has its own. */
final class Weather {

  private final SeededSchedule schedule;
  private final SplittableRandom random;
  private final double refused;
  private final double answerLost;
  private final double cut;
  private final double doubled;
  private final double late;
  private final double torn;
  private final double stale;
  private final double hasty;
  private final double clockJumps;
  private boolean calm;

  /**
   * @param alone whether the server is part of the only process: no member of it ever lags behind
   */
  Weather(SeededSchedule schedule, boolean alone) {
    this.schedule = schedule;
    this.random = schedule.random();
    this.refused = some();
    this.answerLost = some();
    this.cut = some();
    this.doubled = some();
    this.late = some();
    this.torn = alone ? 0 : some();
    this.stale = alone ? 0 : some();
    this.hasty = some();
    this.clockJumps = 2 * some();
  }

  private double some() {
    return random.nextBoolean() ? 0 : random.nextDouble(0.15);
  }

  /** From now on nothing goes wrong. */
  void calm() {
    calm = true;
  }

  private boolean strikes(String what, double chance) {
    boolean strikes = !calm && chance > 0 && random.nextDouble() < chance;
    if (strikes) {
      schedule.count(what);
    }
    return strikes;
  }

  /** The connection is refused: the request does not leave. */
  boolean refuses() {
    return strikes("refused", refused);
  }

  boolean losesAnswer() {
    return strikes("answer lost", answerLost);
  }

  /** The server stops in the middle of a batch. */
  boolean cuts() {
    return strikes("batch cut", cut);
  }

  /** The request arrives twice. */
  boolean doubles() {
    return strikes("doubled", doubled);
  }

  /** Request or answer take longer than its sender waits. */
  boolean delays() {
    return strikes("late", late);
  }

  /** A read misses one commit and shows those behind it. */
  boolean tearsRead() {
    return strikes("read torn", torn);
  }

  /** A read is answered by a member that lags behind. */
  boolean readsStale() {
    return strikes("read stale", stale);
  }

  /** A refusal comes before a majority has what has caused it. */
  boolean refusesHastily() {
    return strikes("refused hastily", hasty);
  }

  boolean clockJumps() {
    return strikes("clock jumped", clockJumps);
  }
}
