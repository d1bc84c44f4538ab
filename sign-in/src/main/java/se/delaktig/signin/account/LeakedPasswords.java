package se.delaktig.signin.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The most used of those passwords that are known from leaks and are long enough to be chosen.
 * Brought along as the beginnings of their hashes, made by {@code build/LeakedPasswords.java}:
 * nobody needs to read them, and nothing that somebody types is asked of anybody else.
 */
final class LeakedPasswords {
  private static final String LIST = "/sign-in/leaked-passwords.bin";

  /** How much of each hash there is: of six thousand million other passwords one is refused too. */
  private static final int BYTES = 6;

  /** Sorted, each as a number of 48 bits. */
  private final long[] hashes;

  private LeakedPasswords(long[] hashes) {
    this.hashes = hashes;
  }

  /** The list that is brought along. */
  static LeakedPasswords broughtAlong() {
    try (InputStream in = LeakedPasswords.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException("Missing from the program: " + LIST);
      }
      byte[] bytes = in.readAllBytes();
      if (bytes.length == 0 || bytes.length % BYTES != 0) {
        throw new IllegalStateException("Not as it was made: " + LIST);
      }
      long[] hashes = new long[bytes.length / BYTES];
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = beginning(bytes, i * BYTES);
      }
      return new LeakedPasswords(hashes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return hashes.length;
  }

  /**
   * @param plain in lower case, in the form NFKC
   */
  boolean contain(String plain) {
    return Arrays.binarySearch(hashes, beginning(Sha256.of(plain), 0)) >= 0;
  }

  private static long beginning(byte[] bytes, int from) {
    return ByteBuffer.allocate(Long.BYTES).put(Long.BYTES - BYTES, bytes, from, BYTES).getLong(0);
  }
}
