package se.delaktig.kernel.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * How far all views have come, looked up for all of them at once and kept for a moment. What this
 * process folds itself is known at once, and wakes those who wait for it.
 */
@Component
class ViewHeads {
  private static final long FRESH_NANOS = Duration.ofMillis(10).toNanos();

  private final MongoCollection<Document> heads;
  private final Map<String, Head> known = new ConcurrentHashMap<>();
  private final Map<String, Instant> late = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private volatile long looked = System.nanoTime() - FRESH_NANOS;

  ViewHeads(MongoTemplate mongo) {
    this.heads = mongo.getCollection(ViewStore.HEADS);
  }

  /** The head of a view as it stands in the database, or stood a moment ago. */
  Head of(String id) {
    Head one = known.get(id);
    if (one == null || System.nanoTime() - looked > FRESH_NANOS) {
      return look(id);
    }
    return one;
  }

  /** The head of a view as it stands in the database. */
  synchronized Head look(String id) {
    long now = System.nanoTime();
    for (Document head : heads.find()) {
      if (head.containsKey(ViewStore.GENERATION)) {
        keep(head.getString("_id"), ViewStore.head(head));
      }
    }
    looked = now;
    Head found = known.get(id);
    if (found == null) {
      throw new IllegalStateException("the view " + id + " has no head");
    }
    return found;
  }

  private void keep(String id, Head head) {
    known.merge(id, head, ViewHeads::furthest);
  }

  /** What was looked up may be older than what was folded since, and the other way round. */
  private static Head furthest(Head one, Head other) {
    if (one.generation().equals(other.generation())) {
      return new Head(
          one.generation(),
          Math.max(one.position(), other.position()),
          Math.max(one.mended(), other.mended()));
    }
    // Generations are named in the order in which they are begun.
    return one.generation().compareTo(other.generation()) > 0 ? one : other;
  }

  /**
   * Moves the heads of several views in one write.
   *
   * @return whether all of them stood with the documents expected; those that did are moved anyway
   */
  boolean move(List<LogFollower.Reached> reached) {
    if (reached.isEmpty()) {
      return true;
    }
    List<UpdateOneModel<Document>> moves =
        reached.stream().map(one -> ViewStore.move(one.projection().id(), one.head())).toList();
    return heads.bulkWrite(moves).getMatchedCount() == moves.size();
  }

  void reached(String id, Head head) {
    keep(id, head);
    wake();
  }

  /** Looks again at the next occasion. */
  void changed() {
    looked = System.nanoTime() - 2 * FRESH_NANOS;
    wake();
  }

  private void wake() {
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for any view to move, at most that long. */
  void awaitMove(long millis) throws InterruptedException {
    lock.lock();
    try {
      moved.await(millis, TimeUnit.MILLISECONDS);
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a view as a whole is late, and since when what has happened is missing in it. */
  void late(String id, Optional<Instant> since) {
    since.ifPresentOrElse(when -> late.put(id, when), () -> late.remove(id));
  }

  /** Since when a view as a whole is late; nothing where it is not. */
  Optional<Instant> lateSince(String id) {
    return Optional.ofNullable(late.get(id));
  }
}
