package se.delaktig.embeddedstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
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
  private static final int COPY_SILENCE_SECONDS = 60;

  private final FolderLock lock;
  private final Path path;
  private final StoreFile file;
  private final Compaction compaction;
  private final StoreBackend backend;
  private final Writer writer;
  private final DiskSpace space;
  private final ExecutorService readers;
  private final LoopbackServer server;
  private final Copies copies;
  private final Path folder;

  /** Drawn at each opening. */
  private final String id = UUID.randomUUID().toString();

  private boolean closed;

  private EmbeddedStore(
      FolderLock lock, Path folder, StoreSettings settings, long smallFile, int copySilence) {
    this.lock = lock;
    this.folder = folder;
    path = folder.resolve(FILE);
    Compaction.beforeOpening(path);
    file = StoreFile.open(path, settings.cacheMegabytes(), settings.compressed());
    compaction = new Compaction(file, smallFile);
    boolean open = false;
    try {
      backend = new StoreBackend(file);
      writer = new Writer(file, settings.fsync(), this::betweenGroups, this::reopen);
      copies = new Copies(path, file, compaction, writer, id, copySilence);
      readers = Executors.newVirtualThreadPerTaskExecutor();
      space = new DiskSpace(file::freeDiskBytes, settings.reservedDiskBytes());
      server =
          new LoopbackServer(
              settings.port(), new CommandHandler(backend, writer, space, copies, readers));
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
    return open(folder, settings, Compaction.SMALL_FILE, COPY_SILENCE_SECONDS);
  }

  /** What the store knows of its disk. */
  DiskSpace diskSpace() {
    return space;
  }

  /**
   * The same.
   *
   * @param smallFile the size in bytes from which on it is compacted
   * @param copySilence after how many seconds a copy of which nothing is heard is given up
   */
  static EmbeddedStore open(Path folder, StoreSettings settings, long smallFile, int copySilence) {
    FolderLock lock = FolderLock.hold(folder);
    boolean open = false;
    try {
      EmbeddedStore store = new EmbeddedStore(lock, folder, settings, smallFile, copySilence);
      open = true;
      store.announce();
      return store;
    } finally {
      if (!open) {
        lock.close();
      }
    }
  }

  private void announce() {
    try {
      new StoreAddress(id, uri()).write(folder);
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("The data folder " + folder + " can't be used", e);
    }
  }

  private void betweenGroups() {
    compaction.stepIfDue();
    backend.cursors().sweepIfDue();
    copies.sweep();
  }

  private void reopen() {
    copies.giveUpAll();
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
      Path target = Backup.target(path, targetFolder);
      Backup.copy(path, copies.begin(), target);
    } catch (IOException e) {
      throw new UncheckedIOException("The backup to " + targetFolder + " failed", e);
    }
  }

  /**
   * Copies the store in a folder into another folder, which can then be opened as a store. It may
   * be at rest, or open in another process, which goes on with its work.
   *
   * @throws UncheckedIOException if there is no store, if the target has one already or can't be
   *     written, or if the process that has the folder does not help
   */
  public static void backup(Path folder, Path targetFolder) {
    try {
      Path path = folder.resolve(FILE);
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path + " is not there: no store to copy");
      }
      Path target = Backup.target(path, targetFolder);
      try (FolderLock atRest = FolderLock.hold(folder)) {
        Backup.copy(path, new CopyAtRest(Backup.moment(path)), target);
      } catch (FolderInUseException running) {
        try (CopyFromOutside copy = CopyFromOutside.begin(folder)) {
          Backup.copy(path, copy, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The backup of " + folder + " to " + targetFolder + " failed: " + e.getMessage(), e);
    }
  }

  /** The folder's lock keeps the file from changing. */
  private record CopyAtRest(Backup.Moment moment) implements Backup.Source {
    @Override
    public void goOn() {}

    @Override
    public void end() {}
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
      try {
        StoreAddress.forget(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        lock.close();
      }
    }
  }
}
