package se.delaktig.eventstore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the log, read once for all who follow it in this process. It looks when an append
 * rings, when the server announces one of another process, and every poll delay in case neither
 * did, and keeps the newest commits in memory. Whatever made it look, it reads on from where it
 * stands, so nothing is lost or doubled. Starts with its first follower.
 */
final class LogTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
  private static final int WINDOW_EVENTS = 2_000;
  private static final int READ_COMMITS = 256;
  private static final int PAGES_KEPT = 3;

  /** Where what others append is announced, it is looked for no more often than this. */
  private static final Duration ANNOUNCED_POLL_DELAY = Duration.ofSeconds(1);

  private final CommitReader reader;
  private final Function<Announcements.Listener, Announcements> announcer;
  private final Duration pollDelay;
  private final LogTime time;
  private final LogTime.Signal rung;
  private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<LogTime.Signal> waiting = new CopyOnWriteArraySet<>();
  private final Deque<Commit> window = new ArrayDeque<>();

  /** Full pages of the log by where they begin: they never change, and readers go in step. */
  private final Map<Long, List<Commit>> pages =
      new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<Commit>> eldest) {
          return size() > PAGES_KEPT;
        }
      };

  private volatile Announcements announcements = Announcements.NONE;
  private boolean followed;
  private volatile boolean closed;
  private boolean troubled;
  private int windowEvents;
  private long start;
  private long end;
  private long version;

  /** Of a store that announces nothing. */
  LogTail(CommitReader reader, Duration pollDelay, LogTime time) {
    this(reader, listener -> Announcements.NONE, pollDelay, time);
  }

  /**
   * @param announcer where it listens once it is followed
   */
  LogTail(
      CommitReader reader,
      Function<Announcements.Listener, Announcements> announcer,
      Duration pollDelay,
      LogTime time) {
    this.reader = reader;
    this.announcer = announcer;
    this.pollDelay = pollDelay;
    this.time = time;
    this.rung = time.newSignal();
  }

  LogTime time() {
    return time;
  }

  /** Something was appended, or may have been. Cheap, and never waits. */
  void ring() {
    rung.give();
  }

  private void announced(long position) {
    lock.lock();
    try {
      if (position < end) {
        return;
      }
    } finally {
      lock.unlock();
    }
    ring();
  }

  /** The listener is called after each move of the end, by a thread that must not be held up. */
  Registration onMoved(Runnable listener) {
    follow();
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Begins to follow, if not yet. */
  void follow() {
    if (isFollowed()) {
      return;
    }
    long head = reader.head();
    lock.lock();
    try {
      if (!followed && !closed) {
        start = head;
        end = head;
        followed = true;
        announcements = announcer.apply(this::announced);
        time.start("commit-log-tail", this::run);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isFollowed() {
    lock.lock();
    try {
      return followed;
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
      if (followed && position >= start) {
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
    long begun = time.nanoTime();
    LogTime.Signal moved = time.newSignal();
    waiting.add(moved);
    try {
      while (version() == seen && !closed) {
        long left = nanos - (time.nanoTime() - begun);
        if (left <= 0) {
          return false;
        }
        moved.await(left);
      }
      return version() != seen;
    } finally {
      waiting.remove(moved);
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
      } catch (LogUnavailableException e) {
        if (!troubled) {
          LOG.warn("The end of the log can't be read for now; trying on: {}", e.getMessage());
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
    } finally {
      lock.unlock();
    }
    if (read.size() == READ_COMMITS) {
      rung.give();
    }
    waiting.forEach(LogTime.Signal::give);
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
    try {
      rung.await(lookAgain().toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !closed;
  }

  private Duration lookAgain() {
    return announcements.arrive() && pollDelay.compareTo(ANNOUNCED_POLL_DELAY) < 0
        ? ANNOUNCED_POLL_DELAY
        : pollDelay;
  }

  @Override
  public void close() {
    closed = true;
    announcements.close();
    rung.give();
    waiting.forEach(LogTime.Signal::give);
  }
}
