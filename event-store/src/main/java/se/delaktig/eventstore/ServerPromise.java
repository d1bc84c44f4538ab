package se.delaktig.eventstore;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server whether it keeps what the log promises. A server that knows write and read
 * concerns refuses one that makes no sense; one that lets it pass would also let a lost write pass.
 * Nothing is changed, and no more than reading and writing this collection has to be allowed; one
 * thing more is asked where the account may.
 */
final class ServerPromise {

  private static final Logger LOG = LoggerFactory.getLogger(ServerPromise.class);
  private static final int MAJORITY_WITHIN_MILLIS = 10_000;
  private static final int UNAUTHORIZED = 13;

  /** Of MongoDB 5.0. */
  private static final int OLDEST_WIRE_VERSION = 13;

  private static final String REPLICA_SET =
      "Use a replica set, of which one member is enough: start it with --replSet and run"
          + " rs.initiate() once; or, for the embedded server, say so in the settings.";

  private ServerPromise() {}

  /**
   * Returns if it does.
   *
   * @throws WeakServerException with what to change, if it does not
   */
  static void check(MongoClient client, String databaseName, String collection) {
    MongoDatabase database = client.getDatabase(databaseName);
    try {
      if (accepts(database, deleteNothing(collection, new Document("w", 51)))) {
        throw refused("it takes no notice of write concerns", REPLICA_SET, null);
      }
      if (accepts(database, read(collection, "no-such-level"))) {
        throw refused("it takes no notice of read concerns", REPLICA_SET, null);
      }
      checkKind(database.runCommand(new Document("hello", 1)));
    } catch (MongoException e) {
      throw refused("it could not be asked", "See that it runs and can be reached.", e);
    }
    checkMajority(database, collection);
    checkConfiguration(client.getDatabase("admin"));
  }

  private static void checkKind(Document hello) {
    if (!hello.containsKey("setName") && !"isdbgrid".equals(hello.get("msg"))) {
      throw refused("it belongs to no replica set", REPLICA_SET, null);
    }
    if (hello.getInteger("maxWireVersion", 0) < OLDEST_WIRE_VERSION) {
      throw refused("it is older than MongoDB 5.0", "Upgrade it.", null);
    }
  }

  private static void checkMajority(MongoDatabase database, String collection) {
    try {
      Document answer =
          database.runCommand(
              deleteNothing(
                  collection,
                  new Document("w", "majority")
                      .append("j", true)
                      .append("wtimeout", MAJORITY_WITHIN_MILLIS)));
      Document error = answer.get("writeConcernError", Document.class);
      if (error != null) {
        throw refused(
            "no majority of its members keeps a journaled write (" + error.get("errmsg") + ")",
            "See that a majority of the members runs and can be reached by the others.",
            null);
      }
      database.runCommand(read(collection, "majority"));
    } catch (MongoException e) {
      throw refused(
          "it refuses write concern majority with journal or read concern majority",
          "Use a replica set of MongoDB 5.0 or later whose members keep a journal.",
          e);
    }
  }

  /** A majority's memory is no journal, whatever each write asks for: readers would be ahead. */
  private static void checkConfiguration(MongoDatabase admin) {
    try {
      Document set =
          admin.runCommand(new Document("replSetGetConfig", 1)).get("config", new Document());
      if (!set.getBoolean("writeConcernMajorityJournalDefault", true)) {
        throw refused(
            "writeConcernMajorityJournalDefault is false, so what a majority has only in memory"
                + " would be read, and could be lost",
            "Set it to true: cfg = rs.conf(); cfg.writeConcernMajorityJournalDefault = true;"
                + " rs.reconfig(cfg).",
            null);
      }
    } catch (MongoCommandException e) {
      String why =
          e.getErrorCode() == UNAUTHORIZED
              ? "the account lacks the role clusterMonitor"
              : e.getErrorMessage();
      LOG.info("writeConcernMajorityJournalDefault was not looked at: {}", why);
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

  private static WeakServerException refused(String why, String change, @Nullable Throwable cause) {
    return new WeakServerException(
        "This MongoDB server can't hold the log: " + why + ". " + change, cause);
  }
}
