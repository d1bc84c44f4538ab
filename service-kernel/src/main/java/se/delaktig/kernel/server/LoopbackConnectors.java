package se.delaktig.kernel.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ProtocolHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Binds a service where {@code delaktig.bind} says: to the given address, or by default to the
 * machine itself only. {@code localhost} is two addresses, 127.0.0.1 and ::1, and browsers pick
 * either; a server without an address would listen to the whole network. So there are two
 * connectors with the same settings on the same port, or one where the machine has no IPv6.
 */
public class LoopbackConnectors
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackConnectors.class);
  private static final Set<String> THIS_MACHINE = Set.of("", "loopback", "localhost");

  private final String bind;

  LoopbackConnectors(@Value("${delaktig.bind:loopback}") String bind) {
    this.bind = bind.strip();
  }

  /** Last, so that the port and all other settings are known. */
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
    if (server.getPort() == 0) {
      // Both must have the same port, so it is chosen here.
      server.setPort(freePort());
    }
    server.setAddress(address("127.0.0.1"));
    Optional<InetAddress> ipv6 = ipv6Loopback();
    if (ipv6.isEmpty()) {
      LOG.info("No IPv6 on this machine; listening on 127.0.0.1 only");
      return;
    }
    Connector second = new Connector(TomcatWebServerFactory.DEFAULT_PROTOCOL);
    second.setThrowOnFailure(true);
    second.setPort(server.getPort());
    second.setProperty("address", ipv6.get().getHostAddress());
    // Spring applies these to its own connector only.
    server.getProtocolHandlerCustomizers().forEach(each -> apply(each, second));
    server.getConnectorCustomizers().forEach(customizer -> customizer.customize(second));
    server.addAdditionalConnectors(second);
  }

  /** A port that is free on both loopback addresses at this moment. */
  public static int freePort() {
    while (true) {
      try (ServerSocket first = new ServerSocket()) {
        first.bind(new InetSocketAddress(address("127.0.0.1"), 0));
        Optional<InetAddress> ipv6 = ipv6Loopback();
        if (ipv6.isEmpty() || isFree(ipv6.get(), first.getLocalPort())) {
          return first.getLocalPort();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("No free port on the loopback address", e);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void apply(TomcatProtocolHandlerCustomizer<?> customizer, Connector connector) {
    ((TomcatProtocolHandlerCustomizer<ProtocolHandler>) customizer)
        .customize(connector.getProtocolHandler());
  }

  private static Optional<InetAddress> ipv6Loopback() {
    InetAddress loopback = address("::1");
    return isFree(loopback, 0) ? Optional.of(loopback) : Optional.empty();
  }

  private static boolean isFree(InetAddress address, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException notHere) {
      LOG.debug("Can't listen on {} port {}", address, port, notHere);
      return false;
    }
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("DELAKTIG_BIND is no address of this machine: " + text, e);
    }
  }
}
