package se.delaktig.signin.keys;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/**
 * What people are called and call things. The database holds it sealed, and finds it by a keyed
 * hash, so that a copy of it without the keys folder names nobody. The keys are apart from {@link
 * Seal}'s, which may be thrown away to sign everybody out.
 */
@Component
public class Names {
  private static final String FILE = "sign-in-names.key";
  private static final int KEY_BYTES = 32;

  private final Seal seal;
  private final SecretKey finding;

  public Names(KeyFolder folder) {
    byte[] stored = folder.readOrMake(folder.resolve(FILE), Names::newKeys);
    List<byte[]> keys =
        new String(stored, StandardCharsets.US_ASCII)
            .lines()
            .map(line -> Base64.getDecoder().decode(line.strip()))
            .toList();
    if (keys.size() != 2 || keys.stream().anyMatch(key -> key.length != KEY_BYTES)) {
      throw new IllegalStateException("No two 256-bit keys in the keys folder's " + FILE);
    }
    this.seal = new Seal(keys.getFirst());
    this.finding = new SecretKeySpec(keys.getLast(), "HmacSHA256");
  }

  /** The text for that field of the document with that id, and for no other. */
  public Binary sealed(String field, String id, String text) {
    return new Binary(seal.seal(place(field, id), text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The text in a field of a document.
   *
   * @throws IllegalStateException if the keys folder is not the one that the text was sealed with
   */
  public String opened(String field, Document stored) {
    String id = stored.getString("_id");
    try {
      byte[] text = seal.open(place(field, id), stored.get(field, Binary.class).getData());
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The sign-in's names were sealed with other keys", e);
    }
  }

  /** The hash by which a value is found without being told. */
  public String found(String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(finding);
      return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC with SHA-256", e);
    }
  }

  /** Seals in place what an older version kept readable in these fields. */
  public void sealOlder(MongoCollection<Document> collection, String... fields) {
    for (Document stored : collection.find()) {
      for (String field : fields) {
        if (stored.get(field) instanceof String readable) {
          String id = stored.getString("_id");
          collection.updateOne(
              and(eq("_id", id), eq(field, readable)), set(field, sealed(field, id, readable)));
        }
      }
    }
  }

  private static String place(String field, String id) {
    return field + ":" + id;
  }

  private static byte[] newKeys() {
    SecureRandom random = new SecureRandom();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      byte[] raw = new byte[KEY_BYTES];
      random.nextBytes(raw);
      lines.append(Base64.getEncoder().encodeToString(raw)).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
