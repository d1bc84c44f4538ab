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
 * is opened when more than half of it could be saved.
 */
final class Compaction {

  /** Below this size nobody gains anything by a smaller file. */
  static final long SMALL_FILE = 16L << 20;

  private static final int STEP_BYTES = 1 << 20;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Percent of the file that is live, below which steps are taken: the file is over 2 x live. */
  private static final int LIVE_ENOUGH = 50;

  private static final int FULL_ENOUGH = 75;

  private final StoreFile file;
  private long lastStep = System.nanoTime();
  private long longestStepNanos;
  private boolean paused;

  Compaction(StoreFile file) {
    this.file = file;
  }

  /** One step, if it is time and there is something to gain. Only the writer calls it. */
  void stepIfDue() {
    long now = System.nanoTime();
    if (paused || now - lastStep < PAUSE_NANOS || file.size() <= SMALL_FILE) {
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

  long longestStepNanos() {
    return longestStepNanos;
  }

  private static void step(MVStore store) {
    RandomAccessStore fileStore = (RandomAccessStore) store.getFileStore();
    int chunks = fileStore.getChunksFillRate();
    int blocks = fileStore.getFillRate();
    if (chunks * blocks / 100 >= LIVE_ENOUGH) {
      return;
    }
    if (chunks < FULL_ENOUGH && store.compact(FULL_ENOUGH, STEP_BYTES)) {
      store.commit();
    }
    if (blocks < FULL_ENOUGH) {
      fileStore.compactMoveChunks(FULL_ENOUGH, STEP_BYTES, store);
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
