package se.delaktig.kernel.view;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One making of a view's documents: a collection of its own, each document with the position of the
 * last event that it has met. A document is replaced only by one that has met more, so that
 * whatever is written late or twice changes nothing.
 */
final class Generation<S> {
  private static final String ID = "_id";
  private static final String LEDGER = "ledger";
  private static final String POSITION = "position";
  private static final String STATE = "state";
  private static final String STOP = "stop";
  private static final String STOPPED_AT = "stop.position";

  private final View<S> view;
  private final StateText states;
  private final MongoCollection<Document> documents;

  Generation(View<S> view, StateText states, MongoCollection<Document> documents) {
    this.view = view;
    this.states = states;
    this.documents = documents;
  }

  void createIndexes() {
    documents.createIndex(Indexes.ascending(POSITION), new IndexOptions().name(POSITION));
  }

  Map<Key, Stored<S>> find(Collection<Key> keys) {
    Map<Key, Stored<S>> found = new HashMap<>();
    List<String> ids = keys.stream().map(Key::text).toList();
    for (Document document : documents.find(Filters.in(ID, ids))) {
      Stored<S> stored = stored(document);
      found.put(stored.key(), stored);
    }
    return found;
  }

  /**
   * Every document that has met an event after a position.
   *
   * @param reader gets its key, and reads the document where it wants it
   */
  void changedAfter(long position, BiConsumer<Key, Supplier<Stored<S>>> reader) {
    documents
        .find(Filters.gt(POSITION, position))
        .forEach(one -> reader.accept(Key.of(one.getString(ID)), () -> stored(one)));
  }

  /** Every document of a ledger. */
  void ofLedger(String ledger, Consumer<Stored<S>> reader) {
    documents
        .find(Filters.and(Filters.gte(ID, Key.first(ledger)), Filters.lt(ID, Key.after(ledger))))
        .forEach(one -> reader.accept(stored(one)));
  }

  /** The ledgers that have documents, found one after the other by the index of the keys. */
  Set<String> ledgers() {
    Set<String> ledgers = new HashSet<>();
    Document next = firstFrom("");
    while (next != null) {
      String ledger = Key.of(next.getString(ID)).ledger();
      ledgers.add(ledger);
      next = firstFrom(Key.after(ledger));
    }
    return ledgers;
  }

  private @Nullable Document firstFrom(String key) {
    return documents
        .find(Filters.gte(ID, key))
        .projection(Projections.include(ID))
        .sort(Sorts.ascending(ID))
        .first();
  }

  /** Every document that has stopped. */
  List<Stored<S>> stopped() {
    List<Stored<S>> stopped = new ArrayList<>();
    documents.find(Filters.gte(STOPPED_AT, 0)).forEach(one -> stopped.add(stored(one)));
    return stopped;
  }

  /** Some of the documents that have stopped. */
  List<Stored<S>> stopped(int atMost) {
    List<Stored<S>> stopped = new ArrayList<>();
    documents
        .find(Filters.gte(STOPPED_AT, 0))
        .limit(atMost)
        .forEach(one -> stopped.add(stored(one)));
    return stopped;
  }

  long countStopped() {
    return documents.countDocuments(Filters.gte(STOPPED_AT, 0));
  }

  /** Every document as it is stored, unread. */
  void forEachWritten(Consumer<Written> reader) {
    documents.find().forEach(document -> reader.accept(written(document)));
  }

  /** Writes documents to a generation that nobody else writes to. */
  void fill(Collection<Stored<S>> changed, Collection<Key> known) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Stored<S> one : changed) {
      writes.add(
          known.contains(one.key())
              ? new ReplaceOneModel<>(Filters.eq(ID, one.key().text()), document(one))
              : new InsertOneModel<>(document(one)));
    }
    if (!writes.isEmpty()) {
      documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
  }

  /**
   * Writes documents that others may be writing too.
   *
   * @return false when a document that had stopped has been mended meanwhile: what it was to go
   *     past must be folded into it
   */
  boolean write(Folding<S> folding) {
    List<Stored<S>> changed = List.copyOf(folding.changed());
    List<Stored<S>> past =
        changed.stream().filter(one -> folding.hadStopped().contains(one.key())).toList();
    write(
        changed,
        one ->
            folding.hadStopped().contains(one.key())
                ? goingPast(one)
                : folding.written().contains(one.key())
                    ? inPlaceOfOlder(one)
                    : new InsertOneModel<>(document(one)));
    if (past.isEmpty()) {
      return true;
    }
    Map<Key, Stored<S>> now = find(past.stream().map(Stored::key).toList());
    return past.stream().allMatch(one -> has(now.get(one.key()), one.position()));
  }

  private void write(Collection<Stored<S>> changed, Function<Stored<S>, WriteModel<Document>> how) {
    if (changed.isEmpty()) {
      return;
    }
    List<Stored<S>> all = List.copyOf(changed);
    List<Stored<S>> begunByOthers = new ArrayList<>();
    List<WriteModel<Document>> writes = all.stream().map(how).toList();
    try {
      documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      for (BulkWriteError error : e.getWriteErrors()) {
        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        if (writes.get(error.getIndex()) instanceof InsertOneModel) {
          begunByOthers.add(all.get(error.getIndex()));
        }
        // Otherwise a document that has met more is there already: then it stays.
      }
    }
    write(begunByOthers, this::inPlaceOfOlder);
  }

  private WriteModel<Document> inPlaceOfOlder(Stored<S> one) {
    return new ReplaceOneModel<>(
        Filters.and(Filters.eq(ID, one.key().text()), Filters.lt(POSITION, one.position())),
        document(one),
        new ReplaceOptions().upsert(true));
  }

  private static <S> WriteModel<Document> goingPast(Stored<S> one) {
    return new UpdateOneModel<>(
        Filters.and(
            Filters.eq(ID, one.key().text()),
            Filters.eq(STOPPED_AT, Objects.requireNonNull(one.stop()).position())),
        Updates.max(POSITION, one.position()));
  }

  private boolean has(@Nullable Stored<S> now, long position) {
    return now != null && now.position() >= position;
  }

  /**
   * Puts a mended document in the place of the stopped one.
   *
   * @return false when the stopped one has gone past another event meanwhile
   */
  boolean mend(Stored<S> mended) {
    return documents
            .replaceOne(
                Filters.and(
                    Filters.eq(ID, mended.key().text()),
                    Filters.eq(POSITION, mended.position()),
                    Filters.gte(STOPPED_AT, 0)),
                document(mended))
            .getMatchedCount()
        == 1;
  }

  void drop() {
    documents.drop();
  }

  Written written(Stored<S> one) {
    Stop stop = one.stop();
    return new Written(
        one.key(), one.position(), stop == null ? -1 : stop.position(), states.write(one.state()));
  }

  private static Written written(Document document) {
    Document stop = document.get(STOP, Document.class);
    return new Written(
        Key.of(document.getString(ID)),
        document.getLong(POSITION),
        stop == null ? -1 : stop.getLong(POSITION),
        document.getString(STATE));
  }

  private Document document(Stored<S> one) {
    Document document =
        new Document(ID, one.key().text())
            .append(LEDGER, one.key().ledger())
            .append(POSITION, one.position())
            .append(STATE, states.write(one.state()));
    Stop stop = one.stop();
    if (stop != null) {
      document.append(
          STOP,
          new Document(POSITION, stop.position())
              .append("event", stop.event())
              .append("error", stop.error())
              .append("since", stop.since().toString()));
    }
    return document;
  }

  private Stored<S> stored(Document document) {
    Document stop = document.get(STOP, Document.class);
    return new Stored<>(
        Key.of(document.getString(ID)),
        document.getLong(POSITION),
        states.read(document.getString(STATE), view.stateType()),
        stop == null
            ? null
            : new Stop(
                stop.getLong(POSITION),
                Objects.requireNonNull(stop.getString("event")),
                Objects.requireNonNull(stop.getString("error")),
                Instant.parse(stop.getString("since"))));
  }

  /**
   * A document as it is stored.
   *
   * @param stoppedAt the position of the event that stopped it; -1 where none has
   * @param state as text; equal states are equal texts
   */
  record Written(Key key, long position, long stoppedAt, String state) {}
}
