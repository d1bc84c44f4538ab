package se.delaktig.kernel.view;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a view's documents say, as one number: the sum of each document's SHA-256, so that the order
 * in which they are met does not matter. Equal documents at equal positions give equal hashes.
 */
final class ViewHash {
  private static final int BITS = 256;

  private final MessageDigest digest;
  private BigInteger sum = BigInteger.ZERO;

  ViewHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(Generation.Written document) {
    String all =
        document.key().text()
            + "\n"
            + document.position()
            + "\n"
            + document.stoppedAt()
            + "\n"
            + document.state();
    sum = sum.add(new BigInteger(1, digest.digest(all.getBytes(StandardCharsets.UTF_8))));
  }

  /** The hash so far, 64 hexadecimal digits. */
  String hex() {
    BigInteger within = sum.mod(BigInteger.ONE.shiftLeft(BITS));
    return String.format("%064x", within);
  }
}
