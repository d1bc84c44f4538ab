package se.delaktig.kernel.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Where a view's documents lie: one collection a view, each document with the position of the last
 * event folded into it, and beside them how far the view as a whole has come.
 */
final class ViewStore<S> {
  private static final String HEADS = "view-heads";
  private static final String POSITION = "position";
  private static final String LEDGER = "ledger";
  private static final String STATE = "state";

  private final View<S> view;
  private final StateDocuments states;
  private final MongoCollection<Document> documents;
  private final MongoCollection<Document> heads;

  ViewStore(View<S> view, MongoTemplate mongo, StateDocuments states) {
    this.view = view;
    this.states = states;
    this.documents = mongo.getCollection(view.name());
    this.heads = mongo.getCollection(HEADS);
    documents.createIndex(Indexes.ascending(POSITION), new IndexOptions().name(POSITION));
  }

  /** The last position folded into the view as a whole; -1 before the first. */
  long head() {
    Document head = heads.find(Filters.eq("_id", view.name())).first();
    return head == null ? -1 : head.getLong(POSITION);
  }

  Map<Key, Stored<S>> find(Collection<Key> keys) {
    Map<Key, Stored<S>> found = new HashMap<>();
    List<String> ids = keys.stream().map(Key::text).toList();
    for (Document document : documents.find(Filters.in("_id", ids))) {
      Stored<S> stored = stored(document);
      found.put(stored.key(), stored);
    }
    return found;
  }

  /** Every document that has changed after a position, oldest change first. */
  List<Stored<S>> changedAfter(long position) {
    List<Stored<S>> changed = new ArrayList<>();
    documents
        .find(Filters.gt(POSITION, position))
        .forEach(document -> changed.add(stored(document)));
    return changed;
  }

  /**
   * Writes changed documents, then how far the view has come: whoever reads that position first and
   * the documents afterwards misses none of them.
   */
  void write(Collection<Stored<S>> changed, long head) {
    if (!changed.isEmpty()) {
      List<WriteModel<Document>> writes = new ArrayList<>();
      for (Stored<S> one : changed) {
        writes.add(
            new ReplaceOneModel<>(
                Filters.eq("_id", one.key().text()),
                document(one),
                new ReplaceOptions().upsert(true)));
      }
      documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
    heads.replaceOne(
        Filters.eq("_id", view.name()),
        new Document("_id", view.name()).append(POSITION, head),
        new ReplaceOptions().upsert(true));
  }

  private Document document(Stored<S> one) {
    return new Document("_id", one.key().text())
        .append(LEDGER, one.key().ledger())
        .append(POSITION, one.position())
        .append(STATE, states.write(one.state()));
  }

  private Stored<S> stored(Document document) {
    return new Stored<>(
        Key.of(document.getString("_id")),
        document.getLong(POSITION),
        states.read(document.get(STATE, Document.class), view.stateType()));
  }

  /** Which document: its ledger and its id there. */
  record Key(String ledger, String id) {
    static Key of(String text) {
      int bar = text.indexOf('|');
      return new Key(text.substring(0, bar), text.substring(bar + 1));
    }

    String text() {
      return ledger + "|" + id;
    }
  }

  /** A document with the position of the last event folded into it. */
  record Stored<S>(Key key, long position, S state) {}
}
