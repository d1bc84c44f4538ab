package se.delaktig.embeddedstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A store in one folder that speaks the MongoDB protocol on 127.0.0.1. What it has acknowledged
 * survives {@code kill -9}, and with {@link StoreSettings#fsync()} a power cut; a command is there
 * as a whole or not at all, an ordered {@code insertMany} as a beginning of it.
 *
 * <p>Read and write concerns of any kind are accepted: it is one process with one file, so
 * everything it answers is already what majority and journal promise.
 */
public final class EmbeddedStore implements AutoCloseable {

  private static final String FILE = "store.mv";

  private final FolderLock lock;
  private final Path path;
  private final StoreFile file;
  private final Compaction compaction;
  private final StoreBackend backend;
  private final Writer writer;
  private final ExecutorService readers;
  private final LoopbackServer server;
  private int backups;
  private boolean closed;

  private EmbeddedStore(FolderLock lock, Path folder, StoreSettings settings, long smallFile) {
    this.lock = lock;
    path = folder.resolve(FILE);
    Compaction.beforeOpening(path);
    file = StoreFile.open(path, settings.cacheMegabytes());
    compaction = new Compaction(file, smallFile);
    boolean open = false;
    try {
      backend = new StoreBackend(file);
      writer = new Writer(file, settings.fsync(), this::betweenGroups, this::reopen);
      readers = Executors.newVirtualThreadPerTaskExecutor();
      DiskSpace space = new DiskSpace(file, settings.reservedDiskBytes());
      server =
          new LoopbackServer(settings.port(), new CommandHandler(backend, writer, space, readers));
      writer.start();
      open = true;
    } finally {
      if (!open) {
        file.close();
      }
    }
  }

  /**
   * Opens the store in a folder, which is made if need be, and listens.
   *
   * @throws FolderInUseException if another store, here or in another process, holds the folder
   * @throws StoreFormatException if a build with another format wrote it
   */
  public static EmbeddedStore open(Path folder, StoreSettings settings) {
    return open(folder, settings, Compaction.SMALL_FILE);
  }

  /** The same, with compaction from another size on. */
  static EmbeddedStore open(Path folder, StoreSettings settings, long smallFile) {
    FolderLock lock = FolderLock.hold(folder);
    boolean open = false;
    try {
      EmbeddedStore store = new EmbeddedStore(lock, folder, settings, smallFile);
      open = true;
      return store;
    } finally {
      if (!open) {
        lock.close();
      }
    }
  }

  private void betweenGroups() {
    compaction.stepIfDue();
    backend.cursors().sweepIfDue();
  }

  private void reopen() {
    file.reopen();
    backend.reload();
  }

  /** Where to connect: {@code mongodb://127.0.0.1:<port>/}. */
  public String uri() {
    return server.uri();
  }

  /**
   * Says whether the store is being filled for the first time. While it is, acknowledgements wait
   * neither for the file nor for the disk: if the process ends, the latest second or so is lost.
   * When this returns with false, everything is on the disk.
   *
   * @throws UncheckedIOException if the disk does not take it
   */
  public void filling(boolean begins) {
    try {
      writer.filling(begins);
    } catch (IOException e) {
      throw new UncheckedIOException("The store could not be brought to the disk", e);
    }
  }

  /**
   * Copies the store as it is now into another folder, which can then be opened as a store, while
   * this one goes on.
   *
   * @throws UncheckedIOException if the folder has a store already or can't be written
   */
  public void backup(Path targetFolder) {
    try {
      Backup.Moment moment = writer.call(() -> onlyGrow(true));
      try {
        Backup.copy(path, moment, targetFolder);
      } finally {
        writer.call(() -> onlyGrow(false));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The backup to " + targetFolder + " failed", e);
    }
  }

  private Backup.Moment onlyGrow(boolean only) throws IOException {
    backups += only ? 1 : -1;
    compaction.pause(backups > 0);
    file.reuseSpace(backups == 0);
    file.sync();
    return Backup.moment(path);
  }

  Compaction compaction() {
    return compaction;
  }

  StoreFile file() {
    return file;
  }

  /** Ends all connections, finishes what was taken on, and lets go of the folder. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.close();
    readers.shutdown();
    try {
      if (!readers.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a query is still running after 30 seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      writer.close();
      file.close();
      lock.close();
    }
  }
}
