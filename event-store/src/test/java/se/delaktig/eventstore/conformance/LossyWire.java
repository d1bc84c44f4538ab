package se.delaktig.eventstore.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A wire to a server that breaks when it is told to, before or after an insert has arrived. */
final class LossyWire implements AutoCloseable {

  enum Break {
    /** The insert never reaches the server. */
    BEFORE_THE_INSERT,
    /** The server does the insert, and its answer is lost. */
    BEFORE_ITS_ANSWER
  }

  private final ServerSocket listener;
  private final int serverPort;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Queue<Optional<Break>> plan = new ConcurrentLinkedQueue<>();
  private final AtomicInteger breaks = new AtomicInteger();
  private volatile boolean staysDown;
  private volatile boolean down;

  LossyWire(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void breakNext(Break where) {
    plan.add(Optional.of(where));
  }

  /** What happens to the next inserts, one after the other; empty for nothing. */
  void plan(List<Optional<Break>> inserts) {
    plan.addAll(inserts);
  }

  /** After the next break nothing goes through until {@link #repair()}. */
  void breakForGood(Break where) {
    staysDown = true;
    plan.add(Optional.of(where));
  }

  void repair() {
    staysDown = false;
    down = false;
  }

  int breaks() {
    return breaks.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (down) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        sockets.add(client);
        sockets.add(server);
        AtomicReference<Break> pending = new AtomicReference<>();
        Thread.ofVirtual().start(() -> pump(client, server, pending, true));
        Thread.ofVirtual().start(() -> pump(server, client, pending, false));
      } catch (IOException e) {
        // the listener was closed, or the server is gone: the client sees a closed connection
        continue;
      }
    }
  }

  private void pump(Socket from, Socket to, AtomicReference<Break> pending, boolean asking) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (asking && isInsert(buffer, read)) {
          Break planned = plan.isEmpty() ? null : plan.remove().orElse(null);
          if (planned == Break.BEFORE_THE_INSERT) {
            broken();
            return;
          }
          pending.set(planned);
        }
        if (!asking && pending.get() == Break.BEFORE_ITS_ANSWER) {
          broken();
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // either side has gone; closing both is what a broken wire does
      return;
    }
  }

  private void broken() {
    breaks.incrementAndGet();
    if (staysDown) {
      down = true;
      sockets.forEach(LossyWire::closeSilently);
    }
  }

  private static boolean isInsert(byte[] buffer, int length) {
    return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains("\u0002insert\0");
  }

  private static void closeSilently(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    sockets.forEach(LossyWire::closeSilently);
  }
}
