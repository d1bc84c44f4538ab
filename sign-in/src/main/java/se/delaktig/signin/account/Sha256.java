package se.delaktig.signin.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A plain hash, for values that are random enough to need no salt. */
public final class Sha256 {
  private Sha256() {}

  public static byte[] of(String value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  public static String hex(String value) {
    return HexFormat.of().formatHex(of(value));
  }
}
