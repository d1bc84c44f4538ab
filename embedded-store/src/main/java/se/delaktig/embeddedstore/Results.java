package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A result that is handed out in batches, each read when it is asked for. */
final class Results extends AbstractCursor {

  /** MongoDB's own size of a first batch that nobody gave a size. */
  static final int FIRST_BATCH = 101;

  /** A later batch that nobody gave a size: few enough to hold in memory. */
  private static final int LATER_BATCH = 1_000;

  private static final int MOST_BYTES = 8 << 20;

  private final Iterator<Document> rest;
  private final OpenCursors open;
  private volatile long lastUsed = System.nanoTime();

  private Results(OpenCursors open, Iterator<Document> rest) {
    super(open.nextId());
    this.open = open;
    this.rest = rest;
  }

  static QueryResult firstBatch(Iterator<Document> result, int size, OpenCursors open) {
    List<Document> batch = take(result, size);
    if (!result.hasNext()) {
      return new QueryResult(batch);
    }
    Results cursor = new Results(open, result);
    open.add(cursor);
    return new QueryResult(batch, cursor);
  }

  long idleNanos() {
    return System.nanoTime() - lastUsed;
  }

  @Override
  public synchronized boolean isEmpty() {
    boolean ended = !rest.hasNext();
    if (ended) {
      open.ended(this);
    }
    return ended;
  }

  @Override
  public synchronized List<Document> takeDocuments(int count) {
    lastUsed = System.nanoTime();
    return take(rest, count > 0 ? count : LATER_BATCH);
  }

  private static List<Document> take(Iterator<Document> from, int count) {
    List<Document> batch = new ArrayList<>(Math.min(count, LATER_BATCH));
    long bytes = 0;
    while (batch.size() < count && bytes < MOST_BYTES && from.hasNext()) {
      Document document = from.next();
      bytes += Weight.of(document);
      batch.add(document);
    }
    return batch;
  }
}
