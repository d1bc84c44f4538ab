package se.delaktig.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What a measurement leaves behind goes away with it, also when it fails or is cut off. */
final class Folders {
  /** Whose they are: another process may measure on the same machine. */
  static final String OURS = "delaktig-" + ProcessHandle.current().pid() + "-";

  private static final Set<Path> STANDING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> STANDING.forEach(Folders::delete)));
  }

  private Folders() {}

  /** A new folder for the length of a measurement, at most until the process ends. */
  static Path temporary(String prefix) {
    try {
      Path folder = Files.createTempDirectory(OURS + prefix);
      STANDING.add(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    STANDING.remove(folder);
  }
}
