package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Iterator;
import java.util.List;

/** The order by {@code _id}: the documents' own table, which is kept in that order. */
final class IdIndex extends StoreIndex {

  private final Table documents;

  IdIndex(String name, Table documents) {
    super(name, List.of(new IndexKey("_id", true)), false);
    this.documents = documents;
  }

  @Override
  boolean isMultikey() {
    return false;
  }

  @Override
  Iterator<Found> read(KeyRange range, boolean descending) {
    Iterator<Table.Entry> entries = documents.scan(range, descending);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Found next() {
        Table.Entry entry = entries.next();
        return new Found(new Key(entry.key()), entry.value());
      }
    };
  }

  @Override
  void renameTo(String collection) {
    // the documents' table is renamed by the collection
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Key> collection) {
    if (documents.get(getPosition(document).bytes()) != null) {
      throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
    }
  }

  @Override
  public void add(Document document, Key position, MongoCollection<Key> collection) {
    // the document is its own entry
  }

  @Override
  public Key remove(Document document) {
    return getPosition(document);
  }

  @Override
  public long getCount() {
    return documents.size();
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
    // an _id never changes
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Key position, MongoCollection<Key> collection) {
    // an _id never changes
  }

  @Override
  public boolean isUnique() {
    return true;
  }

  @Override
  public void drop() {
    // goes with the documents
  }
}
