package se.delaktig.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import se.delaktig.kernel.server.LoopbackConnectors;

/**
 * The port of the sign-in where none is set: a free one, and the same at the next start, so that
 * invitations given out before still lead here.
 */
final class SignInPort {
  private SignInPort() {}

  static int in(Path data, Listening listening) throws IOException {
    Path file = data.resolve("sign-in-port");
    if (Files.exists(file)) {
      String last = Files.readString(file).strip();
      if (last.matches("\\d{1,5}") && listening.free(Integer.parseInt(last))) {
        return Integer.parseInt(last);
      }
    }
    int port = LoopbackConnectors.freePort();
    Files.writeString(file, Integer.toString(port));
    return port;
  }
}
