package se.delaktig.signin.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Seals what lies in the database but would let a reader of the disk in: tokens. AES-256-GCM with a
 * key from the keys folder; a sealed value opens only under the name it was sealed for.
 */
@Component
public class Seal {
  private static final String FILE = "sign-in-storage.key";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  @Autowired
  public Seal(KeyFolder folder) {
    this(keyOf(folder));
  }

  /** Seals with a key of 256 bits that is kept elsewhere. */
  Seal(byte[] raw) {
    this.key = new SecretKeySpec(raw, "AES");
  }

  private static byte[] keyOf(KeyFolder folder) {
    byte[] stored = folder.readOrMake(folder.resolve(FILE), Seal::newKey);
    byte[] raw = Base64.getDecoder().decode(new String(stored, StandardCharsets.US_ASCII).strip());
    if (raw.length != 32) {
      throw new IllegalStateException("No 256-bit key in the keys folder's " + FILE);
    }
    return raw;
  }

  /** The value, to be opened under that name only. */
  public byte[] seal(String name, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(plain);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-GCM", e);
    }
  }

  /** The value sealed under that name. */
  public byte[] open(String name, byte[] sealed) throws GeneralSecurityException {
    ByteBuffer bytes = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return cipher(Cipher.DECRYPT_MODE, name, nonce).doFinal(rest);
  }

  private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] newKey() {
    byte[] raw = new byte[32];
    new SecureRandom().nextBytes(raw);
    return Base64.getEncoder().encode(raw);
  }
}
