package se.delaktig.signin.account;

import java.security.SecureRandom;
import java.util.Base64;

/** Codes that nobody guesses. */
public final class RandomCode {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomCode() {}

  /** That many random bytes, in letters and digits that need no escaping in an address. */
  public static String of(int bytes) {
    byte[] drawn = new byte[bytes];
    RANDOM.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }
}
