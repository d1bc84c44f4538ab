package se.delaktig.embeddedstore;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;

/**
 * Keeps the file small: in little steps between the writer's groups, and in one go before the file
 * is opened when much of it is waste.
 */
final class Compaction {

  /** Below this size nobody gains anything by a smaller file. */
  static final long SMALL_FILE = 16L << 20;

  private static final int STEP_BYTES = 512 << 10;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** What is written in little groups leaves waste faster than a step in each pause takes away. */
  private static final long PAUSE_IN_HASTE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Percent of the file that is live, below which something is done. */
  private static final int LIVE_ENOUGH = 60;

  /** Percent of the file that is live, below which steps follow each other in haste. */
  private static final int LIVE_TOO_LITTLE = 50;

  private static final int FULL_ENOUGH = 75;

  private final StoreFile file;
  private final long smallFile;
  private long lastStep = System.nanoTime();
  private long pauseNanos = PAUSE_NANOS;
  private long longestStepNanos;
  private boolean moves;
  private volatile boolean paused;

  /**
   * @param smallFile the size in bytes up to which the file is left alone
   */
  Compaction(StoreFile file, long smallFile) {
    this.file = file;
    this.smallFile = smallFile;
  }

  /** One step, if it is time and there is something to gain. Only the writer calls it. */
  void stepIfDue() {
    long now = System.nanoTime();
    if (paused || now - lastStep < pauseNanos || file.size() <= smallFile) {
      return;
    }
    file.lock().writeLock().lock();
    try {
      step(file.store());
    } finally {
      file.lock().writeLock().unlock();
    }
    lastStep = System.nanoTime();
    longestStepNanos = Math.max(longestStepNanos, lastStep - now);
  }

  /** While a backup copies the file, nothing in it may move. */
  void pause(boolean pause) {
    paused = pause;
  }

  boolean isPaused() {
    return paused;
  }

  long longestStepNanos() {
    return longestStepNanos;
  }

  private void step(MVStore store) {
    RandomAccessStore fileStore = (RandomAccessStore) store.getFileStore();
    int chunks = fileStore.getChunksFillRate();
    int blocks = fileStore.getFillRate();
    int live = chunks * blocks / 100;
    pauseNanos = live < LIVE_TOO_LITTLE ? PAUSE_IN_HASTE_NANOS : PAUSE_NANOS;
    if (live >= LIVE_ENOUGH) {
      return;
    }
    // one or the other at a time, so that nobody waits for both
    moves = !moves;
    if (moves && blocks < FULL_ENOUGH) {
      fileStore.compactMoveChunks(FULL_ENOUGH, STEP_BYTES, store);
    } else if (chunks < FULL_ENOUGH && store.compact(FULL_ENOUGH, STEP_BYTES)) {
      store.commit();
    }
  }

  /** Writes a file that is mostly waste anew, beside itself, and then puts it in its place. */
  static void beforeOpening(Path path) {
    try {
      if (!Files.exists(path) || Files.size(path) <= 2 * SMALL_FILE || !isMostlyWaste(path)) {
        return;
      }
      Path fresh = path.resolveSibling(path.getFileName() + ".compact");
      Files.deleteIfExists(fresh);
      MVStore.compact(path.toString(), fresh.toString(), true, null);
      force(fresh);
      Files.move(fresh, path, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The store " + path + " can't be compacted", e);
    }
  }

  private static boolean isMostlyWaste(Path path) {
    MVStore store = new MVStore.Builder().fileName(path.toString()).autoCommitDisabled().open();
    try {
      RandomAccessStore fileStore = (RandomAccessStore) store.getFileStore();
      return fileStore.getChunksFillRate() * fileStore.getFillRate() / 100 < LIVE_ENOUGH;
    } finally {
      store.closeImmediately();
    }
  }

  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
      channel.force(true);
    }
  }
}
