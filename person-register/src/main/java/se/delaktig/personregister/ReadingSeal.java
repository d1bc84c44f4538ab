package se.delaktig.personregister;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/**
 * Seals what the read log says. A log is never written anew, so one key stays for all of it; that
 * key lies in the register, where it is wrapped by the newest master key as everything else. A copy
 * of the read log alone then tells that somebody read something, and not whom or what.
 */
public final class ReadingSeal {
  private static final String ID = "readings";
  private static final String SECRET = "secret";

  /** AES-256. */
  private static final int KEY_BYTES = 32;

  private final Aead key;

  private ReadingSeal(Aead key) {
    this.key = key;
  }

  static ReadingSeal in(MongoCollection<Document> register, Seal seal) {
    Document held = register.find(Mongo.id(ID)).first();
    while (held == null) {
      Document ours = new Document("_id", ID);
      String secret = Base64.getEncoder().encodeToString(Random.randBytes(KEY_BYTES));
      ours.putAll(seal.sealed(ID, Json.write(Map.of(SECRET, secret))));
      // another may be first; then theirs is read, as soon as a majority has it
      Mongo.inserted(register, ours);
      held = register.find(Mongo.id(ID)).first();
    }
    String secret = String.valueOf(Json.read(seal.opened(held), HashMap.class).get(SECRET));
    try {
      return new ReadingSeal(new AesGcmJce(Base64.getDecoder().decode(secret)));
    } catch (GeneralSecurityException e) {
      throw new UnreadableSealException(ID, e);
    }
  }

  /**
   * Seals a reading.
   *
   * @param id which reading it is; it opens under no other
   */
  public String sealed(String id, String json) {
    try {
      return Base64.getEncoder().encodeToString(key.encrypt(Seal.padded(json), bound(id)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
  }

  /**
   * Opens a reading.
   *
   * @throws UnreadableSealException when it has been altered, or is another reading's
   */
  public String opened(String id, String sealed) {
    try {
      byte[] json = key.decrypt(Base64.getDecoder().decode(sealed), bound(id));
      return new String(json, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableSealException(id, e);
    }
  }

  private static byte[] bound(String id) {
    return (ID + '|' + id).getBytes(StandardCharsets.UTF_8);
  }
}
