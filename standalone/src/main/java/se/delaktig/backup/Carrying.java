package se.delaktig.backup;

import com.mongodb.MongoNamespace;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.RawBsonDocument;
import se.delaktig.eventstore.LogSettings;

/**
 * Carries all collections of an office, files in GridFS among them, from one server to another that
 * has no office. Each grows under another name first; only when all are there, and still are what
 * the old server holds, do they get their names, the log as the last. So a try that is cut off
 * leaves nothing that could be taken for an office, and is begun anew.
 */
final class Carrying {
  private static final String GROWING = ".moving";
  private static final int BATCH_DOCUMENTS = 1_000;
  private static final int BATCH_BYTES = 8 << 20;

  private final MongoClient from;
  private final LogSettings fromSettings;
  private final MongoClient to;
  private final LogSettings toSettings;
  private final PrintStream out;

  Carrying(
      MongoClient from,
      LogSettings fromSettings,
      MongoClient to,
      LogSettings toSettings,
      PrintStream out) {
    this.from = from;
    this.fromSettings = fromSettings;
    this.to = to;
    this.toSettings = toSettings;
    this.out = out;
  }

  /**
   * Does it.
   *
   * @return what both hold now
   * @throws RefusedException if there is nothing to carry, or the new server has an office
   */
  Inventory carry() {
    List<String> databases = OfficeDatabases.on(from);
    if (!databases.contains(OfficeDatabases.LOG)) {
      throw new RefusedException(
          "Där finns inget kontor att flytta. / There is no office to move: no database "
              + OfficeDatabases.LOG);
    }
    refuseWhereAnOfficeIs();
    Chains before = Chains.verified(from, OfficeDatabases.LOG, fromSettings);
    Chains readsBefore = Inventory.readsOn(from, fromSettings);
    askWhatTheServerPromises();
    forEach(databases, this::describe);
    Map<String, Held> carried = new TreeMap<>();
    forEach(
        databases, (database, name) -> carried.put(database + "." + name, carry(database, name)));
    out.println("Jämför / Comparing ...");
    forEach(databases, (database, name) -> compare(database, name, carried));
    forEach(databases, this::giveItsName);
    Inventory arrived = Inventory.of(to, toSettings);
    if (!arrived.equals(new Inventory(before, readsBefore, carried))) {
      throw new IllegalStateException("What arrived is not what was carried: " + arrived);
    }
    return arrived;
  }

  private void refuseWhereAnOfficeIs() {
    forEach(
        OfficeDatabases.on(to),
        (database, name) -> {
          if (!name.endsWith(GROWING)) {
            throw new RefusedException(
                "Där finns redan ett kontor; inget har ändrats. / There is an office already;"
                    + " nothing was changed: "
                    + database
                    + "."
                    + name);
          }
        },
        to);
    forEach(
        OfficeDatabases.on(to),
        (database, name) -> to.getDatabase(database).getCollection(name).drop(),
        to);
  }

  /** A log is opened for a moment: that asks. */
  private void askWhatTheServerPromises() {
    try {
      Chains.verified(to, OfficeDatabases.LOG, toSettings);
    } finally {
      for (Document made : OfficeDatabases.collections(to, OfficeDatabases.LOG)) {
        to.getDatabase(OfficeDatabases.LOG).getCollection(made.getString("name")).drop();
      }
    }
  }

  /** Makes the collection with its options and indexes: what the new server lacks shows here. */
  private void describe(String database, String name) {
    Document described =
        OfficeDatabases.collections(from, database).stream()
            .filter(one -> one.getString("name").equals(name))
            .findFirst()
            .orElseThrow();
    if (!"collection".equals(described.getString("type"))) {
      throw new RefusedException(
          database + "." + name + " is a " + described.getString("type") + "; it can't be moved");
    }
    MongoDatabase target = to.getDatabase(database);
    Document create = new Document("create", name + GROWING);
    Document options = described.get("options", Document.class);
    if (options != null) {
      create.putAll(options);
    }
    target.runCommand(create);
    List<Document> indexes = new ArrayList<>();
    for (Document index : from.getDatabase(database).getCollection(name).listIndexes()) {
      if (!index.getString("name").equals("_id_")) {
        Document wanted = new Document(index);
        wanted.remove("ns");
        wanted.remove("v");
        indexes.add(wanted);
      }
    }
    if (!indexes.isEmpty()) {
      target.runCommand(new Document("createIndexes", name + GROWING).append("indexes", indexes));
    }
  }

  private Held carry(String database, String name) {
    MongoCollection<RawBsonDocument> target =
        to.getDatabase(database)
            .getCollection(name + GROWING, RawBsonDocument.class)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    Held.Count count = new Held.Count();
    List<RawBsonDocument> batch = new ArrayList<>();
    int bytes = 0;
    for (RawBsonDocument document : Held.inOrder(from.getDatabase(database).getCollection(name))) {
      count.add(document);
      batch.add(document);
      bytes += document.getByteBuffer().remaining();
      if (batch.size() == BATCH_DOCUMENTS || bytes >= BATCH_BYTES) {
        target.insertMany(batch);
        batch.clear();
        bytes = 0;
      }
    }
    if (!batch.isEmpty()) {
      target.insertMany(batch);
    }
    Held held = count.held();
    out.println("  " + database + "." + name + ": " + held.documents());
    return held;
  }

  /**
   * All have been carried before the first is compared. So what equals the old server now is all of
   * one moment, even if the office was not stopped at first.
   */
  private void compare(String database, String name, Map<String, Held> carried) {
    Held expected = carried.get(database + "." + name);
    if (!Held.of(from.getDatabase(database).getCollection(name)).equals(expected)) {
      throw new RefusedException(
          "Någon skrev medan det flyttades; stanna kontoret och börja om. / It was written to while"
              + " it was moved; stop the office and begin again: "
              + database
              + "."
              + name);
    }
    if (!Held.of(to.getDatabase(database).getCollection(name + GROWING)).equals(expected)) {
      throw new IllegalStateException(
          database + "." + name + " did not arrive as it was; it grows as " + name + GROWING);
    }
  }

  private void giveItsName(String database, String name) {
    to.getDatabase(database)
        .getCollection(name + GROWING)
        .renameCollection(new MongoNamespace(database, name));
  }

  private interface OnCollection {
    void act(String database, String name);
  }

  private void forEach(List<String> databases, OnCollection action) {
    forEach(databases, action, from);
  }

  private static void forEach(List<String> databases, OnCollection action, MongoClient server) {
    for (String database : databases) {
      for (Document collection : OfficeDatabases.collections(server, database)) {
        action.act(database, collection.getString("name"));
      }
    }
  }
}
