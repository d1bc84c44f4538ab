package se.delaktig.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A demonstration's data folder. A mark lies in it from before the first command until the last, so
 * that a playing that was cut off is begun anew, and never goes on from the middle.
 */
public final class DemoFolder {
  private static final String MARK = "demo-being-played";

  private final Path folder;
  private final Path store;
  private final Path mark;

  /**
   * @param folder the data folder
   * @param store the embedded store's own folder in it
   */
  public DemoFolder(Path folder, Path store) {
    this.folder = folder;
    this.store = store;
    this.mark = folder.resolve(MARK);
  }

  /** Whether the project has been played to its end here. */
  public boolean played() {
    return Files.exists(folder.resolve(DemoClock.FILE));
  }

  /**
   * Makes the folder ready for the playing, without anything that an earlier try left.
   *
   * @return false, with nothing done, when somebody's real office lies here
   */
  public boolean begin() throws IOException {
    if (Files.exists(store) && !Files.exists(mark)) {
      return false;
    }
    Files.createDirectories(folder);
    if (Files.exists(mark)) {
      remove(store);
    } else {
      Files.createFile(mark);
    }
    return true;
  }

  /** Takes the mark away: the playing is over. */
  public void end() throws IOException {
    Files.deleteIfExists(mark);
  }

  private static void remove(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(tree)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : deepestFirst) {
      Files.delete(one);
    }
  }
}
