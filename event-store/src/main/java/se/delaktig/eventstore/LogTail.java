package se.delaktig.eventstore;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the log, read once for all who follow it in this process. It looks when an append
 * rings, and every poll delay for what other processes have appended, and keeps the newest commits
 * in memory. Starts with its first follower.
 */
final class LogTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
  private static final int WINDOW_EVENTS = 2_000;
  private static final int READ_COMMITS = 256;
  private static final int PAGES_KEPT = 3;

  private final CommitReader reader;
  private final Duration pollDelay;
  private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private final Condition moved = lock.newCondition();
  private final Deque<Commit> window = new ArrayDeque<>();

  /** Full pages of the log by where they begin: they never change, and readers go in step. */
  private final Map<Long, List<Commit>> pages =
      new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<Commit>> eldest) {
          return size() > PAGES_KEPT;
        }
      };

  private @Nullable Thread thread;
  private boolean ringing;
  private boolean closed;
  private boolean troubled;
  private int windowEvents;
  private long start;
  private long end;
  private long version;

  LogTail(CommitReader reader, Duration pollDelay) {
    this.reader = reader;
    this.pollDelay = pollDelay;
  }

  /** Something was appended, or may have been. Cheap, and never waits. */
  void ring() {
    lock.lock();
    try {
      ringing = true;
      rung.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The listener is called after each move of the end, by a thread that must not be held up. */
  Registration onMoved(Runnable listener) {
    follow();
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Begins to follow, if not yet. */
  void follow() {
    lock.lock();
    try {
      if (thread == null && !closed) {
        start = reader.head();
        end = start;
        thread = Thread.ofPlatform().daemon().name("commit-log-tail").start(this::run);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Goes up whenever the end moves. */
  long version() {
    lock.lock();
    try {
      return version;
    } finally {
      lock.unlock();
    }
  }

  /** The commits from this position on; from memory where they are the newest. */
  List<Commit> from(long position, int maxCommits) {
    lock.lock();
    try {
      if (thread != null && position >= start) {
        List<Commit> commits = new ArrayList<>();
        for (Commit commit : window) {
          if (commit.nextPosition() > position && commits.size() < maxCommits) {
            commits.add(commit);
          }
        }
        return commits;
      }
    } finally {
      lock.unlock();
    }
    return page(position, maxCommits);
  }

  private List<Commit> page(long position, int maxCommits) {
    synchronized (pages) {
      List<Commit> known = pages.get(position);
      if (known != null && known.size() == maxCommits) {
        return known;
      }
      List<Commit> read = reader.readFrom(position, maxCommits);
      if (read.size() == maxCommits) {
        pages.put(position, List.copyOf(read));
      }
      return read;
    }
  }

  /**
   * Waits until the end moves.
   *
   * @param seen the version that the caller has read up to
   * @return false if the time ran out
   * @throws InterruptedException if the waiting thread is interrupted
   */
  boolean awaitMove(long seen, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (version == seen && !closed) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return version != seen;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (awaitRing()) {
      try {
        List<Commit> read = reader.readFrom(end, READ_COMMITS);
        if (!read.isEmpty()) {
          advance(read);
        }
        troubled = false;
      } catch (MongoException e) {
        if (!troubled) {
          LOG.warn("The end of the log can't be read for now; trying on", e);
        }
        troubled = true;
      }
    }
  }

  private void advance(List<Commit> read) {
    lock.lock();
    try {
      for (Commit commit : read) {
        window.addLast(commit);
        windowEvents += commit.header().count();
        end = commit.nextPosition();
      }
      while (windowEvents > WINDOW_EVENTS && window.size() > 1) {
        Commit oldest = window.removeFirst();
        windowEvents -= oldest.header().count();
        start = oldest.nextPosition();
      }
      version++;
      ringing |= read.size() == READ_COMMITS;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    listeners.forEach(LogTail::tell);
  }

  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      // one bad listener must not stop the others from being told
      LOG.error("A listener failed", e);
    }
  }

  /** Waits for a ring or the poll delay; false when closed. */
  private boolean awaitRing() {
    lock.lock();
    try {
      if (!ringing && !closed) {
        rung.await(pollDelay.toNanos(), TimeUnit.NANOSECONDS);
      }
      ringing = false;
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      rung.signalAll();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
