package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.bson.Document;
import java.util.concurrent.TimeUnit;

/** Knows, at most a second late, whether the disk has room for more writes. */
final class DiskSpace {

  private static final int OUT_OF_DISK_SPACE = 14_031;
  private static final long LOOK_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final StoreFile file;
  private final long reserved;
  private volatile long lookedAt;
  private volatile boolean enough;

  DiskSpace(StoreFile file, long reserved) {
    this.file = file;
    this.reserved = reserved;
    look();
  }

  boolean isEnough() {
    if (System.nanoTime() - lookedAt > LOOK_EVERY_NANOS) {
      look();
    }
    return enough;
  }

  private void look() {
    enough = file.freeDiskBytes() >= reserved;
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
