package se.delaktig.personregister;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * What was lately opened, in memory only. The caller reads the document each time, so nothing
 * erased or replaced by another process is ever given; only the opening is saved.
 */
final class Opened<V> {
  private static final int MOST = 20_000;

  private record Known<V>(Binary content, V value) {}

  private final Map<String, Known<V>> entries =
      new LinkedHashMap<String, Known<V>>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known<V>> eldest) {
          return size() > MOST;
        }
      };

  V of(Document document, Function<Document, V> opening) {
    String id = document.getString("_id");
    Binary content = document.get(Seal.CONTENT, Binary.class);
    synchronized (entries) {
      Known<V> known = entries.get(id);
      if (known != null && known.content().equals(content)) {
        return known.value();
      }
    }
    V value = opening.apply(document);
    synchronized (entries) {
      entries.put(id, new Known<>(content, value));
    }
    return value;
  }

  void forget(String id) {
    synchronized (entries) {
      entries.remove(id);
    }
  }
}
