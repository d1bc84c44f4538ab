package se.delaktig.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Where the parts of an office listen.
 *
 * @param bind as set: {@code localhost} for both loopbacks
 * @param address what that stands for, or the first of the two
 */
record Listening(String bind, InetAddress address) {
  private static final Set<String> THIS_MACHINE = Set.of("loopback", "localhost");

  static Listening at(String bind) {
    try {
      return new Listening(
          bind, InetAddress.getByName(THIS_MACHINE.contains(bind) ? "127.0.0.1" : bind));
    } catch (UnknownHostException e) {
      throw new BadSettingException("DELAKTIG_BIND is no address of this machine: " + bind);
    }
  }

  /** How the parts reach each other, as the host of an address. */
  String inside() {
    if (THIS_MACHINE.contains(bind) || address.isAnyLocalAddress()) {
      return "localhost";
    }
    String text = address.getHostAddress();
    return text.contains(":") ? "[" + text + "]" : text;
  }

  /** Whether a port can be listened at; 0 stands for a free one. */
  boolean free(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, address)) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * Finds out that a port is taken before anything is started or played.
   *
   * @param setting what chooses the port
   */
  void demandFree(int port, String setting) {
    if (!free(port)) {
      throw new BadSettingException(
          "Nothing can listen at port "
              + port
              + " of "
              + bind
              + ": something else does, or that is no address of this machine. Stop the other, or"
              + " choose another port by "
              + setting
              + ".");
    }
  }
}
