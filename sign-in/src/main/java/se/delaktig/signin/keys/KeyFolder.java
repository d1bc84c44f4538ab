package se.delaktig.signin.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder of secrets that must be neither in the database nor in the data folder. Files are made
 * whole or not at all, for the owner's eyes only where the file system knows owners. Several
 * processes may share the folder once its files exist.
 */
@Component
public class KeyFolder {
  private final Path folder;

  public KeyFolder(@Value("${delaktig.keys}") Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** A file of the folder. */
  public Path resolve(String name) {
    return folder.resolve(name);
  }

  /** What the file holds; it is made with the first value when it is missing. */
  public synchronized byte[] readOrMake(Path file, Supplier<byte[]> firstValue) {
    try {
      if (!Files.exists(file)) {
        make(file, firstValue.get());
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read or make the key file " + file, e);
    }
  }

  private static void make(Path file, byte[] value) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("Not a file in a folder: " + file);
    }
    Files.createDirectories(parent, forOwnerOnly(parent));
    // Made readable by the owner only.
    Path draft = Files.createTempFile(parent, ".", ".new");
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(value);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    try {
      // A link to the whole draft fails if another process was first; a move would replace its key.
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      // Then the other's value holds, and is what the caller reads.
      return;
    } catch (UnsupportedOperationException noLinksHere) {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static FileAttribute<?>[] forOwnerOnly(Path near) {
    if (!near.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
  }
}
