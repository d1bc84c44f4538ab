package se.delaktig.personregister;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What every collection of the register is asked in the same way. */
final class Mongo {
  /** Ids asked for in one question. */
  private static final int PER_QUESTION = 2_000;

  private Mongo() {}

  static Bson id(String id) {
    return new Document("_id", id);
  }

  /** An id that belongs to a project or to the office; neither part can hold the bar. */
  static String within(String ledger, String id) {
    return ledger + '|' + id;
  }

  /** The latter part of {@link #within}. */
  static String withoutLedger(String id) {
    return id.substring(id.indexOf('|') + 1);
  }

  /** Inserts unless a document with this id (or another unique value of it) is there already. */
  static boolean inserted(MongoCollection<Document> collection, Document document) {
    try {
      collection.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  static boolean isDuplicate(MongoWriteException e) {
    return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
  }

  /** Reads the documents whose field has one of these values; the field has a unique index. */
  static void each(
      MongoCollection<Document> collection,
      String field,
      Collection<String> values,
      Consumer<Document> reader) {
    List<String> all = new ArrayList<>(values);
    for (int from = 0; from < all.size(); from += PER_QUESTION) {
      List<String> some = all.subList(from, Math.min(all.size(), from + PER_QUESTION));
      collection.find(new Document(field, new Document("$in", some))).forEach(reader);
    }
  }
}
