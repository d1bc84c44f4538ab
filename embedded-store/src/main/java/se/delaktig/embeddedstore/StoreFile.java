package se.delaktig.embeddedstore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * The one file with everything in it. Tables are changed in memory, by one thread at a time under
 * {@link #lock()}'s write lock; {@link #commit()} makes all changes since the last commit part of
 * the file at once, or none of them.
 */
final class StoreFile implements AutoCloseable {

  static final int FORMAT = 1;

  /**
   * How long a superseded chunk stays untouched. The file system may reorder writes when fsync is
   * off; a second is long enough for it, and short enough to keep the file small.
   */
  static final int RETENTION_MILLIS = 1_000;

  private final Path path;
  private final int cacheMegabytes;
  private final boolean compressed;
  private volatile MVStore store;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<Change> changes = new ArrayList<>();
  private final LongAdder examined = new LongAdder();

  private record Change(Table table, byte[] key, byte @Nullable [] before) {}

  private StoreFile(Path path, int cacheMegabytes, boolean compressed) {
    this.path = path;
    this.cacheMegabytes = cacheMegabytes;
    this.compressed = compressed;
    this.store = openStore(path, cacheMegabytes, compressed);
  }

  static StoreFile open(Path path, int cacheMegabytes, boolean compressed) {
    return new StoreFile(path, cacheMegabytes, compressed);
  }

  /**
   * Leaves the file as the last commit left it and opens it again; every table opened before is
   * void. For when writing has failed.
   */
  void reopen() {
    changes.clear();
    store.closeImmediately();
    store = openStore(path, cacheMegabytes, compressed);
  }

  private static MVStore openStore(Path file, int cacheMegabytes, boolean compressed) {
    MVStore.Builder builder =
        new MVStore.Builder()
            .fileName(file.toString())
            .autoCommitDisabled()
            .cacheSize(cacheMegabytes);
    MVStore store = (compressed ? builder.compress() : builder).open();
    store.setRetentionTime(RETENTION_MILLIS);
    store.setVersionsToKeep(0);
    int format = store.getStoreVersion();
    if (format == 0 && store.getMapNames().isEmpty()) {
      store.setStoreVersion(FORMAT);
      store.commit();
      store.sync();
    } else if (format != FORMAT) {
      store.closeImmediately();
      throw new StoreFormatException(file, format, FORMAT);
    }
    return store;
  }

  /** Held for writing by whoever changes tables or commits, for reading while tables are read. */
  ReentrantReadWriteLock lock() {
    return lock;
  }

  MVStore store() {
    return store;
  }

  Table table(String name) {
    return new Table(this, name);
  }

  /** The names of all tables that hold something, or once did. */
  List<String> tableNames() {
    return List.copyOf(store.getMapNames());
  }

  boolean hasMap(String name) {
    return store.hasMap(name);
  }

  MVMap<byte[], byte[]> map(String name) {
    return store.openMap(
        name,
        new MVMap.Builder<byte[], byte[]>()
            .keyType(ByteArrayDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE));
  }

  void remember(Table table, byte[] key, byte @Nullable [] before) {
    changes.add(new Change(table, key, before));
  }

  /**
   * Does the work as a whole: if it fails, the tables are as they were before it.
   *
   * @param <T> what the work gives
   */
  <T> T whole(Supplier<T> work) {
    int mark = changes.size();
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        for (int i = changes.size() - 1; i >= mark; i--) {
          Change change = changes.remove(i);
          change.table().restore(change.key(), change.before());
        }
      }
    }
  }

  /** Writes all changes since the last commit to the file, as one. */
  void commit() {
    changes.clear();
    store.commit();
  }

  /** Waits until the disk has everything committed. */
  void sync() {
    store.sync();
  }

  /** The file's size in bytes. */
  long size() {
    return store.getFileStore().size();
  }

  /** How many bytes the disk below the file has free. */
  long freeDiskBytes() {
    return path.toFile().getUsableSpace();
  }

  /** Whether space that nothing uses any more may be written again. */
  void reuseSpace(boolean reuse) {
    store.setReuseSpace(reuse);
  }

  boolean isWriting() {
    return lock.isWriteLockedByCurrentThread();
  }

  /** How many documents queries have read since the file was opened. */
  LongAdder examined() {
    return examined;
  }

  @Override
  public void close() {
    store.close();
  }
}
