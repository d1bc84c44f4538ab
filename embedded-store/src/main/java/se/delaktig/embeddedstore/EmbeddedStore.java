package se.delaktig.embeddedstore;

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
  private final StoreFile file;
  private final StoreBackend backend;
  private final Writer writer;
  private final ExecutorService readers;
  private final LoopbackServer server;
  private boolean closed;

  private EmbeddedStore(FolderLock lock, Path folder, StoreSettings settings) {
    this.lock = lock;
    file = StoreFile.open(folder.resolve(FILE), settings.cacheMegabytes());
    boolean open = false;
    try {
      backend = new StoreBackend(file);
      writer = new Writer(file, settings.fsync(), () -> {}, this::reopen);
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
    FolderLock lock = FolderLock.hold(folder);
    boolean open = false;
    try {
      EmbeddedStore store = new EmbeddedStore(lock, folder, settings);
      open = true;
      return store;
    } finally {
      if (!open) {
        lock.close();
      }
    }
  }

  private void reopen() {
    file.reopen();
    backend.reload();
  }

  /** Where to connect: {@code mongodb://127.0.0.1:<port>/}. */
  public String uri() {
    return server.uri();
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
