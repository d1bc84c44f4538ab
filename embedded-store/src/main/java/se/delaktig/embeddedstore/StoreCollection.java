package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.IndexKeySpecsConflictException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A collection: one table of documents in the order of their ids, and its indexes. */
final class StoreCollection extends AbstractMongoCollection<Key> {

  private static final Document EVERYTHING = new Document();

  private final StoreFile file;
  private final OpenCursors cursors;
  private final Table documents;
  private final IdIndex byId;

  /** The library's own list is not made for readers beside a writer. */
  private final List<StoreIndex> readable = new CopyOnWriteArrayList<>();

  StoreCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      OpenCursors cursors,
      StoreFile file) {
    super(database, name, options, cursors.registry());
    this.cursors = cursors;
    this.file = file;
    this.documents = file.table(tableName(getFullName()));
    this.byId = new IdIndex("_id_", documents);
  }

  static String tableName(String fullName) {
    return "d:" + fullName;
  }

  IdIndex idIndex() {
    return byId;
  }

  // ---- writing, one document or one command as a whole

  @Override
  public void addDocument(Document document) {
    file.whole(() -> {
      super.addDocument(document);
      return document;
    });
  }

  @Override
  public void removeDocument(Document document) {
    file.whole(() -> {
      super.removeDocument(document);
      return document;
    });
  }

  @Override
  public Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters arrayFilters,
      boolean isMulti,
      boolean isUpsert,
      Oplog oplog) {
    return file.whole(
        () -> super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog));
  }

  @Override
  public int deleteDocuments(Document selector, int limit, Oplog oplog) {
    return file.whole(() -> super.deleteDocuments(selector, limit, oplog));
  }

  @Override
  public Document findAndModify(Document query) {
    return file.whole(() -> super.findAndModify(query));
  }

  @Override
  protected Key addDocumentInternal(Document document) {
    String idField = getIdField();
    Key key = idField == null ? nextKey() : Key.of(document.get(idField));
    documents.put(key.bytes(), BsonBytes.encode(document));
    return key;
  }

  /** For the library's own lists, whose documents have no id. */
  private Key nextKey() {
    long number = documents.size();
    while (documents.get(Key.of(number).bytes()) != null) {
      number++;
    }
    return Key.of(number);
  }

  @Override
  protected void handleUpdate(Key position, Document before, Document after) {
    documents.put(position.bytes(), BsonBytes.encode(after));
  }

  @Override
  protected void removeDocument(Key position) {
    if (!documents.remove(position.bytes())) {
      throw new NoSuchElementException("no document at " + position + " in " + getFullName());
    }
  }

  // ---- indexes

  @Override
  public void addIndex(Index<Key> index) {
    if (!(index instanceof StoreIndex added)) {
      throw new IllegalArgumentException("not an index of this store: " + index);
    }
    for (StoreIndex existing : readable) {
      boolean sameName = existing.getName().equals(added.getName());
      boolean same = added instanceof FieldIndex fields ? fields.isSameAs(existing) : sameName;
      if (sameName && same) {
        return;
      }
      if (sameName) {
        throw new IndexKeySpecsConflictException(added, existing);
      }
      if (added instanceof FieldIndex fields && fields.hasSameFieldsAs(existing)) {
        throw new MongoServerError(
            85,
            "IndexOptionsConflict",
            "there is already an index on the same fields under the name " + existing.getName());
      }
    }
    if (added instanceof FieldIndex && added.isEmpty() && documents.size() > 0) {
      fill(added);
    }
    getIndexes().add(added);
    readable.add(added);
  }

  private void fill(StoreIndex index) {
    file.whole(() -> {
      try {
        streamAllDocumentsWithPosition()
            .forEach(found -> {
              index.checkAdd(found.getDocument(), this);
              index.add(found.getDocument(), found.getPosition(), this);
            });
      } catch (MongoServerError e) {
        throw new IndexBuildFailedException(e, this);
      }
      return index;
    });
  }

  @Override
  public void dropIndex(String name) {
    super.dropIndex(name);
    readable.removeIf(index -> index.getName().equals(name));
  }

  // ---- reading

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    Plan plan = plan(query, orderBy);
    Iterator<Document> matches = new Matches(plan, query);
    if (!plan.sorted()) {
      List<Document> all = new ArrayList<>();
      matches.forEachRemaining(all::add);
      all.sort(new DocumentComparator(orderBy));
      matches = all.iterator();
    }
    Stream<Document> stream = stream(matches);
    if (skip > 0) {
      stream = stream.skip(skip);
    }
    if (limit > 0) {
      stream = stream.limit(limit);
    }
    if (fields != null && !fields.isEmpty()) {
      stream = stream.map(document -> project(document, fields));
    }
    Iterator<Document> result = stream.iterator();
    return batchSize > 0 ? Results.firstBatch(result, batchSize, cursors) : all(result);
  }

  /** The library's projection is to be had only at the end of its own pipeline. */
  private Document project(Document document, Document fields) {
    return matchDocumentsFromStream(EVERYTHING, Stream.of(document), 0, 0, 0, null, fields)
        .iterator()
        .next();
  }

  /** The library's own matcher remembers positions for the writer. */
  @Override
  protected boolean documentMatchesQuery(Document document, Document query) {
    return new DefaultQueryMatcher().matches(document, query);
  }

  Plan plan(Document query, @Nullable Document orderBy) {
    return Plan.of(readable.isEmpty() ? List.of(byId) : readable, query, orderBy);
  }

  static Stream<Document> stream(Iterator<Document> documents) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(documents, Spliterator.ORDERED), false);
  }

  /** For the library's own use within one command: read as it goes. */
  private static QueryResult all(Iterator<Document> documents) {
    return new QueryResult(() -> documents);
  }

  /** The documents a plan finds that fulfil the query. */
  private final class Matches implements Iterator<Document> {

    private final Iterator<StoreIndex.Found> candidates;
    private final Document query;
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();
    private final boolean exact;
    private @Nullable Document next;

    Matches(Plan plan, Document query) {
      this.candidates = new Candidates(plan);
      this.query = query;
      this.exact = plan.index() instanceof IdIndex && asksForIdsOnly(query);
    }

    /**
     * Whether it asks for documents by ids that are texts, and for nothing else: the index then
     * finds exactly those, and to hold each against a long list of ids again would take longer than
     * all the rest.
     */
    private static boolean asksForIdsOnly(Document query) {
      if (query.size() != 1) {
        return false;
      }
      Object id = query.get("_id");
      return id instanceof String
          || id instanceof Document in
              && in.size() == 1
              && in.get("$in") instanceof Collection<?> ids
              && ids.stream().allMatch(String.class::isInstance);
    }

    @Override
    public boolean hasNext() {
      while (next == null && candidates.hasNext()) {
        StoreIndex.Found found = candidates.next();
        byte[] bson = found.bson();
        if (bson == null) {
          bson = documents.get(found.position().bytes());
        }
        if (bson != null) {
          file.examined().increment();
          Document document = BsonBytes.decode(bson);
          if (exact || matcher.matches(document, query)) {
            next = document;
          }
        }
      }
      return next != null;
    }

    @Override
    public Document next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Document document = Objects.requireNonNull(next);
      next = null;
      return document;
    }
  }

  @Override
  protected QueryResult matchDocuments(
      Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
    return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
  }

  @Override
  protected @Nullable Document getDocument(Key position) {
    byte[] bson = documents.get(position.bytes());
    return bson == null ? null : BsonBytes.decode(bson);
  }

  @Override
  protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
    Iterator<Table.Entry> entries = documents.scan(KeyRange.ALL, false);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED), false)
        .map(e -> new DocumentWithPosition<>(BsonBytes.decode(e.value()), new Key(e.key())));
  }

  @Override
  public int count() {
    return Math.toIntExact(documents.size());
  }

  @Override
  public boolean isEmpty() {
    return documents.size() == 0;
  }

  /** Statistics ask for it, nothing else: it is counted when asked. */
  @Override
  protected int getDataSize() {
    long bytes = 0;
    Iterator<Table.Entry> entries = documents.scan(KeyRange.ALL, false);
    while (entries.hasNext()) {
      bytes += entries.next().value().length;
    }
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  @Override
  protected void updateDataSize(int delta) {
    // see getDataSize
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  // ---- the collection as a whole

  /** Every index is compared with the documents, entry by entry. */
  @Override
  public Document validate() {
    List<String> errors = new ArrayList<>();
    for (StoreIndex index : readable) {
      if (index instanceof FieldIndex fields) {
        errors.addAll(
            fields.problems(
                streamAllDocumentsWithPosition()
                    .map(DocumentWithPosition::getDocument)
                    .iterator()));
      }
    }
    Document answer = super.validate();
    answer.put("valid", errors.isEmpty());
    answer.put("errors", errors);
    return answer;
  }

  @Override
  public void renameTo(MongoDatabase newDatabase, String newName) {
    super.renameTo(newDatabase, newName);
    documents.renameTo(tableName(getFullName()));
    readable.forEach(index -> index.renameTo(getFullName()));
  }

  @Override
  public void drop() {
    super.drop();
    documents.drop();
  }
}
