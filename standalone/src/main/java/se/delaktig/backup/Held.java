package se.delaktig.backup;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bson.RawBsonDocument;

/**
 * What a collection holds.
 *
 * @param documents how many
 * @param sha256 over their BSON in the order of their ids, in hexadecimal
 */
record Held(long documents, String sha256) {

  /** Takes in documents one after the other, in the order of their ids. */
  static final class Count {
    private final MessageDigest digest = newDigest();
    private long documents;

    void add(RawBsonDocument document) {
      digest.update(document.getByteBuffer().asNIO());
      documents++;
    }

    Held held() {
      return new Held(documents, HexFormat.of().formatHex(digest.digest()));
    }
  }

  /** Reads a whole collection. */
  static Held of(MongoCollection<?> collection) {
    Count count = new Count();
    inOrder(collection).forEach(count::add);
    return count.held();
  }

  /** All documents in the order of their ids, as bytes. */
  static com.mongodb.client.FindIterable<RawBsonDocument> inOrder(MongoCollection<?> collection) {
    return collection
        .withDocumentClass(RawBsonDocument.class)
        .withReadConcern(ReadConcern.MAJORITY)
        .find()
        .sort(Sorts.ascending("_id"));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
