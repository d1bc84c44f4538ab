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

/**
 * Copies the file while it is written to. From the moment of the copy on, the file only grows until
 * the copy is done, so what the copy reads does not change under it; its head, which does change,
 * is taken at that moment.
 */
final class Backup {

  /** Two copies of the head, a block each. */
  private static final int HEAD_BYTES = 2 * 4096;

  private static final int PIECE_BYTES = 1 << 20;

  /** The head of the file and how much of it belongs to the moment. */
  record Moment(byte[] head, long size) {}

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

  static void copy(Path file, Moment moment, Path targetFolder) throws IOException {
    Files.createDirectories(targetFolder);
    Path target = targetFolder.resolve(file.getFileName());
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target + " is there already; nothing was copied");
    }
    Path part = targetFolder.resolve(file.getFileName() + ".part");
    try (FileChannel from = FileChannel.open(file, READ);
        FileChannel to = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
      to.write(ByteBuffer.wrap(moment.head()));
      for (long at = HEAD_BYTES; at < moment.size(); ) {
        long copied = from.transferTo(at, Math.min(PIECE_BYTES, moment.size() - at), to);
        if (copied <= 0) {
          throw new EOFException(file + " became shorter while it was copied");
        }
        at += copied;
      }
      to.force(true);
    }
    Files.move(part, target, ATOMIC_MOVE);
  }
}
