package se.delaktig.kernel.file;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ClamAV's daemon, asked over TCP by its command {@code INSTREAM}: the content in chunks with their
 * length before each, then one of no length; one line comes back.
 */
final class Clamd implements VirusScanner {
  private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CHUNK = 64 << 10;
  private static final int LONGEST_ANSWER = 4_096;

  private final InetSocketAddress address;

  Clamd(InetSocketAddress address) {
    this.address = address;
  }

  @Override
  public Finding scan(byte[] content) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()),
          (int) PATIENCE.toMillis());
      socket.setSoTimeout((int) PATIENCE.toMillis());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      for (int from = 0; from < content.length; from += CHUNK) {
        int length = Math.min(CHUNK, content.length - from);
        out.writeInt(length);
        out.write(content, from, length);
      }
      out.writeInt(0);
      out.flush();
      String answer =
          new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII)
              .replace("\0", "")
              .strip();
      return finding(answer);
    } catch (IOException silent) {
      LOG.warn("The virus scanner at {} does not answer", address.getHostString());
      return Finding.SILENT;
    }
  }

  private static Finding finding(String answer) {
    if (answer.endsWith("FOUND")) {
      LOG.warn("The virus scanner refused a file: {}", answer);
      return Finding.INFECTED;
    }
    if (answer.equals("stream: OK")) {
      return Finding.CLEAN;
    }
    LOG.warn("The virus scanner could not look: {}", answer);
    return Finding.SILENT;
  }
}
