package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An index whose entries lie in the order of its fields, and within equal ones in that of ids. */
abstract sealed class StoreIndex extends Index<Key> permits IdIndex, FieldIndex {

  /**
   * What a read of the index finds.
   *
   * @param position where the document lies
   * @param bson the document itself where the index holds it
   */
  record Found(Key position, byte @Nullable [] bson) {}

  StoreIndex(String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
  }

  /** Whether one document may have several entries. */
  abstract boolean isMultikey();

  boolean leavesOutMissing() {
    return isSparse();
  }

  abstract Iterator<Found> read(KeyRange range, boolean descending);

  abstract void renameTo(String collection);

  @Override
  public final Key getPosition(Document document) {
    return Key.of(document.get("_id"));
  }

  /** Queries are planned by {@link Plan}, never by the library. */
  @Override
  public final boolean canHandle(Document query) {
    return false;
  }

  @Override
  public final Iterable<Key> getPositions(Document query) {
    throw new UnsupportedOperationException();
  }
}
