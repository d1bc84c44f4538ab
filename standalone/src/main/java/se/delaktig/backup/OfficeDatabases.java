package se.delaktig.backup;

import com.mongodb.client.MongoClient;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The databases that hold an office on a server, where others may lie beside them. */
final class OfficeDatabases {
  /** Holds the commit log. */
  static final String LOG = "delaktig_log";

  /** Holds the log of who has read whose details; an office of before it has none. */
  static final String READS = "delaktig_reads";

  private static final String PREFIX = "delaktig";

  private OfficeDatabases() {}

  /** Their names, sorted; the log's comes last, because what has a log counts as an office. */
  static List<String> on(MongoClient server) {
    List<String> names = new ArrayList<>();
    for (String name : server.listDatabaseNames()) {
      if (name.equals(PREFIX) || name.startsWith(PREFIX + "_")) {
        names.add(name);
      }
    }
    names.sort(String::compareTo);
    if (names.remove(LOG)) {
      names.add(LOG);
    }
    return names;
  }

  /** The collections of a database as the server describes them, sorted by name. */
  static List<Document> collections(MongoClient server, String database) {
    List<Document> all = new ArrayList<>();
    for (Document collection : server.getDatabase(database).listCollections()) {
      if (!collection.getString("name").startsWith("system.")) {
        all.add(collection);
      }
    }
    all.sort((a, b) -> a.getString("name").compareTo(b.getString("name")));
    return all;
  }
}
