package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IllegalOperationException;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A database: its collections, and the commands whose answers the library gets wrong or slow. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Key> {

  private final StoreFile file;
  private final OpenCursors cursors;

  StoreDatabase(String name, StoreFile file, OpenCursors cursors) {
    super(name, cursors.registry());
    this.cursors = cursors;
    this.file = file;
    initializeNamespacesAndIndexes();
  }

  /** Whether a table's name is that of a database's list of collections, and whose. */
  static @Nullable String databaseOf(String tableName) {
    String list = ".system.namespaces";
    return tableName.startsWith("d:") && tableName.endsWith(list)
        ? tableName.substring(2, tableName.length() - list.length())
        : null;
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
    Refusals.check(command, query);
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "find" -> super.handleCommand(channel, command, withBatchSize(query), resolver, oplog);
      case "insert" ->
          inserted(super.handleCommand(channel, command, query, resolver, oplog), query);
      case "update" -> update(channel, command, query, resolver, oplog);
      case "aggregate" -> aggregate(channel, command, query, resolver, oplog);
      case "createindexes" -> {
        normalizeIndexes(query);
        yield super.handleCommand(channel, command, query, resolver, oplog);
      }
      case "dropindexes" -> dropIndexes(query);
      case "listcollections" ->
          filtered(super.handleCommand(channel, command, query, resolver, oplog), query);
      default -> super.handleCommand(channel, command, query, resolver, oplog);
    };
  }

  private static Document withBatchSize(Document query) {
    int limit = query.get("limit") instanceof Number number ? number.intValue() : 0;
    Document sized = query.clone();
    if (Utils.isTrue(query.get("singleBatch")) && limit > 0) {
      sized.put("batchSize", limit);
    } else if (!(query.get("batchSize") instanceof Number size) || size.intValue() <= 0) {
      sized.put("batchSize", Results.FIRST_BATCH);
    }
    return sized;
  }

  /** The library counts as inserted all that were sent. */
  private static Document inserted(Document answer, Document query) {
    if (answer.get("writeErrors") instanceof List<?> errors
        && query.get("documents") instanceof Collection<?> sent
        && errors.getFirst() instanceof Document first) {
      answer.put(
          "n",
          isOrdered(query) ? number(first, "index") : Math.max(0, sent.size() - errors.size()));
    }
    return answer;
  }

  private static boolean isOrdered(Document query) {
    return !query.containsKey("ordered") || Utils.isTrue(query.get("ordered"));
  }

  /** The library goes on after an error even in an ordered command; MongoDB stops. */
  private Document update(
      Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
    List<?> updates = query.get("updates") instanceof List<?> list ? list : List.of();
    if (!isOrdered(query) || updates.size() < 2) {
      return super.handleCommand(channel, command, query, resolver, oplog);
    }
    int matched = 0;
    int modified = 0;
    List<Document> upserted = new ArrayList<>();
    List<Document> errors = new ArrayList<>();
    for (int i = 0; i < updates.size() && errors.isEmpty(); i++) {
      Document single = query.clone();
      single.put("updates", List.of(updates.get(i)));
      Document answer = super.handleCommand(channel, command, single, resolver, oplog);
      matched += number(answer, "n");
      modified += number(answer, "nModified");
      collect(answer, "upserted", i, upserted);
      collect(answer, "writeErrors", i, errors);
    }
    Document answer = new Document("n", matched).append("nModified", modified);
    if (!upserted.isEmpty()) {
      answer.put("upserted", upserted);
    }
    if (!errors.isEmpty()) {
      answer.put("writeErrors", errors);
    }
    Utils.markOkay(answer);
    return answer;
  }

  private static int number(Document answer, String field) {
    return answer.get(field) instanceof Number number ? number.intValue() : 0;
  }

  private static void collect(Document answer, String field, int index, List<Document> into) {
    if (answer.get(field) instanceof Collection<?> entries) {
      for (Object entry : entries) {
        Document numbered = ((Document) entry).clone();
        numbered.put("index", index);
        into.add(numbered);
      }
    }
  }

  // ---- aggregate: what comes first in the pipeline and can use an index is a query

  private Document aggregate(
      Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
    MongoCollection<Key> collection =
        query.get(command) instanceof String name ? resolveCollection(name, false) : null;
    if (collection == null) {
      return super.handleCommand(channel, command, query, resolver, oplog);
    }
    List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
    Document filter = new Document();
    Document orderBy = null;
    int skip = 0;
    int limit = 0;
    int taken = 0;
    if (stage(pipeline, taken, "$match") instanceof Document match) {
      filter = match;
      taken++;
    }
    if (stage(pipeline, taken, "$sort") instanceof Document sort && isPlainSort(sort)) {
      orderBy = sort;
      taken++;
    }
    if (stage(pipeline, taken, "$skip") instanceof Number number && number.longValue() >= 0) {
      skip = Math.toIntExact(number.longValue());
      taken++;
    }
    if (stage(pipeline, taken, "$limit") instanceof Number number && number.longValue() > 0) {
      limit = (int) Math.min(Integer.MAX_VALUE, number.longValue());
      taken++;
    }
    Aggregation rest =
        Aggregation.fromPipeline(
            pipeline.subList(taken, pipeline.size()), resolver, this, collection, oplog);
    Document withoutBatches = query.clone();
    withoutBatches.computeIfPresent("cursor", (key, batches) -> new Document());
    rest.validate(withoutBatches);
    Document selector = new Document("$query", filter).append("$orderby", orderBy);
    QueryResult found = collection.handleQuery(new QueryParameters(selector, skip, limit));
    Iterator<Document> result =
        rest.runStagesAsStream(StoreCollection.stream(found.iterator())).iterator();
    int size =
        query.get("cursor") instanceof Document cursor
                && cursor.get("batchSize") instanceof Number number
                && number.intValue() > 0
            ? number.intValue()
            : Results.FIRST_BATCH;
    QueryResult batch =
        Results.firstBatch(result, rest.isModifying() ? Integer.MAX_VALUE : size, cursors);
    Document cursor =
        new Document("id", batch.getCursorId())
            .append("ns", collection.getFullName())
            .append("firstBatch", batch.collectDocuments());
    return okay(new Document("cursor", cursor));
  }

  private static @Nullable Object stage(List<Document> pipeline, int at, String name) {
    return at < pipeline.size() ? pipeline.get(at).get(name) : null;
  }

  private static boolean isPlainSort(Document sort) {
    return !sort.isEmpty() && sort.values().stream().allMatch(Number.class::isInstance);
  }

  private static Document okay(Document answer) {
    Utils.markOkay(answer);
    return answer;
  }

  // ---- indexes

  /** One form per index, so that asking for the same one again is seen to be the same. */
  private void normalizeIndexes(Document query) {
    List<Document> normalized = new ArrayList<>();
    for (Object index : (Collection<?>) Objects.requireNonNull(query.get("indexes"))) {
      Document asked = (Document) index;
      Document fields = new Document();
      ((Document) Objects.requireNonNull(asked.get("key")))
          .forEach((field, way) -> fields.put(field, ((Number) way).intValue() > 0 ? 1 : -1));
      Document description = new Document("key", fields).append("name", asked.get("name"));
      for (String option : List.of("unique", "sparse")) {
        if (Utils.isTrue(asked.get(option))) {
          description.put(option, true);
        }
      }
      description.append("v", 2).append("ns", getFullCollectionNamespace(collection(query)));
      normalized.add(description);
    }
    query.put("indexes", normalized);
  }

  private static String collection(Document query) {
    return Objects.requireNonNull(query.values().iterator().next()).toString();
  }

  @Override
  protected Index<Key> openOrCreateUniqueIndex(
      String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
    MongoCollection<Key> collection = resolveCollection(collectionName, true);
    if (keys.size() == 1 && keys.getFirst().getKey().equals("_id")) {
      return ((StoreCollection) collection).idIndex();
    }
    return open(collectionName, indexName, keys, true, sparse);
  }

  @Override
  protected Index<Key> openOrCreateSecondaryIndex(
      String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
    return open(collectionName, indexName, keys, false, sparse);
  }

  private FieldIndex open(
      String collection, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
    String table = FieldIndex.tableName(getFullCollectionNamespace(collection), name);
    return new FieldIndex(file.table(table), name, keys, unique, sparse);
  }

  /** The library drops indexes of the same name in other collections too. */
  private Document dropIndexes(Document query) {
    MongoCollection<Key> collection = resolveCollection(collection(query), false);
    MongoCollection<Key> descriptions = indexes.get();
    if (collection == null || descriptions == null) {
      throw new IndexNotFoundException("ns not found");
    }
    Object asked = query.get("index");
    List<String> names = new ArrayList<>();
    for (Document known : descriptions.handleQuery(new Document("ns", collection.getFullName()))) {
      String name = String.valueOf(known.get("name"));
      boolean isMeant =
          "*".equals(asked)
              ? !name.equals("_id_")
              : name.equals(asked)
                  || Objects.equals(known.get("key"), asked)
                  || (asked instanceof Collection<?> several && several.contains(name));
      if (isMeant) {
        names.add(name);
      }
    }
    if (names.isEmpty() && !"*".equals(asked)) {
      throw new IndexNotFoundException("index not found with name [" + asked + "]");
    }
    if (names.contains("_id_")) {
      throw new IllegalOperationException("cannot drop _id index");
    }
    int before = collection.getNumIndexes();
    for (String name : names) {
      dropIndex(collection, name);
      descriptions.deleteDocuments(
          new Document("ns", collection.getFullName()).append("name", name), 0);
    }
    return okay(new Document("nIndexesWas", before));
  }

  private static Document filtered(Document answer, Document query) {
    if (query.get("filter") instanceof Document filter
        && !filter.isEmpty()
        && answer.get("cursor") instanceof Document cursor
        && cursor.get("firstBatch") instanceof List<?> all) {
      DefaultQueryMatcher matcher = new DefaultQueryMatcher();
      cursor.put(
          "firstBatch", all.stream().filter(c -> matcher.matches((Document) c, filter)).toList());
    }
    return answer;
  }

  // ---- collections

  @Override
  protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
    return new StoreCollection(this, name, options, cursors, file);
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    if (from != this) {
      throw new IllegalOperationException("a collection can't be renamed into another database");
    }
    super.moveCollection(from, collection, newName);
  }

  @Override
  protected long getStorageSize() {
    return file.size();
  }

  @Override
  protected long getFileSize() {
    return file.size();
  }
}
