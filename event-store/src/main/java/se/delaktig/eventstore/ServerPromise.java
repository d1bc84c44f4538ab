package se.delaktig.eventstore;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server whether it keeps what the log promises. A server that knows write and read
 * concerns refuses one that makes no sense; one that lets it pass would also let a lost write pass.
 * Nothing is changed, and no more than reading and writing this collection has to be allowed.
 */
final class ServerPromise {

  private static final int MAJORITY_WITHIN_MILLIS = 10_000;

  private ServerPromise() {}

  static void check(MongoDatabase database, String collection) {
    try {
      if (accepts(database, deleteNothing(collection, new Document("w", 51)))) {
        throw refused("it takes no notice of write concerns", null);
      }
      if (accepts(database, read(collection, "no-such-level"))) {
        throw refused("it takes no notice of read concerns", null);
      }
    } catch (MongoException e) {
      throw refused("it could not be asked", e);
    }
    try {
      Document answer =
          database.runCommand(
              deleteNothing(
                  collection,
                  new Document("w", "majority")
                      .append("j", true)
                      .append("wtimeout", MAJORITY_WITHIN_MILLIS)));
      if (answer.containsKey("writeConcernError")) {
        throw refused("no majority of its members keeps a journaled write", null);
      }
      database.runCommand(read(collection, "majority"));
    } catch (MongoException e) {
      throw refused("it refuses write concern majority with journal or read concern majority", e);
    }
  }

  private static boolean accepts(MongoDatabase database, Document command) {
    try {
      return !database.runCommand(command).containsKey("writeConcernError");
    } catch (MongoCommandException e) {
      return false;
    }
  }

  private static Document deleteNothing(String collection, Document writeConcern) {
    return new Document("delete", collection)
        .append("deletes", List.of(new Document("q", new Document("_id", -1L)).append("limit", 1)))
        .append("writeConcern", writeConcern);
  }

  private static Document read(String collection, String level) {
    return new Document("find", collection)
        .append("filter", new Document("_id", -1L))
        .append("limit", 1)
        .append("readConcern", new Document("level", level));
  }

  private static WeakServerException refused(String why, @Nullable Throwable cause) {
    return new WeakServerException(
        "This MongoDB server can't hold the log: "
            + why
            + ". Use a replica set of MongoDB 5.0 or later whose members keep a journal, with a"
            + " majority of them running; or, for the embedded server, say so in the settings.",
        cause);
  }
}
