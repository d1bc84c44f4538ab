package se.delaktig.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A mark in the data folder of an office that has moved to a server, so that nobody goes on in an
 * empty one beside it.
 */
public final class MovedAway {
  private static final String FILE = "moved-to";

  private MovedAway() {}

  /**
   * Called before the store brought along is opened.
   *
   * @throws RefusedException if the office that lay here is on a server now
   */
  public static void refuse(Path data) throws IOException {
    Path mark = data.resolve(FILE);
    if (Files.exists(mark)) {
      throw new RefusedException(
          "Kontoret har flyttat; sätt DELAKTIG_MONGODB_URI till / The office has moved; set"
              + " DELAKTIG_MONGODB_URI to "
              + Files.readString(mark).strip());
    }
  }

  static void mark(Path data, String server) throws IOException {
    Files.writeString(data.resolve(FILE), server + "\n");
  }

  static void unmark(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(FILE));
  }
}
