package se.delaktig.audit.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The programs that check a bundle of evidence without us. Whoever has their hashes on paper knows
 * that the ones at hand are those that the project was checked with.
 */
public final class Verifiers {
  /** Their names in a bundle. */
  static final List<String> NAMES = List.of("verify.html", "verify.py", "recompute.py");

  private static final String RESOURCES = "/evidence/";

  private Verifiers() {}

  /** The SHA-256 of each, in hexadecimal, by name. */
  public static Map<String, String> sha256() {
    Map<String, String> hashes = new LinkedHashMap<>();
    NAMES.forEach(name -> hashes.put(name, sha256(name)));
    return hashes;
  }

  private static String sha256(String name) {
    MessageDigest digest = Spool.sha256();
    try (InputStream in =
        new DigestInputStream(
            Objects.requireNonNull(Verifiers.class.getResourceAsStream(RESOURCES + name), name),
            digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
