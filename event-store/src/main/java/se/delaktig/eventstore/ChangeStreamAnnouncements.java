package se.delaktig.eventstore;

import com.mongodb.MongoException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * New commits as a replica set's change stream tells of them. When the stream breaks, another one
 * is opened at the end of the log as it is then; no token is kept, since what was missed meanwhile
 * is read by position. One cursor and one thread.
 */
final class ChangeStreamAnnouncements implements Announcements {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeStreamAnnouncements.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** The server has no change streams, and will not get them while it runs. */
  private static final int NO_REPLICA_SET = 40573;

  private final ChangeStreamIterable<Document> stream;
  private final Listener listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean arrive;

  private ChangeStreamAnnouncements(ChangeStreamIterable<Document> stream, Listener listener) {
    this.stream = stream;
    this.listener = listener;
  }

  /**
   * Begins to listen.
   *
   * @param oneAnswer how many milliseconds an answer of the server is waited for
   */
  static Announcements of(MongoCollection<?> commits, long oneAnswer, Listener listener) {
    ChangeStreamIterable<Document> stream =
        commits
            .withTimeout(oneAnswer, TimeUnit.MILLISECONDS)
            .watch(
                List.of(
                    Aggregates.match(Filters.eq("operationType", "insert")),
                    Aggregates.project(Projections.include("documentKey", "operationType"))),
                Document.class)
            .maxAwaitTime(oneAnswer / 2, TimeUnit.MILLISECONDS);
    ChangeStreamAnnouncements announcements = new ChangeStreamAnnouncements(stream, listener);
    Thread.ofPlatform().daemon().name("commit-log-announcements").start(announcements::run);
    return announcements;
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    do {
      try {
        listen();
      } catch (MongoException e) {
        if (isClosed()) {
          return;
        }
        if (arrive) {
          pause = FIRST_PAUSE;
          LOG.warn("New commits are not announced for now, but looked for: {}", e.getMessage());
        }
        set(false);
        if (e.getCode() == NO_REPLICA_SET) {
          return;
        }
      } catch (IllegalStateException e) {
        // the client was closed, as it may be once the log is
        if (!isClosed()) {
          set(false);
          throw e;
        }
      }
    } while (!closedWithin(pause = longer(pause)));
  }

  private void listen() {
    try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> cursor = stream.cursor()) {
      set(true);
      while (!isClosed()) {
        ChangeStreamDocument<Document> change = cursor.tryNext();
        if (change != null) {
          ChangeStreamDocument<Document> latest = change;
          while (cursor.available() > 0) {
            latest = cursor.next();
          }
          listener.announced(position(latest));
        }
      }
    }
  }

  private static long position(ChangeStreamDocument<Document> change) {
    BsonDocument key = change.getDocumentKey();
    BsonValue position = key == null ? null : key.get(CommitCodec.POSITION);
    return position != null && position.isNumber()
        ? position.asNumber().longValue()
        : Long.MAX_VALUE;
  }

  /** Either way there may be something to read: missed before it began, or from now on. */
  private void set(boolean does) {
    arrive = does;
    listener.announced(Long.MAX_VALUE);
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private boolean closedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public boolean arrive() {
    return arrive;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
