package se.delaktig.kernel.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Binds the command service where {@code delaktig.bind} says; by default to both addresses that
 * {@code localhost} stands for, and to nothing else.
 */
@Component
class LoopbackConnectors
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
  private static final Set<String> THIS_MACHINE = Set.of("", "loopback", "localhost");

  private final String bind;

  LoopbackConnectors(@Value("${delaktig.bind:loopback}") String bind) {
    this.bind = bind.strip();
  }

  /** After Boot's own, which sets the port. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    if (!THIS_MACHINE.contains(bind)) {
      server.setAddress(address(bind));
      return;
    }
    InetAddress first = address("127.0.0.1");
    InetAddress second = address("::1");
    if (server.getPort() == 0) {
      // Both must have the same port, so it is chosen here.
      server.setPort(freePort(first));
    }
    server.setAddress(first);
    if (exists(second)) {
      Connector connector = new Connector(TomcatWebServerFactory.DEFAULT_PROTOCOL);
      connector.setThrowOnFailure(true);
      connector.setPort(server.getPort());
      connector.setProperty("address", second.getHostAddress());
      server.addAdditionalConnectors(connector);
    }
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "DELAKTIG_BIND names no address of this machine: " + text, e);
    }
  }

  /** A machine without IPv6 has only the one loopback. */
  private static boolean exists(InetAddress address) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(address, 0));
      return true;
    } catch (IOException noSuchAddress) {
      return false;
    }
  }

  private static int freePort(InetAddress address) {
    try (ServerSocket probe = new ServerSocket(0, 1, address)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port at " + address, e);
    }
  }
}
