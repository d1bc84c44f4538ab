package se.delaktig.demo;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A demonstration's data folder. A mark lies in it from before the first command until the last, so
 * that a playing that was cut off is begun anew, and never goes on from the middle.
 */
public final class DemoFolder {
  private static final String MARK = "demo-being-played";

  private final Path folder;
  private final Path store;
  private final Path mark;
  private @Nullable FileChannel playing;

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
   * Makes the folder ready for the playing, without anything that an earlier try left, and holds it
   * until {@link #end()} or the process ends.
   *
   * @return false, with nothing done, when somebody's real office lies here
   * @throws BeingPlayedException when another process is playing here just now
   */
  public boolean begin() throws IOException {
    if (Files.exists(store) && !Files.exists(mark)) {
      return false;
    }
    Files.createDirectories(folder);
    playing = held();
    remove(store);
    return true;
  }

  private FileChannel held() throws IOException {
    FileChannel channel = FileChannel.open(mark, CREATE, WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException heldHere) {
      // as if another process held it
    }
    throw new BeingPlayedException(folder);
  }

  /** Whether a playing was begun here and not ended. */
  public boolean begun() {
    return Files.exists(mark);
  }

  /** Takes the mark away: the playing is over. */
  public void end() throws IOException {
    Files.deleteIfExists(mark);
    if (playing != null) {
      playing.close();
    }
  }

  /** Another process plays a demonstration in the same folder. */
  public static final class BeingPlayedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BeingPlayedException(Path folder) {
      super(
          "Another process is playing the demonstration in "
              + folder
              + ". Wait for it, or choose another DELAKTIG_DATA.");
    }
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
