package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the file. Commands that wait together are done one after the other,
 * committed as one and only then answered, so an answer is never ahead of the disk. What readers
 * have seen is answered by the same rule.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  /** A group takes no more commands after this, so that nobody in it waits long. */
  private static final long LONGEST_GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long IDLE_MILLIS = 50;

  private static final int WRITE_FAILED = 64;
  private static final long FILLING_COMMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final StoreFile file;
  private final boolean fsync;

  /** Only the writer's thread touches these two. */
  private boolean filling;

  private long lastCommit;
  private final Runnable betweenGroups;
  private final Runnable onFailure;
  private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
  private final Queue<FutureTask<?>> between = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  /** Guards the three below: what is committed, what the disk is known to have, who waits. */
  private final Object durability = new Object();

  private long committed;
  private long durable;
  private List<Runnable> waitingForDurable = new ArrayList<>();

  private record Work(Supplier<Document> command, Consumer<Document> answer) {}

  Writer(StoreFile file, boolean fsync, Runnable betweenGroups, Runnable onFailure) {
    this.file = file;
    this.fsync = fsync;
    this.betweenGroups = betweenGroups;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().name("embedded-store-writer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /**
   * Whether acknowledgements need not wait for the file, which then takes what was written now and
   * then; when that ends, it takes the rest and is brought to the disk.
   */
  void filling(boolean begins) throws IOException {
    call(() -> {
      filling = begins;
      Lock lock = file.lock().writeLock();
      lock.lock();
      try {
        file.commit();
      } finally {
        lock.unlock();
      }
      file.sync();
      return true;
    });
  }

  /** Does the command in its turn and answers once it is durable. */
  void write(Supplier<Document> command, Consumer<Document> answer) {
    queue.add(new Work(command, answer));
  }

  /**
   * Does something between two groups, on the writer's thread, and waits for it.
   *
   * @param <T> what it gives
   * @throws IOException as the work does
   */
  <T> T call(IoWork<T> work) throws IOException {
    FutureTask<T> task = new FutureTask<>(work::run);
    between.add(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the writer");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IOException(e.getCause());
    }
  }

  /**
   * @param <T> what it gives
   */
  interface IoWork<T> {
    T run() throws IOException;
  }

  /** Runs {@code answer} as soon as everything committed until now is durable. */
  void whenDurable(Runnable answer) {
    synchronized (durability) {
      if (durable < committed) {
        waitingForDurable.add(answer);
        return;
      }
    }
    answer.run();
  }

  private void run() {
    while (true) {
      try {
        Work first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          group(first);
        } else if (closed) {
          return;
        }
        between();
      } catch (InterruptedException e) {
        // only close() ends this thread, and it does not interrupt
        LOG.warn("The writer was interrupted; it goes on", e);
      }
    }
  }

  private void between() {
    FutureTask<?> asked = between.poll();
    if (asked != null) {
      asked.run();
    }
    try {
      betweenGroups.run();
    } catch (RuntimeException e) {
      recover(e, List.of());
    }
  }

  private void group(Work first) {
    List<Work> group = new ArrayList<>();
    List<Document> answers = new ArrayList<>();
    long number;
    Lock lock = file.lock().writeLock();
    lock.lock();
    try {
      long until = System.nanoTime() + LONGEST_GROUP_NANOS;
      Work work = first;
      while (work != null) {
        group.add(work);
        answers.add(work.command().get());
        work = System.nanoTime() < until ? queue.poll() : null;
      }
      if (!filling || System.nanoTime() - lastCommit > FILLING_COMMIT_NANOS) {
        file.commit();
        lastCommit = System.nanoTime();
      }
      synchronized (durability) {
        number = ++committed;
      }
    } catch (RuntimeException e) {
      recover(e, group);
      return;
    } finally {
      lock.unlock();
    }
    try {
      if (fsync && !filling) {
        file.sync();
      }
    } catch (RuntimeException e) {
      recover(e, group);
      return;
    }
    List<Runnable> readers;
    synchronized (durability) {
      durable = number;
      readers = waitingForDurable;
      waitingForDurable = new ArrayList<>();
    }
    for (int i = 0; i < group.size(); i++) {
      group.get(i).answer().accept(answers.get(i));
    }
    readers.forEach(Runnable::run);
  }

  /** Nobody can say whether the group is on the disk: say so, and go back to what is. */
  private void recover(RuntimeException failure, List<Work> group) {
    LOG.error("The store could not be written; it is opened again as the disk has it", failure);
    Lock lock = file.lock().writeLock();
    lock.lock();
    try {
      onFailure.run();
    } catch (RuntimeException e) {
      LOG.error("The store could not be opened again; the next write tries once more", e);
    } finally {
      lock.unlock();
    }
    List<Runnable> readers;
    synchronized (durability) {
      durable = committed;
      readers = waitingForDurable;
      waitingForDurable = new ArrayList<>();
    }
    Document unknown =
        StoreBackend.error(
            "the write may or may not be stored, writing failed: " + failure.getMessage(),
            WRITE_FAILED,
            "WriteConcernFailed");
    group.forEach(work -> work.answer().accept(unknown));
    readers.forEach(Runnable::run);
  }

  /** Finishes what waits, and stops. */
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
