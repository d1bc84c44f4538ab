package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.bson.Document;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Knows, at most a second late, whether the disk has room for more writes. */
final class DiskSpace {

  private static final int OUT_OF_DISK_SPACE = 14_031;
  private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private volatile LongSupplier free;
  private final long reserved;
  private volatile long lookedAt;
  private volatile boolean enough;

  /**
   * @param free the bytes that the disk has left
   * @param reserved of which the last so many are not taken
   */
  DiskSpace(LongSupplier free, long reserved) {
    this.free = free;
    this.reserved = reserved;
    look();
  }

  /** From now on somebody else says how much is free. */
  void measuredBy(LongSupplier measure) {
    free = measure;
    look();
  }

  boolean isEnough() {
    if (System.nanoTime() - lookedAt > LOOK_EVERY_NANOS) {
      look();
    }
    return enough;
  }

  private void look() {
    enough = free.getAsLong() >= reserved;
    lookedAt = System.nanoTime();
  }

  Document refusal() {
    return StoreBackend.error(
        "the disk has less than "
            + reserved
            + " bytes free, so nothing more is written; free some space",
        OUT_OF_DISK_SPACE,
        "OutOfDiskSpace");
  }
}
