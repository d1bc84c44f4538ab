package se.delaktig.embeddedstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Where an open store is reached, written down in its folder for whoever may read that: the account
 * that runs it.
 *
 * @param id drawn at each opening, so that a port that another store has by now is not mistaken
 */
record StoreAddress(String id, String uri) {

  private static final String FILE = "address";

  void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    Files.deleteIfExists(file);
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, ownerOnly);
    Files.writeString(file, id + "\n" + uri + "\n", UTF_8);
  }

  static Optional<StoreAddress> in(Path folder) throws IOException {
    try {
      List<String> lines = Files.readAllLines(folder.resolve(FILE), UTF_8);
      return lines.size() == 2
          ? Optional.of(new StoreAddress(lines.get(0), lines.get(1)))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static void forget(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
  }
}
