package se.delaktig.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The demonstration's clock: stands where the player puts it while the project is played, and runs
 * on from there afterwards, also after a restart. Its distance from the machine's clock lies in the
 * data folder.
 */
public final class DemoClock implements InstantSource {
  /** Lies in the data folder once the project has been played to its end. */
  static final String FILE = "programme-clock-offset";

  private final Path file;
  private final AtomicReference<@Nullable Instant> standing = new AtomicReference<>();
  private volatile Duration offset = Duration.ZERO;

  private DemoClock(Path file) {
    this.file = file;
  }

  /** The clock of the demonstration in a data folder. */
  public static DemoClock in(Path dataFolder) throws IOException {
    DemoClock clock = new DemoClock(dataFolder.resolve(FILE));
    if (Files.exists(clock.file)) {
      clock.offset = Duration.parse(Files.readString(clock.file).strip());
    }
    return clock;
  }

  @Override
  public Instant instant() {
    Instant still = standing.get();
    return still == null ? Instant.now().plus(offset) : still;
  }

  /** Whether it has been let go, which happens when the project has been played to its end. */
  public boolean runs() {
    return Files.exists(file);
  }

  /** Puts the clock at a moment, where it stays until moved or let go. */
  public void standAt(Instant moment) {
    standing.set(moment);
  }

  /** Lets the clock run on from a moment. */
  public void runOnFrom(Instant moment) throws IOException {
    offset = Duration.between(Instant.now(), moment);
    Path next = file.resolveSibling(FILE + ".next");
    Files.writeString(next, offset.toString());
    // Whole or not at all: that the file is there says that the playing is over.
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    standing.set(null);
  }
}
