package se.delaktig.demo;

import java.security.SecureRandom;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Where the person register of a demonstration draws its ids: from a seed while the project is
 * played, so that its people come out the same each time, and truly at random afterwards.
 */
public final class DemoIds implements RandomGenerator {
  private volatile RandomGenerator source;

  private DemoIds(RandomGenerator source) {
    this.source = source;
  }

  public static DemoIds seeded(long seed) {
    return new DemoIds(new Random(seed));
  }

  /** Ends the playing: every id from now on is truly random. */
  public void trulyRandomFromNowOn() {
    source = new SecureRandom();
  }

  @Override
  public long nextLong() {
    return source.nextLong();
  }
}
