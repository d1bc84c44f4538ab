package se.delaktig.kernel.page;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Binds the pages where they are told to be.
 *
 * <p>{@code localhost} is two addresses, and browsers try either first, so both loopbacks are
 * listened at, and nothing else is.
 */
@Component
class LoopbackConnectors
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
  private final PageSettings settings;

  LoopbackConnectors(PageSettings settings) {
    this.settings = settings;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    try {
      if (!settings.bind().equals("loopback") && !settings.bind().equals("localhost")) {
        server.setAddress(InetAddress.getByName(settings.bind()));
        return;
      }
      var four = InetAddress.getByName("127.0.0.1");
      var six = InetAddress.getByName("::1");
      if (server.getPort() == 0) {
        // Both must be the same port, so it cannot be left to the first connector to find one.
        server.setPort(free(four));
      }
      server.setAddress(four);
      if (six instanceof Inet6Address && bindable(six)) {
        server.addAdditionalConnectors(connector(six, server.getPort()));
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "DELAKTIG_BIND names no address of this machine: " + settings.bind(), e);
    }
  }

  /** After Boot's own, which sets address and port from {@code server.*}. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  private static Connector connector(InetAddress address, int port) {
    var connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
    connector.setPort(port);
    if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
      protocol.setAddress(address);
    }
    return connector;
  }

  /** A machine without IPv6 has only the one loopback. */
  private static boolean bindable(InetAddress address) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, 0));
      return true;
    } catch (IOException noSuchAddress) {
      return false;
    }
  }

  private static int free(InetAddress address) {
    try (var socket = new ServerSocket(0, 1, address)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("No free port at " + address, e);
    }
  }
}
