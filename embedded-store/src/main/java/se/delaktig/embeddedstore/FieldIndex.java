package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An index on one or more fields. An entry's key is the fields' values followed by the document's
 * position; its value is how many bytes the former take.
 */
final class FieldIndex extends StoreIndex {

  /** Sorts before every entry, and stands there once any document has had several entries. */
  private static final byte[] MULTIKEY_MARK = {0};

  private static final byte[] NOTHING = {};

  private final Table entries;
  private final boolean unique;
  private volatile boolean multikey;

  /** One combination of the fields' values: its bytes, and the values for a message. */
  private record Values(Key bytes, List<@Nullable Object> shown) {}

  FieldIndex(Table entries, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
    super(name, keys, sparse);
    this.entries = entries;
    this.unique = unique;
    this.multikey = entries.get(MULTIKEY_MARK) != null;
  }

  static String tableName(String collection, String index) {
    return "i:" + collection + ":" + index;
  }

  @Override
  boolean isMultikey() {
    return multikey;
  }

  @Override
  Iterator<Found> read(KeyRange range, boolean descending) {
    KeyRange afterMark =
        range.low().length == 0 ? new KeyRange(new byte[] {1}, range.high()) : range;
    Iterator<Table.Entry> scan = entries.scan(afterMark, descending);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return scan.hasNext();
      }

      @Override
      public Found next() {
        Table.Entry entry = scan.next();
        int values = ByteBuffer.wrap(entry.value()).getInt();
        return new Found(
            new Key(Arrays.copyOfRange(entry.key(), values, entry.key().length)), null);
      }
    };
  }

  @Override
  void renameTo(String collection) {
    entries.renameTo(tableName(collection, getName()));
  }

  boolean isSameAs(StoreIndex other) {
    return other instanceof FieldIndex index
        && unique == index.unique
        && isSparse() == index.isSparse()
        && hasSameFieldsAs(other);
  }

  boolean hasSameFieldsAs(StoreIndex other) {
    return fields(this).equals(fields(other));
  }

  private static List<String> fields(StoreIndex index) {
    return index.getKeys().stream()
        .map(k -> k.getKey() + (k.isAscending() ? " 1" : " -1"))
        .toList();
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Key> collection) {
    Collection<Values> values = values(document);
    if (unique) {
      Key own = getPosition(document);
      values.forEach(value -> requireFree(value, own, collection));
    }
  }

  private void requireFree(Values values, Key own, MongoCollection<Key> collection) {
    Iterator<Found> taken = read(KeyRange.startingWith(values.bytes().bytes()), false);
    while (taken.hasNext()) {
      if (!taken.next().position().equals(own)) {
        throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values.shown()));
      }
    }
  }

  @Override
  public void add(Document document, Key position, MongoCollection<Key> collection) {
    markIfArray(document);
    values(document).forEach(value -> put(value, position));
  }

  private void put(Values values, Key position) {
    byte[] bytes = values.bytes().bytes();
    entries.put(
        entryKey(values, position),
        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
  }

  private static byte[] entryKey(Values values, Key position) {
    byte[] bytes = values.bytes().bytes();
    byte[] key = Arrays.copyOf(bytes, bytes.length + position.bytes().length);
    System.arraycopy(position.bytes(), 0, key, bytes.length, position.bytes().length);
    return key;
  }

  @Override
  public Key remove(Document document) {
    Key position = getPosition(document);
    values(document).forEach(value -> entries.remove(entryKey(value, position)));
    return position;
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
    checkAdd(after, collection);
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Key position, MongoCollection<Key> collection) {
    markIfArray(after);
    Collection<Values> old = values(before);
    Collection<Values> now = values(after);
    Set<Key> kept = new HashSet<>();
    now.forEach(value -> kept.add(value.bytes()));
    for (Values value : old) {
      if (!kept.contains(value.bytes())) {
        entries.remove(entryKey(value, position));
      }
    }
    old.forEach(value -> kept.remove(value.bytes()));
    for (Values value : now) {
      if (kept.contains(value.bytes())) {
        put(value, position);
      }
    }
  }

  /** The document's entries, without doubles. */
  private Collection<Values> values(Document document) {
    List<@Nullable Object> fields = new ArrayList<>();
    boolean anything = false;
    int elements = -1;
    List<String> arrays = new ArrayList<>();
    for (IndexKey key : getKeys()) {
      Object value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
      anything |= !(value instanceof Missing);
      if (value instanceof Collection<?> array) {
        boolean sameArray =
            arrays.isEmpty() || (elements == array.size() && root(arrays.getFirst(), key.getKey()));
        arrays.add(key.getKey());
        if (!sameArray) {
          throw new CannotIndexParallelArraysError(arrays);
        }
        elements = array.size();
        fields.add(new ArrayList<>(array));
      } else {
        fields.add(value);
      }
    }
    if (isSparse() && !anything) {
      return List.of();
    }
    if (arrays.isEmpty()) {
      return List.of(values(fields, 0));
    }
    List<Values> all = new ArrayList<>();
    Set<Key> seen = new HashSet<>();
    for (int element = 0; element < Math.max(1, elements); element++) {
      Values values = values(fields, element);
      if (seen.add(values.bytes())) {
        all.add(values);
      }
    }
    return all;
  }

  private static boolean root(String a, String b) {
    return Utils.firstFragment(a).equals(Utils.firstFragment(b));
  }

  private Values values(List<@Nullable Object> fields, int element) {
    KeyWriter writer = new KeyWriter();
    List<@Nullable Object> shown = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      int start = writer.length();
      Object value = fields.get(i);
      if (value instanceof List<?> array && array.isEmpty()) {
        writer.emptyArray();
        shown.add(null);
      } else {
        Object single = value instanceof List<?> array ? array.get(element) : value;
        writer.value(single);
        shown.add(single instanceof Missing ? null : single);
      }
      if (!getKeys().get(i).isAscending()) {
        writer.invertFrom(start);
      }
    }
    return new Values(new Key(writer.toBytes()), shown);
  }

  private void markIfArray(Document document) {
    boolean isArray =
        getKeys().stream()
            .map(key -> Utils.getSubdocumentValueCollectionAware(document, key.getKey()))
            .anyMatch(Collection.class::isInstance);
    // the mark itself is looked for, as what set it may have been undone
    if (isArray && entries.get(MULTIKEY_MARK) == null) {
      entries.put(MULTIKEY_MARK, NOTHING);
    }
    multikey |= isArray;
  }

  /**
   * Whether the index holds exactly the entries of these documents.
   *
   * @return what is wrong, or nothing
   */
  List<String> problems(Iterator<Document> documents) {
    List<String> problems = new ArrayList<>();
    long expected = 0;
    while (documents.hasNext()) {
      Document document = documents.next();
      Key position = getPosition(document);
      for (Values values : values(document)) {
        expected++;
        if (entries.get(entryKey(values, position)) == null) {
          problems.add("index " + getName() + " misses an entry of the document at " + position);
        }
      }
    }
    long found = 0;
    Iterator<Found> all = read(KeyRange.ALL, false);
    while (all.hasNext()) {
      all.next();
      found++;
    }
    if (found != expected) {
      problems.add("index " + getName() + " has " + found + " entries instead of " + expected);
    }
    return problems;
  }

  @Override
  public long getCount() {
    return entries.size() - (entries.get(MULTIKEY_MARK) == null ? 0 : 1);
  }

  @Override
  public boolean isEmpty() {
    return getCount() == 0;
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public void drop() {
    entries.drop();
  }
}
