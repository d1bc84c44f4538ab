package se.delaktig.personregister;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Seals a document's content with a new key of its own and wraps that key with the master key. Both
 * are bound to the document's id, so that neither can be moved to another one.
 */
final class Seal {
  static final String CONTENT = "sealed";
  static final String KEY = "key";

  /** AES-256. */
  private static final int KEY_BYTES = 32;

  /** Lengths are rounded up to this many bytes, so that they tell little of a name or a mark. */
  private static final int GRAIN = 64;

  private final Aead master;

  Seal(MasterKeys keys) {
    this.master = keys.wrapping();
  }

  /** The fields {@link #CONTENT} and {@link #KEY} for the document with this id. */
  Document sealed(String id, String json) {
    byte[] bound = bound(id);
    byte[] key = Random.randBytes(KEY_BYTES);
    try {
      byte[] content = new AesGcmJce(key).encrypt(padded(json), bound);
      return new Document(CONTENT, new Binary(content))
          .append(KEY, new Binary(master.encrypt(key, bound)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
  }

  /** The content of a document that holds {@link #CONTENT} and {@link #KEY}. */
  String opened(Document document) {
    String id = document.getString("_id");
    byte[] bound = bound(id);
    try {
      byte[] key = master.decrypt(document.get(KEY, Binary.class).getData(), bound);
      byte[] content = document.get(CONTENT, Binary.class).getData();
      return new String(new AesGcmJce(key).decrypt(content, bound), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new UnreadableSealException(id, e);
    }
  }

  /** The document's key, wrapped with the newest master key. */
  Binary rewrapped(String id, Binary wrapped) {
    byte[] bound = bound(id);
    try {
      return new Binary(master.encrypt(master.decrypt(wrapped.getData(), bound), bound));
    } catch (GeneralSecurityException e) {
      throw new UnreadableSealException(id, e);
    }
  }

  private static byte[] bound(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  /** JSON may end in blanks. */
  static byte[] padded(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(text, (text.length + GRAIN - 1) / GRAIN * GRAIN);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return padded;
  }
}
