package se.delaktig.embeddedstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a data folder for one store, against other processes and within this one. */
final class FolderLock implements AutoCloseable {

  /**
   * POSIX drops a process's lock as soon as any of its descriptors of the file is closed, so a
   * second attempt in this process must never touch the lock file.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static FolderLock hold(Path folder) {
    try {
      Files.createDirectories(folder);
      Path real = folder.toRealPath();
      if (!HELD_HERE.add(real)) {
        throw new FolderInUseException(folder, "this program itself");
      }
      boolean held = false;
      try {
        FolderLock lock = lockFile(folder, real);
        held = true;
        return lock;
      } finally {
        if (!held) {
          HELD_HERE.remove(real);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + folder + " can't be used", e);
    }
  }

  private static FolderLock lockFile(Path folder, Path real) throws IOException {
    Path file = real.resolve("lock");
    FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
    boolean held = false;
    try {
      if (channel.tryLock() == null) {
        String pid = Files.readString(file, UTF_8).trim();
        throw new FolderInUseException(
            folder, pid.isEmpty() ? "another program" : "process " + pid);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
      held = true;
      return new FolderLock(real, channel);
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(folder);
    }
  }
}
