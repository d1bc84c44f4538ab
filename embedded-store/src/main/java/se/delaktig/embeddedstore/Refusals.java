package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says no to what the store would otherwise leave undone without a word. */
final class Refusals {

  private static final int CODE = 238;
  private static final String NAME = "NotImplemented";

  private static final Set<String> INDEX_OPTIONS =
      Set.of("key", "name", "unique", "sparse", "v", "ns", "background");

  private static final Set<String> COLLECTION_OPTIONS =
      Set.of("create", "autoIndexId", "capped", "flags", "comment", "writeConcern");

  private static final Set<String> READ_CONCERNS =
      Set.of("local", "available", "majority", "linearizable");

  private static final Map<String, String> WORDS =
      Map.of(
          "expireAfterSeconds", "TTL (documents that expire)",
          "partialFilterExpression", "partial indexes",
          "collation", "collation",
          "validator", "validators, $jsonSchema among them,",
          "viewOn", "views",
          "timeseries", "time series",
          "weights", "text indexes",
          "clusteredIndex", "clustered collections");

  private Refusals() {}

  /**
   * @throws MongoServerError if the command asks for something the store does not have
   */
  static void check(String command, Document query) {
    if (Utils.isTrue(query.get("startTransaction")) || query.containsKey("txnNumber")) {
      throw refused("transactions");
    }
    if (Utils.isTrue(query.get("explain"))) {
      throw refused("explain");
    }
    collation(query);
    concerns(query);
    switch (command.toLowerCase(Locale.ROOT)) {
      case "create" -> create(query);
      case "createindexes" -> each(query.get("indexes"), Refusals::index);
      case "find" -> find(query);
      case "update" -> each(query.get("updates"), update -> update(update.get("u"), update));
      case "delete" -> each(query.get("deletes"), Refusals::collation);
      case "findandmodify" -> update(query.get("update"), query);
      case "aggregate" -> each(query.get("pipeline"), Refusals::stage);
      default -> {
        // nothing to refuse
      }
    }
  }

  /**
   * One process keeps everything, so majority, journal and linearizable reads are what it does
   * anyway. What it could not keep is refused before anything is done.
   */
  private static void concerns(Document query) {
    if (query.get("writeConcern") instanceof Document concern) {
      Object w = concern.getOrDefault("w", 1);
      boolean kept = w instanceof Number number ? number.intValue() <= 1 : "majority".equals(w);
      if (!kept) {
        throw new MongoServerError(
            2,
            "BadValue",
            "The embedded store is one process: it can't keep the write concern w: "
                + w
                + "; use a MongoDB replica set for it.");
      }
    }
    if (query.get("readConcern") instanceof Document concern
        && concern.get("level") instanceof String level
        && !READ_CONCERNS.contains(level)) {
      throw refused("the read concern " + level);
    }
  }

  private static void create(Document query) {
    if (Utils.isTrue(query.get("capped"))) {
      throw refused("capped collections");
    }
    for (Map.Entry<String, Object> option : query.entrySet()) {
      Object value = option.getValue();
      boolean says = !(value instanceof Document document && document.isEmpty());
      if (!COLLECTION_OPTIONS.contains(option.getKey())
          && says
          && !isAboutTheCall(option.getKey())) {
        throw refused(WORDS.getOrDefault(option.getKey(), "the option " + option.getKey()));
      }
    }
  }

  private static boolean isAboutTheCall(String name) {
    return name.startsWith("$")
        || Set.of(
                "lsid", "maxTimeMS", "apiVersion", "apiStrict", "apiDeprecationErrors", "collation")
            .contains(name);
  }

  private static void index(Document index) {
    collation(index);
    for (String option : index.keySet()) {
      if (!INDEX_OPTIONS.contains(option) && !option.equals("collation")) {
        throw refused(WORDS.getOrDefault(option, "the index option " + option));
      }
    }
    if (!(index.get("key") instanceof Document fields)
        || fields.isEmpty()
        || !(index.get("name") instanceof String)) {
      throw new MongoServerError(
          67, "CannotCreateIndex", "an index needs a name and at least one field");
    }
    fields.forEach((field, way) -> {
      if (!(way instanceof Number) || field.contains("$")) {
        throw refused("an index of kind " + field + ": " + way);
      }
    });
  }

  private static void find(Document query) {
    for (String option : List.of("tailable", "awaitData", "returnKey", "showRecordId")) {
      if (Utils.isTrue(query.get(option))) {
        throw refused("find with " + option);
      }
    }
    for (String option : List.of("min", "max", "let")) {
      if (query.get(option) instanceof Document document && !document.isEmpty()) {
        throw refused("find with " + option);
      }
    }
  }

  private static void update(@Nullable Object change, Document update) {
    collation(update);
    if (change instanceof Collection<?>) {
      throw refused("an update given as a pipeline");
    }
  }

  private static void stage(Document stage) {
    if (stage.containsKey("$changeStream")) {
      throw new MongoServerError(
          40_573,
          "The $changeStream stage is only supported on replica sets; the embedded store is none");
    }
  }

  private static void collation(Document options) {
    if (options.get("collation") instanceof Document collation
        && !collation.isEmpty()
        && !"simple".equals(collation.get("locale"))) {
      throw refused("collation");
    }
  }

  private static void each(@Nullable Object list, Consumer<Document> check) {
    if (list instanceof Collection<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Document document) {
          check.accept(document);
        }
      }
    }
  }

  private static MongoServerError refused(String what) {
    return new MongoServerError(
        CODE, NAME, "The embedded store does not have " + what + "; use a MongoDB server for it.");
  }
}
