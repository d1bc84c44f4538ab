package se.delaktig.audit.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.personregister.OwnerOnlyFiles;

/**
 * The Ed25519 keys that heads and bundles are signed with: one PEM file each in the folder of keys,
 * never among the data. The newest signs. A file may be left with its public part alone: then the
 * key signs nothing more, and what it has signed is still verified.
 */
public final class SigningKeys {
  private static final String FILE = "ledger-signing-key-%04d.pem";
  private static final String SIGNED = "signed-head-%s.txt";
  private static final String ALGORITHM = "Ed25519";

  /** What stands before the 32 bytes of such a key in X.509 (RFC 8410). */
  private static final int X509_PREFIX = 12;

  private static final int ID_DIGITS = 16;
  private static final HexFormat HEX = HexFormat.of();

  private final OwnerOnlyFiles files;

  private SigningKeys(OwnerOnlyFiles files) {
    this.files = files;
  }

  /**
   * A key that signs.
   *
   * @param id {@link #idOf} its public part
   * @param publicKey 32 bytes in hexadecimal
   */
  record Signer(String id, String publicKey, PrivateKey secret) {
    /** 64 bytes in hexadecimal; always the same for the same bytes. */
    String sign(byte[] statement) {
      try {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(secret);
        signature.update(statement);
        return HEX.formatHex(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the signing key cannot sign", e);
      }
    }
  }

  /**
   * Opens the keys in a folder, and makes the first where there is none.
   *
   * @throws UncheckedIOException when the folder cannot be read or written
   */
  public static SigningKeys open(Path folder) {
    try {
      SigningKeys keys = new SigningKeys(OwnerOnlyFiles.in(folder));
      keys.files.alone(() -> {
        if (!keys.files.has(name(1))) {
          keys.create(1);
        }
      });
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a new key, which signs from now on, in every process that uses the folder. */
  public void rotate() {
    try {
      files.alone(() -> create(count() + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How a key is called: the first 16 hexadecimal digits of its public part's SHA-256. */
  public static String idOf(String publicKey) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(HEX.parseHex(publicKey));
      return HEX.formatHex(hash).substring(0, ID_DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether a signature is the key's. */
  static boolean verifies(String publicKey, byte[] statement, String signature) {
    try {
      byte[] prefix = HEX.parseHex("302a300506032b6570032100");
      byte[] encoded = Arrays.copyOf(prefix, X509_PREFIX + 32);
      System.arraycopy(HEX.parseHex(publicKey), 0, encoded, X509_PREFIX, 32);
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
      check.update(statement);
      return check.verify(HEX.parseHex(signature));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  /**
   * The key that signs now: the newest whose secret part is there.
   *
   * @throws IllegalStateException when none is
   */
  Signer newest() {
    List<Signer> signers = signers();
    if (signers.isEmpty()) {
      throw new IllegalStateException("the folder of keys holds no ledger-signing-key that signs");
    }
    return signers.getLast();
  }

  /** A key by its id, where its secret part is still there. */
  Optional<Signer> signer(String id) {
    return signers().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /**
   * Remembers what has been signed of a ledger last, where whoever can write to the log cannot.
   *
   * @param code the head's
   */
  void remember(String ledger, String code) {
    try {
      files.alone(() -> files.write(SIGNED.formatted(ledger), code + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was signed of a ledger last, as far as this folder knows. */
  Optional<String> remembered(String ledger) {
    try {
      String name = SIGNED.formatted(ledger);
      return files.has(name) ? Optional.of(files.read(name).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The public parts of all keys, oldest first, in hexadecimal. */
  public List<String> publicKeys() {
    try {
      List<String> all = new ArrayList<>();
      for (int number = 1; number <= count(); number++) {
        all.add(raw(required(files.read(name(number)), "PUBLIC KEY")));
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Signer> signers() {
    try {
      List<Signer> all = new ArrayList<>();
      for (int number = 1; number <= count(); number++) {
        String pem = files.read(name(number));
        byte[] secret = part(pem, "PRIVATE KEY");
        if (secret != null) {
          String publicKey = raw(required(pem, "PUBLIC KEY"));
          all.add(
              new Signer(
                  idOf(publicKey),
                  publicKey,
                  KeyFactory.getInstance(ALGORITHM)
                      .generatePrivate(new PKCS8EncodedKeySpec(secret))));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a ledger-signing-key is not what it should be", e);
    }
  }

  private int count() {
    int number = 0;
    while (files.has(name(number + 1))) {
      number++;
    }
    return number;
  }

  private void create(int number) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    files.write(name(number), pem(pair.getPrivate(), pair.getPublic()));
  }

  private static String name(int number) {
    return FILE.formatted(number);
  }

  private static String pem(PrivateKey secret, PublicKey open) {
    return pem("PRIVATE KEY", secret.getEncoded()) + pem("PUBLIC KEY", open.getEncoded());
  }

  private static String pem(String kind, byte[] bytes) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, lines.encodeToString(bytes), kind);
  }

  private static byte[] required(String pem, String kind) {
    byte[] found = part(pem, kind);
    if (found == null) {
      throw new IllegalStateException("a ledger-signing-key has no " + kind);
    }
    return found;
  }

  private static byte @Nullable [] part(String pem, String kind) {
    String begins = "-----BEGIN " + kind + "-----";
    int from = pem.indexOf(begins);
    int to = pem.indexOf("-----END " + kind + "-----", Math.max(from, 0));
    return from < 0 || to < 0
        ? null
        : Base64.getMimeDecoder().decode(pem.substring(from + begins.length(), to));
  }

  private static String raw(byte[] x509) {
    return HEX.formatHex(x509, X509_PREFIX, x509.length);
  }
}
