package se.delaktig.audit.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files of a bundle while it is made, on the disk and not in memory: a stored entry of a zip must
 * be known whole before its first byte is sent. Gone when closed.
 */
final class Spool implements AutoCloseable {
  /** The earliest moment that a zip can name, so that the same content gives the same bytes. */
  static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Path folder;
  private final List<Spooled> files = new ArrayList<>();

  private Spool(Path folder) {
    this.folder = folder;
  }

  /** A file that is ready. */
  record Spooled(String name, long bytes, String sha256, long crc) {}

  /** Writes one file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static Spool open() throws IOException {
    return new Spool(Files.createTempDirectory("delaktig-bundle"));
  }

  /** Writes a file, the next in the bundle. */
  void add(String name, Content content) throws IOException {
    MessageDigest digest = sha256();
    CRC32 crc = new CRC32();
    Path file = file(files.size());
    try (OutputStream out =
        new BufferedOutputStream(
            new DigestOutputStream(
                new CheckedOutputStream(Files.newOutputStream(file), crc), digest),
            1 << 16)) {
      content.writeTo(out);
    }
    files.add(
        new Spooled(
            name, Files.size(file), HexFormat.of().formatHex(digest.digest()), crc.getValue()));
  }

  List<Spooled> files() {
    return List.copyOf(files);
  }

  /** Sends all files as a zip, none of them compressed. */
  void zipTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
    for (int i = 0; i < files.size(); i++) {
      Spooled one = files.get(i);
      ZipEntry entry = new ZipEntry(one.name());
      entry.setTimeLocal(NO_TIME);
      entry.setSize(one.bytes());
      entry.setCompressedSize(one.bytes());
      entry.setCrc(one.crc());
      zip.putNextEntry(entry);
      try (InputStream in = Files.newInputStream(file(i))) {
        in.transferTo(zip);
      }
      zip.closeEntry();
    }
    zip.finish();
  }

  private Path file(int number) {
    return folder.resolve(Integer.toString(number));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    for (int i = 0; i <= files.size(); i++) {
      Files.deleteIfExists(file(i));
    }
    Files.delete(folder);
  }
}
