package se.delaktig.kernel.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** How much a workbook is when it is unpacked, found out before anybody reads it. */
final class Unpacked {
  /** Twenty thousand lines are a tenth of it. */
  private static final long MOST_BYTES = 48L << 20;

  private static final int MOST_PARTS = 1_000;
  private static final int AT_ONCE = 64 << 10;

  private Unpacked() {}

  /**
   * Refuses a workbook that would fill the memory.
   *
   * @throws UnreadableFileException if it is more than any list of ours, whatever it says of itself
   */
  static void demandModest(byte[] workbook) throws IOException {
    long bytes = 0;
    int parts = 0;
    byte[] read = new byte[AT_ONCE];
    try (ZipFile zip = ZipFile.builder().setByteArray(workbook).get()) {
      Enumeration<ZipArchiveEntry> entries = zip.getEntries();
      while (entries.hasMoreElements()) {
        parts++;
        try (InputStream part = zip.getInputStream(entries.nextElement())) {
          for (int n = part.read(read); n >= 0; n = part.read(read)) {
            bytes += n;
            if (bytes > MOST_BYTES || parts > MOST_PARTS) {
              throw new UnreadableFileException("file.damaged");
            }
          }
        }
      }
    }
  }
}
