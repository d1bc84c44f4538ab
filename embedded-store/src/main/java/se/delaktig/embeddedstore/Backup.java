package se.delaktig.embeddedstore;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Copies the file while it is written to. From the moment of the copy on, the file only grows until
 * the copy is done, so what the copy reads does not change under it; its head, which does change,
 * is taken at that moment.
 */
final class Backup {

  /** Two copies of the head, a block each. */
  private static final int HEAD_BYTES = 2 * 4096;

  private static final int PIECE_BYTES = 1 << 20;
  private static final long WORD_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The head of the file and how much of it belongs to the moment. */
  record Moment(byte[] head, long size) {}

  /** What keeps the file from changing below the size of a moment. */
  interface Source {
    Moment moment();

    /**
     * Says that the copy is still being made.
     *
     * @throws IOException if the file may have changed already
     */
    void goOn() throws IOException;

    /**
     * Lets the file change again.
     *
     * @throws IOException if it may have changed before
     */
    void end() throws IOException;
  }

  private Backup() {}

  static Moment moment(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
      while (head.hasRemaining()) {
        if (channel.read(head, head.position()) < 0) {
          throw new EOFException(file + " has no head");
        }
      }
      return new Moment(head.array(), channel.size());
    }
  }

  /** Where the copy of a file goes. */
  static Path target(Path file, Path targetFolder) throws IOException {
    Path target = targetFolder.resolve(file.getFileName());
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target + " is there already; nothing was copied");
    }
    return target;
  }

  /** Copies what belongs to the moment. The copy appears under its name only when it is whole. */
  static void copy(Path file, Source source, Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      copyWhileItHolds(file, source, part);
      Files.move(part, target, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void copyWhileItHolds(Path file, Source source, Path part) throws IOException {
    try {
      copyTo(file, source, part);
    } catch (IOException | RuntimeException e) {
      try {
        source.end();
      } catch (IOException notHeld) {
        e.addSuppressed(notHeld);
      }
      throw e;
    }
    source.end();
  }

  private static void copyTo(Path file, Source source, Path part) throws IOException {
    Moment moment = source.moment();
    try (FileChannel from = FileChannel.open(file, READ);
        FileChannel to = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
      to.write(ByteBuffer.wrap(moment.head()));
      long lastWord = System.nanoTime();
      for (long at = HEAD_BYTES; at < moment.size(); ) {
        long copied = from.transferTo(at, Math.min(PIECE_BYTES, moment.size() - at), to);
        if (copied <= 0) {
          // Only an end that nothing used can be cut off while the file grows.
          break;
        }
        at += copied;
        if (System.nanoTime() - lastWord > WORD_EVERY_NANOS) {
          source.goOn();
          lastWord = System.nanoTime();
        }
      }
      to.force(true);
    }
  }
}
