package se.delaktig.signin.account;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A code to print and keep, for the day when the code app is gone. Five groups of five letters. */
final class RecoveryCode {
  /** Without those that are taken for another when read from paper. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 5;
  private static final int GROUP = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RecoveryCode() {}

  /** A fresh code of 123 random bits. */
  static String fresh() {
    return IntStream.range(0, GROUPS)
        .mapToObj(group ->
            RANDOM
                .ints(GROUP, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining()))
        .collect(Collectors.joining("-"));
  }

  /** By what a code is known; blanks, dashes and letter case play no part. */
  static String hash(String typed) {
    return Sha256.hex(typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
  }
}
