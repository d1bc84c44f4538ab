package se.delaktig.embeddedstore;

/**
 * How a store is opened.
 *
 * @param port the loopback port to listen on, 0 for a free one
 * @param fsync whether an acknowledgement waits until the disk itself has the write. Without it an
 *     acknowledged write survives the end of the process, but not a power cut
 * @param cacheMegabytes memory for pages read from the file, at least 1
 * @param reservedDiskBytes writes are refused while the disk has less free space than this; reads
 *     go on, and writes are taken again once there is room
 * @param compressed whether pages are compressed as they are written; either kind is read
 */
public record StoreSettings(
    int port, boolean fsync, int cacheMegabytes, long reservedDiskBytes, boolean compressed) {

  public StoreSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (cacheMegabytes < 1) {
      throw new IllegalArgumentException("the cache must be at least 1 MB, not " + cacheMegabytes);
    }
    if (reservedDiskBytes < 0) {
      throw new IllegalArgumentException("reservedDiskBytes must not be negative");
    }
  }

  /** A free port, fsync on, a cache of 16 MB, 64 MB of the disk left alone, compressed. */
  public static StoreSettings defaults() {
    return new StoreSettings(0, true, 16, 64L << 20, true);
  }

  /** The same with another port. */
  public StoreSettings withPort(int port) {
    return new StoreSettings(port, fsync, cacheMegabytes, reservedDiskBytes, compressed);
  }

  /** The same with fsync switched on or off. */
  public StoreSettings withFsync(boolean fsync) {
    return new StoreSettings(port, fsync, cacheMegabytes, reservedDiskBytes, compressed);
  }

  /** The same with another reserve of free disk space. */
  public StoreSettings withReservedDiskBytes(long reservedDiskBytes) {
    return new StoreSettings(port, fsync, cacheMegabytes, reservedDiskBytes, compressed);
  }

  /** The same with compression switched on or off. */
  public StoreSettings withCompressed(boolean compressed) {
    return new StoreSettings(port, fsync, cacheMegabytes, reservedDiskBytes, compressed);
  }
}
