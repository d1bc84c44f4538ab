package se.delaktig.personregister;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/** Ids of 128 random bits, as up to 25 characters of {@code 0-9 a-z}. */
final class RandomIds {
  private static final int BYTES = 16;

  private final RandomGenerator source;

  RandomIds(RandomGenerator source) {
    this.source = source;
  }

  String next() {
    byte[] bits = new byte[BYTES];
    source.nextBytes(bits);
    return new BigInteger(1, bits).toString(Character.MAX_RADIX);
  }
}
