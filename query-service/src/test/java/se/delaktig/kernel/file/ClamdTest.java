package se.delaktig.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Speaks with a daemon that speaks as ClamAV's does. */
class ClamdTest {
  private static final byte[] CONTENT = new byte[200_000];

  static {
    new Random(1).nextBytes(CONTENT);
  }

  @ParameterizedTest
  @CsvSource({
    "stream: OK, CLEAN",
    "stream: Win.Test.EICAR_HDB-1 FOUND, INFECTED",
    "INSTREAM size limit exceeded. ERROR, SILENT"
  })
  void theAnswerIsTheFinding(String answer, VirusScanner.Finding finding) throws Exception {
    try (ServerSocket daemon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> received =
          CompletableFuture.supplyAsync(() -> answering(daemon, answer));

      assertThat(scanner(daemon.getLocalPort()).scan(CONTENT)).isEqualTo(finding);
      assertThat(received.get()).isEqualTo(CONTENT);
    }
  }

  @Test
  void aScannerThatIsNotThereHasFoundNothingOut() throws IOException {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = closed.getLocalPort();
    }
    assertThat(scanner(nobody).scan(CONTENT)).isEqualTo(VirusScanner.Finding.SILENT);
  }

  private static Clamd scanner(int port) {
    return new Clamd(InetSocketAddress.createUnresolved("127.0.0.1", port));
  }

  private static byte[] answering(ServerSocket daemon, String answer) {
    try (Socket socket = daemon.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] command = in.readNBytes(10);
      assertThat(new String(command, StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        content.writeBytes(in.readNBytes(length));
      }
      socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
      return content.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
