package se.delaktig.personregister;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Small files in a folder that only their owner may read, where the file system knows owners; each
 * written whole and to the disk, or not at all.
 */
public final class OwnerOnlyFiles {
  private static final System.Logger LOG = System.getLogger(OwnerOnlyFiles.class.getName());
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final String LOCK = "person-register-keys.lock";

  /** A file lock holds between processes; this one between the threads of ours. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path folder;
  private final boolean knowsOwners;

  private OwnerOnlyFiles(Path folder, boolean knowsOwners) {
    this.folder = folder;
    this.knowsOwners = knowsOwners;
  }

  /** The files of a folder, which is made where it is not there. */
  public static OwnerOnlyFiles in(Path folder) throws IOException {
    boolean knowsOwners = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (Files.notExists(folder)) {
      Files.createDirectories(folder, attributes(knowsOwners, OWNER_FOLDER));
    }
    return new OwnerOnlyFiles(folder, knowsOwners);
  }

  private static FileAttribute<?>[] attributes(
      boolean knowsOwners, Set<PosixFilePermission> permissions) {
    return knowsOwners
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  /** What is done while nobody else works in the folder. */
  public interface Work {
    /** Does it. */
    void run() throws IOException, GeneralSecurityException;
  }

  /** Runs the work while no other thread or process does work in this folder. */
  public void alone(Work work) throws IOException, GeneralSecurityException {
    THREADS.lock();
    try (FileChannel lock =
        FileChannel.open(
            path(LOCK),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            attributes(knowsOwners, OWNER_FILE))) {
      lock.lock();
      work.run();
    } finally {
      THREADS.unlock();
    }
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  /** Changes whenever the file is written. */
  Object stamp(String name) throws IOException {
    BasicFileAttributes now = Files.readAttributes(path(name), BasicFileAttributes.class);
    return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
  }

  /** Whether there is a file of the name. */
  public boolean has(String name) {
    return Files.exists(path(name));
  }

  /** The whole file. */
  public String read(String name) throws IOException {
    Path file = path(name);
    if (knowsOwners && !OWNER_FILE.containsAll(Files.getPosixFilePermissions(file))) {
      shutOthersOut(file);
    }
    return Files.readString(file);
  }

  private static void shutOthersOut(Path file) {
    String advice = "; rotate the master keys if others may have read it";
    try {
      Files.setPosixFilePermissions(file, OWNER_FILE);
      LOG.log(Level.WARNING, "others could read the key file {0}; now they cannot" + advice, file);
    } catch (IOException readOnly) {
      LOG.log(Level.WARNING, "others can read the key file " + file + advice, readOnly);
    }
  }

  /** Writes the whole file, to the disk, or nothing of it. */
  public void write(String name, String text) throws IOException {
    Path unfinished = path(name + ".new");
    Files.deleteIfExists(unfinished);
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attributes(knowsOwners, OWNER_FILE))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(
        unfinished,
        path(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    if (knowsOwners) {
      // the new name itself must reach the disk as well: data sealed with a lost key is lost
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }
}
