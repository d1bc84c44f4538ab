package se.delaktig.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of 24 MB, in the long run of 5 GB, in a store with 256 MB of heap. */
class GridFsTest {

  private static final long BYTES = Boolean.getBoolean("delaktig.long") ? 5L << 30 : 24L << 20;
  private static final int SEED = 11;

  /** Of the whole process: the heap, as much again for the network's buffers, and the JVM. */
  private static final long MOST_KILOBYTES = 768 << 10;

  @TempDir Path folder;

  @Test
  void a_file_comes_back_as_it_was_also_after_a_kill_and_memory_stays_bounded() throws Exception {
    MessageDigest sent = MessageDigest.getInstance("SHA-256");
    ObjectId id;
    long began = System.nanoTime();
    Process process = StoreProcess.start(folder, true);
    try (MongoClient client = MongoClients.create(StoreProcess.uri(process))) {
      id = files(client).uploadFromStream("large", new DigestInputStream(new Noise(), sent));
      assertThat(mostMemory(process)).isLessThan(MOST_KILOBYTES);
    } finally {
      process.destroyForcibly().waitFor();
    }
    long uploaded = System.nanoTime();
    Process again = StoreProcess.start(folder, true);
    try (MongoClient client = MongoClients.create(StoreProcess.uri(again))) {
      MessageDigest received = MessageDigest.getInstance("SHA-256");
      try (OutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), received)) {
        files(client).downloadToStream(id, into);
      }
      assertThat(HexFormat.of().formatHex(received.digest()))
          .isEqualTo(HexFormat.of().formatHex(sent.digest()));
      long memory = mostMemory(again);
      assertThat(memory).isLessThan(MOST_KILOBYTES);
      System.out.printf(
          "gridfs: %,d bytes, up %.1f s, open and down %.1f s, file %,d bytes, at most %,d KB of"
              + " memory%n",
          BYTES,
          (uploaded - began) / 1e9,
          (System.nanoTime() - uploaded) / 1e9,
          Files.size(folder.resolve("store.mv")),
          memory);
    } finally {
      again.destroyForcibly().waitFor();
    }
  }

  private static GridFSBucket files(MongoClient client) {
    return GridFSBuckets.create(client.getDatabase("a"));
  }

  /** The most that the process has held so far, in KB; 0 where the system does not tell. */
  private static long mostMemory(Process process) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  /** Bytes that can't be compressed, the same each time. */
  private static final class Noise extends InputStream {
    private final Random random = new Random(SEED);
    private long left = BYTES;

    @Override
    public int read() {
      throw new UnsupportedOperationException("read in pieces");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      byte[] piece = new byte[count];
      random.nextBytes(piece);
      System.arraycopy(piece, 0, into, offset, count);
      left -= count;
      return count;
    }
  }
}
